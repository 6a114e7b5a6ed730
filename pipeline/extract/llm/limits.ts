import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"

/** How fast a model is asked: so many requests under way, so many begun in a minute, and none while it asks to be left alone. */
export interface Limits {
  /** Makes a request when its turn has come. */
  readonly turn: <A, E, R>(request: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  /** Begins no request for so many milliseconds. */
  readonly hold: (milliseconds: number) => Effect.Effect<void>
  /** Waits until no request is under way. */
  readonly idle: Effect.Effect<void>
}

export const makeLimits = (inFlight: number, perMinute: number | undefined): Limits => {
  const permits = Semaphore.makeUnsafe(inFlight)
  const apart = perMinute === undefined ? 0 : 60_000 / perMinute
  /** When the next request may begin, in milliseconds of the clock. */
  let next = 0

  const wait: Effect.Effect<void> = Effect.suspend(() =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      if (next > now) return Effect.andThen(Effect.sleep(next - now), wait)
      next = now + apart
      return Effect.void
    })
  )
  return {
    turn: (request) => permits.withPermit(Effect.andThen(wait, request)),
    hold: (milliseconds) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        next = Math.max(next, now + milliseconds)
      }),
    idle: permits.withPermits(inFlight)(Effect.void)
  }
}
