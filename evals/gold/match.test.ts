import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { match } from "./match.ts"

const article = (id: string, text: string) => ({ id, text, segments: [] })

describe("match", () => {
  it("pairs by id, keeps gold without a partner, and counts what has no gold", () => {
    const gold = [article("a", "Tea."), article("b", "Rain.")]
    const others = [article("z", "?"), article("b", "Rain.\n")]
    assert.deepStrictEqual(Result.getOrThrow(match(gold, others, "out")), {
      matches: [
        { gold: gold[0]!, other: undefined },
        { gold: gold[1]!, other: others[1]! }
      ],
      spare: 1
    })
    assert.strictEqual(Result.getOrThrow(match(gold, [], "out")).matches.length, 2)
  })

  it("refuses another text under the same id", () => {
    const failure = Result.getOrThrow(
      Result.flip(match([article("a", "Tea calms.")], [article("a", "Tea warms.")], "out"))
    )
    assert.strictEqual(
      failure.message,
      "The labels in out have one problem; correct the files and start again:\n" +
        '  a: out: its text is not the gold\'s: they part at "calms." (gold) and "warms."'
    )
  })

  it("says so where no id is on both sides", () => {
    const failure = Result.getOrThrow(Result.flip(match([article("a", "Tea.")], [article("x/a", "Tea.")], "out")))
    assert.match(failure.message, /there the ids are such as x\/a, in the gold such as a;/)
  })
})
