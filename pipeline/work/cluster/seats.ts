import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Latch from "effect/Latch"
import * as Schedule from "effect/Schedule"
import * as SqlClient from "effect/sql/SqlClient"
import { Stopped } from "../../../schemas/failure.ts"
import { SILENCE } from "./engine.ts"
import { OWN_VERSION } from "./message.ts"
import { throughOutages } from "./outage.ts"

/** A runner, as the one who sends parts sees it. */
export interface Seat {
  readonly worker: string
  readonly threads: number
  /** The shards that it holds: a part goes to it by having one of these. */
  readonly shards: ReadonlySet<number>
  /** Parts that were sent to it and are not answered. */
  parts: number
}

/**
 * Shares parts out over the runners, so that none has many while another waits. Which one does a part in the end is the engine's
 * business.
 */
export interface Seats {
  /** The runner with the most room, once one has room. Fails where all that are there have stopped for a reason that ends a run. */
  readonly take: Effect.Effect<Seat, Stopped>
  readonly leave: (seat: Seat) => Effect.Effect<void>
  /** This runner gets no more parts of this run. */
  readonly refused: (refusal: {
    readonly worker: string
    readonly reason: string
    readonly stopped: boolean
  }) => Effect.Effect<void>
}

/** `computes`: whether the extractor keeps the runners' threads busy, or waits for others, a part at a time. */
export const openSeats = Effect.fnUntraced(function* (computes: boolean) {
  const sql = yield* SqlClient.SqlClient
  let seats = new Map<string, Seat>()
  const refusals = new Map<string, { readonly reason: string; readonly stopped: boolean }>()
  let waiting = 0

  let changed = Latch.makeUnsafe()
  const tellChange = Effect.suspend(() => {
    const latch = changed
    changed = Latch.makeUnsafe()
    return latch.open
  })

  // A thread's next part must have come before it has finished the last, or it waits while the database is asked.
  const room = (seat: Seat) => (computes ? 2 * seat.threads + 1 : 1) - seat.parts
  const willing = () => [...seats.values()].filter(({ shards, worker }) => shards.size > 0 && !refusals.has(worker))

  const look = throughOutages(sql<{ worker: string; threads: number; shards: string }>`
    SELECT worker, threads, shards FROM opinion_workers
    WHERE heartbeat > now() - ${Duration.toSeconds(SILENCE)}::int * interval '1 second'`).pipe(
    Effect.flatMap((rows) => {
      seats = new Map(
        rows.map(({ shards, threads, worker }) => {
          const now = { worker, threads, shards: new Set<number>(JSON.parse(shards)) }
          return [worker, Object.assign(seats.get(worker) ?? { parts: 0 }, now)]
        })
      )
      return tellChange
    })
  )
  yield* look.pipe(Effect.repeat({ schedule: Schedule.spaced("500 millis") }), Effect.forkScoped)
  yield* Effect.suspend(() =>
    waiting > 0 && willing().length === 0 ? Effect.logWarning(waitingFor(seats.keys(), refusals)) : Effect.void
  ).pipe(
    Effect.repeat({ schedule: Schedule.spaced("10 seconds") }),
    // A moment, in which those that are there are seen.
    Effect.delay("2 seconds"),
    Effect.forkScoped
  )

  const take: Effect.Effect<Seat, Stopped> = Effect.suspend(() => {
    const [best] = willing().sort((a, b) => room(b) / b.threads - room(a) / a.threads)
    if (best !== undefined && room(best) > 0) {
      best.parts++
      return Effect.succeed(best)
    }
    const refused = [...seats.keys()].map((worker) => refusals.get(worker))
    const end = refused.find((refusal) => refusal?.stopped)
    if (end !== undefined && !refused.includes(undefined))
      return Effect.fail(new Stopped({ message: `${end.reason}.` }))
    return Effect.andThen(changed.await, take)
  })

  const seatsOfRun: Seats = {
    take: Effect.suspend(() => {
      waiting++
      return Effect.ensuring(
        take,
        Effect.sync(() => waiting--)
      )
    }),
    leave: (seat) =>
      Effect.suspend(() => {
        seat.parts--
        return tellChange
      }),
    refused: ({ reason, stopped, worker }) =>
      Effect.suspend(() => {
        if (refusals.has(worker)) return Effect.void
        refusals.set(worker, { reason, stopped })
        return Effect.andThen(tellChange, Effect.logWarning(`${worker} refuses the parts of this run: ${reason}.`))
      })
  }
  return seatsOfRun
})

const waitingFor = (workers: Iterable<string>, refusals: ReadonlyMap<string, { readonly reason: string }>): string => {
  const refusing = [...workers].filter((worker) => refusals.has(worker))
  return refusing.length === 0
    ? "Waiting for runners, as none has joined: start one with pnpm pipeline worker --cluster, here or on another machine."
    : `No runner of version ${OWN_VERSION} that can do this run has joined; waiting for one. ` +
        `${refusing.length === 1 ? "One has" : `${refusing.length} have`} refused: ` +
        `${refusing[0]}, as ${refusals.get(refusing[0]!)!.reason}.`
}
