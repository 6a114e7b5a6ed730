import * as Sharding from "effect/cluster/Sharding"
import * as ShardId from "effect/cluster/ShardId"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schedule from "effect/Schedule"
import * as SqlClient from "effect/sql/SqlClient"
import { randomBytes } from "node:crypto"
import { hostname } from "node:os"
import { database } from "./database.ts"
import { engine, SHARDS } from "./engine.ts"
import { OWN_VERSION, PartEntity } from "./message.ts"
import { throughOutages } from "./outage.ts"
import { openRunner } from "./runner.ts"

/** Joins the cluster and does parts, until it is interrupted. */
export const runWorker = Effect.fn("runWorker")(function* (threads: number) {
  const worker = `${hostname()}-${process.pid}-${randomBytes(2).toString("hex")}`
  const count = { articles: 0 }
  const services = yield* Layer.build(engine(worker).pipe(Layer.provideMerge(database)))
  yield* Effect.gen(function* () {
    const perform = yield* openRunner({ worker, threads, done: (articles) => (count.articles += articles) })
    yield* Layer.build(PartEntity.toLayer({ Do: ({ payload }) => perform(payload) }))
    yield* present(worker, threads, count)
    yield* Effect.logInfo(
      `Joined the cluster as ${worker}: ${threads === 1 ? "1 thread" : `${threads} threads`}, version ${OWN_VERSION}. ` +
        "Ctrl-C leaves it; what is under way goes to others."
    )
    yield* Effect.never
  }).pipe(
    Effect.onInterrupt(() => Effect.logInfo(`Left the cluster after ${count.articles.toLocaleString("en")} articles.`)),
    Effect.provide(services)
  )
}, Effect.scoped)

/** Keeps a row in the list of runners up to date, with the shards that the engine has given this one; and tells how it gets on. */
const present = Effect.fnUntraced(function* (worker: string, threads: number, count: { readonly articles: number }) {
  const sql = yield* SqlClient.SqlClient
  const sharding = yield* Sharding.Sharding
  const tell = Effect.suspend(() => {
    const shards = Array.from({ length: SHARDS }, (_, i) => i + 1).filter((id) =>
      sharding.hasShardId(ShardId.make("default", id))
    )
    const row = { worker, version: OWN_VERSION, threads, shards: JSON.stringify(shards), articles: count.articles }
    return throughOutages(sql`
      INSERT INTO opinion_workers ${sql.insert(row)}
      ON CONFLICT (worker) DO UPDATE SET heartbeat = now(), shards = EXCLUDED.shards, articles = EXCLUDED.articles`)
  })
  yield* Effect.addFinalizer(() =>
    sql`DELETE FROM opinion_workers WHERE worker = ${worker} OR heartbeat < now() - interval '1 day'`.pipe(
      Effect.timeout("2 seconds"),
      Effect.ignore
    )
  )
  yield* tell.pipe(Effect.repeat({ schedule: Schedule.spaced("500 millis") }), Effect.forkScoped)

  let told = 0
  yield* Effect.suspend(() => {
    if (count.articles === told) return Effect.void
    told = count.articles
    return Effect.logInfo(`${told.toLocaleString("en")} articles done`)
  }).pipe(Effect.repeat({ schedule: Schedule.spaced("10 seconds") }), Effect.forkScoped)
})
