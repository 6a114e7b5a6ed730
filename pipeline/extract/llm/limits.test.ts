import { assert, describe, it } from "@effect/vitest"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { makeLimits } from "./limits.ts"

/** When each of `n` requests of `takes` milliseconds began. */
const begun = Effect.fnUntraced(function* (
  limits: ReturnType<typeof makeLimits>,
  n: number,
  takes: number,
  meanwhile: Effect.Effect<void> = Effect.void
) {
  const times: Array<number> = []
  const request = Effect.andThen(
    Effect.map(Clock.currentTimeMillis, (now) => times.push(now)),
    Effect.sleep(takes)
  )
  const all = yield* Effect.forkChild(
    Effect.forEach(Array.from({ length: n }), () => limits.turn(request), { concurrency: "unbounded" })
  )
  yield* TestClock.adjust(1)
  yield* meanwhile
  yield* TestClock.adjust("1 hour")
  yield* Fiber.join(all)
  return times
})

describe("limits", () => {
  it.effect("has so many requests under way at once", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* begun(makeLimits(2, undefined), 5, 100), [0, 0, 100, 100, 200])
    })
  )

  it.effect("begins so many in a minute", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* begun(makeLimits(10, 60), 4, 1), [0, 1000, 2000, 3000])
    })
  )

  it.effect("begins none while it is held, also of those that wait already", () =>
    Effect.gen(function* () {
      const limits = makeLimits(1, undefined)
      assert.deepStrictEqual(yield* begun(limits, 3, 100, limits.hold(5000)), [0, 5001, 5101])
      const paced = makeLimits(3, 600)
      assert.deepStrictEqual(yield* begun(paced, 3, 10, paced.hold(5000)), [3_600_001, 3_605_002, 3_605_102])
    })
  )

  it.effect("is idle when nothing is under way", () =>
    Effect.gen(function* () {
      const limits = makeLimits(3, undefined)
      const slow = yield* Effect.forkChild(limits.turn(Effect.sleep(1000)))
      yield* TestClock.adjust(1)
      const idle = yield* Effect.forkChild(limits.idle)
      yield* TestClock.adjust(500)
      assert.isUndefined(idle.pollUnsafe())
      yield* TestClock.adjust(500)
      yield* Fiber.join(idle)
      yield* Fiber.join(slow)
    })
  )
})
