import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { LARGEST } from "./fileFailure.ts"
import { inTurn } from "./inTurn.ts"

describe("inTurn", () => {
  const sixteenths = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 20 }))

  it.effect.prop(
    "gives all in order, never holds more than the budget, and waits for nothing that waits for it",
    [Schema.Array(sixteenths), Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))],
    ([sizes, count]) =>
      Effect.gen(function* () {
        let held = 0
        let begun = 0
        let most = 0
        const all = Stream.fromIterable(sizes.entries()).pipe(
          Stream.map(([index, size]) => {
            const bytes = (LARGEST / 16) * size
            // What may hold more than the budget is alone, and counts as the budget.
            const counted = Math.min(bytes, LARGEST)
            const begin = Effect.gen(function* () {
              held += counted
              most = Math.max(most, ++begun)
              assert.isAtMost(held, LARGEST)
              yield* Effect.yieldNow
              return Stream.make(index, index).pipe(
                Stream.tap(() => Effect.yieldNow),
                Stream.ensuring(
                  Effect.sync(() => {
                    held -= counted
                    begun--
                  })
                )
              )
            })
            return { bytes, begin }
          })
        )
        const indices = yield* Stream.runCollect(inTurn(all, count))
        assert.deepStrictEqual(
          indices,
          sizes.flatMap((_, index) => [index, index])
        )
        assert.isAtMost(most, count + 1)
        assert.strictEqual(held, 0)
      })
  )
})
