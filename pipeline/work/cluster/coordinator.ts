import * as Cause from "effect/Cause"
import * as EntityAddress from "effect/cluster/EntityAddress"
import * as EntityId from "effect/cluster/EntityId"
import * as EntityType from "effect/cluster/EntityType"
import * as MessageStorage from "effect/cluster/MessageStorage"
import * as Sharding from "effect/cluster/Sharding"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Schedule from "effect/Schedule"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as SqlClient from "effect/sql/SqlClient"
import { createHash, randomBytes } from "node:crypto"
import { hostname } from "node:os"
import type { Article } from "../../../schemas/article.ts"
import { type CannotStart, Stopped } from "../../../schemas/failure.ts"
import type { Extractor } from "../../extract/Extractor.ts"
import type { Done, Part, Work } from "../part.ts"
import { database } from "./database.ts"
import { engine, PREFIX } from "./engine.ts"
import { type Assignment, type Outcome, OWN_VERSION, PartEntity } from "./message.ts"
import { throughOutages } from "./outage.ts"
import { pack, unpack } from "./packet.ts"
import { openSeats, type Seat } from "./seats.ts"

export interface ClusterRun {
  /** A dataset's name, for people. */
  readonly dataset: string
  readonly extractor: Extractor
  /** Seconds. */
  readonly articleTimeout: number
  /** Where finished parts are stored. The run's name in the cluster is kept there too, so that the same command goes on with the same run. */
  readonly out: string
  /** Do everything again, also what runners have finished for an earlier command. */
  readonly fresh: boolean
  /** How the run gets on, in a line for people. */
  readonly progress: () => string
}

export interface Cluster {
  readonly work: Work
  /** How many parts are worth having under way at once; each is held in memory meanwhile. */
  readonly parts: number
  /** Tells that a part's results are stored here, and need not stay in the database. */
  readonly stored: (part: Part) => Effect.Effect<void>
}

/** Sends parts to the cluster's runners. Nothing is written before the first part is. */
export const openCluster = Effect.fnUntraced(function* (
  run: ClusterRun
): Effect.fn.Return<Cluster, CannotStart, Needs> {
  const services = yield* Layer.build(engine(undefined).pipe(Layer.provideMerge(database)))
  return yield* Effect.provide(open(run), services)
})

type Needs = FileSystem.FileSystem | Path.Path | Scope.Scope

const open = Effect.fnUntraced(function* ({ articleTimeout, dataset, extractor, fresh, out, progress }: ClusterRun) {
  const sql = yield* SqlClient.SqlClient
  const sharding = yield* Sharding.Sharding
  const messages = yield* MessageStorage.MessageStorage
  const clientOf = yield* PartEntity.client
  const seats = yield* openSeats(extractor.computes === true)
  const name = yield* runName(out, fresh)
  let begun: string | undefined
  let partsDone = 0

  const begin = yield* Effect.cached(
    Effect.gen(function* () {
      const run = yield* name.get
      yield* throughOutages(forgetOld(sql))
      yield* throughOutages(sql`
      INSERT INTO opinion_runs ${sql.insert({ run, dataset, extractor: extractor.name, version: OWN_VERSION, host: hostname() })}
      ON CONFLICT (run) DO UPDATE
      SET started = now(), heartbeat = now(), ended = NULL, version = EXCLUDED.version, extractor = EXCLUDED.extractor`)
      begun = run
      return run
    })
  )
  const tell = (ended: boolean) =>
    Effect.suspend(() =>
      begun === undefined
        ? Effect.void
        : Effect.asVoid(sql`
        UPDATE opinion_runs
        SET heartbeat = now(), parts_done = ${partsDone}, progress = ${progress()},
          ended = CASE WHEN ${ended} THEN now() END
        WHERE run = ${begun}`)
    )
  yield* Effect.ignore(tell(false)).pipe(Effect.repeat({ schedule: Schedule.spaced("1 second") }), Effect.forkScoped)
  yield* Effect.addFinalizer((exit) =>
    exit._tag === "Failure"
      ? Effect.void
      : Effect.gen(function* () {
          // The last part may have been done by an earlier command, which was killed after it.
          begun ??= yield* name.known
          if (begun === undefined) return
          // In an outage the database keeps them: they go as those of a run that nobody goes on with.
          yield* throughOutages(Effect.andThen(tell(true), forget(sql, begun))).pipe(Effect.timeoutOption("10 seconds"))
          yield* name.forget
        })
  )

  /** A name that gives the part one of the shards that the runner holds. */
  const entityFor = (run: string, part: string, { shards }: Seat): string => {
    for (;;) {
      const entity = `${run}/${part.slice(0, 16)}/${randomBytes(4).toString("hex")}`
      if (shards.has(sharding.getShardId(EntityId.make(entity), "default").id)) return entity
    }
  }

  /** Undefined where there is no answer to be had by that name. */
  const ask = (entity: string, assignment: Assignment, worker?: string): Effect.Effect<Outcome | undefined> =>
    clientOf(entity)
      .Do(assignment)
      .pipe(
        Effect.retry({ schedule: Schedule.spaced("500 millis") }),
        Effect.orDie,
        Effect.catchCause((cause) =>
          // The answer to an earlier command that was interrupted; otherwise it was not understood.
          Effect.succeed(
            worker === undefined || Cause.hasInterruptsOnly(cause)
              ? undefined
              : {
                  _tag: "Refused" as const,
                  worker,
                  reason: `it does not understand them: ${String(Cause.squash(cause))}`,
                  stopped: false
                }
          )
        )
      )

  const underWay = new Map<string, string>()
  const packing = Semaphore.makeUnsafe(2)

  const work: Work = Effect.fnUntraced(function* (articles) {
    if (articles.length === 0) return { lines: [], failures: 0 }
    const run = yield* begin
    const part = keyOf(articles, extractor)
    underWay.set(articles[0]!.id, part)
    const { fingerprint, name: extractorName } = extractor
    const assignment: Assignment = {
      run,
      part,
      version: OWN_VERSION,
      extractor: extractorName,
      fingerprint,
      articleTimeout
    }
    const at = sql`run = ${run} AND part = ${part}`
    const rename = (entity: string | null) => sql`UPDATE opinion_parts SET entity = ${entity} WHERE ${at}`

    for (;;) {
      const [row] = yield* throughOutages(sql<Row>`SELECT entity, done FROM opinion_parts WHERE ${at}`)
      if (row?.done) return yield* unpack<Done>(row.done)
      let outcome: Outcome | undefined
      if (row?.entity) outcome = yield* ask(row.entity, assignment)
      else {
        const seat = yield* seats.take
        const entity = entityFor(run, part, seat)
        const send =
          row !== undefined
            ? rename(entity)
            : Effect.flatMap(
                packing.withPermits(1)(pack(articles)),
                (articles) =>
                  sql`INSERT INTO opinion_parts ${sql.insert({ run, part, entity, articles })} ON CONFLICT DO NOTHING`
              )
        outcome = yield* throughOutages(send).pipe(
          Effect.andThen(ask(entity, assignment, seat.worker)),
          Effect.ensuring(seats.leave(seat)),
          // The engine tells the runner; the same command later asks under another name.
          Effect.onInterrupt(() => rename(null).pipe(Effect.timeout("2 seconds"), Effect.ignore))
        )
      }
      if (outcome?._tag === "Finished") continue
      if (outcome?._tag === "Refused") yield* seats.refused(outcome)
      yield* throughOutages(outcome?._tag === "Gone" ? sql`DELETE FROM opinion_parts WHERE ${at}` : rename(null))
    }
  })

  const stored = Effect.fnUntraced(function* ({ items }: Part) {
    const first = items.find(Result.isSuccess)?.success.id
    const part = first === undefined ? undefined : underWay.get(first)
    if (part === undefined) return
    underWay.delete(first!)
    partsDone++
    const rows = yield* throughOutages(sql<Row>`
      DELETE FROM opinion_parts WHERE run = ${begun!} AND part = ${part} RETURNING entity`)
    for (const { entity } of rows) {
      if (entity === null) continue
      const entityId = EntityId.make(entity)
      const address = EntityAddress.make({
        entityId,
        entityType: EntityType.make("Part"),
        shardId: sharding.getShardId(entityId, "default")
      })
      // What is left behind in an outage goes with the run.
      yield* Effect.ignore(messages.clearAddress(address))
    }
  })

  return { work, stored, parts: PARTS } satisfies Cluster
})

