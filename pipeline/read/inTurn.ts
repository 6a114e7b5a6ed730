import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import { LARGEST } from "./fileFailure.ts"

/** Something that is begun ahead of its turn, and then gives a stream. */
export interface Ahead<A, R> {
  /** Bytes that it may hold from its beginning to the end of its stream. */
  readonly bytes: number
  readonly begin: Effect.Effect<Stream.Stream<A, never, R>, never, R>
}

/** What is there already. */
export const atOnce = <A>(value: A): Ahead<A, never> => ({ bytes: 0, begin: Effect.succeed(Stream.succeed(value)) })

/**
 * The streams of all, in their order. As many as `count` are begun at once, as long as together they hold no more than
 * `BUDGET` bytes; what may hold more than that is alone.
 */
export const inTurn = <A, R, E, R2>(
  all: Stream.Stream<Ahead<A, R>, E, R2>,
  count: number
): Stream.Stream<A, E, R | R2> =>
  Stream.suspend(() => {
    const budget = Semaphore.makeUnsafe(BUDGET)
    return all.pipe(
      // Bytes are taken in the streams' order: were they not, the one whose turn it is might wait for those behind it.
      Stream.mapEffect(({ begin, bytes }) => {
        const held = Math.min(bytes, BUDGET)
        return Effect.as(budget.take(held), Effect.map(begin, Stream.ensuring(budget.release(held))))
      }),
      Stream.mapEffect((begin) => begin, { concurrency: count }),
      Stream.flatMap((stream) => stream)
    )
  })

/** One article of the largest size, or thousands of the usual one. */
const BUDGET = LARGEST
