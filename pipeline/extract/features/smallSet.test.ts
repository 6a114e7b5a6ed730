import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { SmallSet } from "./smallSet.ts"

const Numbers = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5000 })))

describe("a small set", () => {
  const set = new SmallSet()

  it.prop("says of each number whether it is new, as a set would", [Numbers], ([numbers]) => {
    const seen = new Set<number>()
    set.clear()
    for (const number of numbers) {
      assert.strictEqual(set.add(number), !seen.has(number))
      seen.add(number)
    }
  })

  it("grows", () => {
    set.clear()
    for (let i = 0; i < 5000; i++) assert.isTrue(set.add(i * 7))
    for (let i = 0; i < 5000; i++) assert.isFalse(set.add(i * 7))
    set.clear()
    assert.isTrue(set.add(7))
  })
})