/** Of opinion_parts. */
interface Row {
  /** The name under which the part was sent, if it was. */
  readonly entity: string | null
  readonly done: Uint8Array | null
}

/** Enough for as many runners as one coordinator can feed, and of parts as large as there may be not too much to hold in memory. */
const PARTS = 32

/** All that a part's results depend on, as fingerprint in part.ts has it, of the articles that could be read. */
const keyOf = (articles: ReadonlyArray<Article>, extractor: Extractor): string =>
  createHash("sha256")
    .update(JSON.stringify([OWN_VERSION, extractor.name, extractor.fingerprint, articles]))
    .digest("hex")

/** The run's name in the cluster: made at the first part, and kept beside the finished parts until all are. */
const runName = Effect.fnUntraced(function* (out: string, fresh: boolean) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(out, "parts", "cluster-run")
  const known = Effect.orElseSucceed(fs.readFileString(file), () => undefined)
  const make = Effect.suspend(() => {
    const name = randomBytes(8).toString("hex")
    return Effect.as(fs.writeFileString(file, name), name)
  })
  return {
    known,
    get: Effect.flatMap(fresh ? Effect.succeed(undefined) : known, (name) =>
      name === undefined ? make : Effect.succeed(name)
    ).pipe(Effect.mapError((error) => new Stopped({ message: `Writing to ${out} stopped: ${error.message}.` }))),
    forget: Effect.ignore(fs.remove(file, { force: true }))
  }
})

/** All of a run that is still in the database, but the run's own row. */
const forget = (sql: SqlClient.SqlClient, run: string) =>
  Effect.all(
    [
      sql`DELETE FROM opinion_parts WHERE run = ${run}`,
      sql`DELETE FROM ${sql(`${PREFIX}_replies`)}
      WHERE request_id IN (SELECT id FROM ${sql(`${PREFIX}_messages`)} WHERE entity_id LIKE ${`${run}/%`})`,
      sql`DELETE FROM ${sql(`${PREFIX}_messages`)} WHERE entity_id LIKE ${`${run}/%`}`
    ],
    { discard: true }
  )

/** Runs that nobody has gone on with for a week. */
const forgetOld = Effect.fnUntraced(function* (sql: SqlClient.SqlClient) {
  const old = yield* sql<{
    run: string
  }>`DELETE FROM opinion_runs WHERE heartbeat < now() - interval '7 days' RETURNING run`
  yield* Effect.forEach(old, ({ run }) => forget(sql, run), { discard: true })
})
