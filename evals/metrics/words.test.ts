import { assert, describe, it } from "@effect/vitest"
import { wordMiddles, wordsIn } from "./words.ts"

describe("words", () => {
  it("are runs without white space, at their middle code point", () => {
    // "a" at 0, "😀bc," at 2..5 (middle 3), "d" at 7
    assert.deepStrictEqual([...wordMiddles("a 😀bc,\nd")], [0, 3, 7])
    assert.deepStrictEqual([...wordMiddles(" \n")], [])
  })

  it("are single characters in scripts without spaces", () => {
    assert.deepStrictEqual([...wordMiddles("网络 is 好")], [0, 1, 3, 6])
  })

  it("belong to the segment that holds their middle", () => {
    const middles = wordMiddles('"Many firms fail." So what?')
    // Without the quotation mark and the full stop it is still three words.
    assert.strictEqual(wordsIn(middles, 1, 16), 3)
    assert.strictEqual(wordsIn(middles, 0, 27), 5)
    assert.strictEqual(wordsIn(middles, 7, 7), 0)
  })
})
