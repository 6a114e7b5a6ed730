import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { database } from "./database.ts"
import { SILENCE } from "./engine.ts"

/** The cluster's runs and runners, as one screen of text. */
export const status = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const runs = yield* sql<RunRow>`
    SELECT dataset, extractor, version, host, progress, parts_done,
      to_char(started AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS started,
      to_char(ended AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS ended,
      extract(epoch FROM now() - heartbeat)::int AS silent,
      (SELECT count(*)::int FROM opinion_parts p WHERE p.run = r.run AND runner IS NOT NULL AND done IS NULL) AS running,
      (SELECT count(*)::int FROM opinion_parts p WHERE p.run = r.run AND runner IS NULL) AS waiting
    FROM opinion_runs r WHERE ended IS NULL OR ended > now() - interval '1 day' ORDER BY ended DESC NULLS FIRST, r.started DESC LIMIT 8`
  const workers = yield* sql<WorkerRow>`
    SELECT worker, version, threads, articles, extract(epoch FROM now() - heartbeat)::int AS silent,
      to_char(joined AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS joined,
      (SELECT count(*)::int FROM opinion_parts p WHERE p.runner = w.worker AND done IS NULL) AS running
    FROM opinion_workers w WHERE heartbeat > now() - interval '1 hour'
    ORDER BY heartbeat < now() - ${silence}::int * interval '1 second', w.joined, worker`
  return [...(runs.length === 0 ? ["No run."] : runs.map(describeRun)), describeWorkers(workers)].join("\n\n")
}).pipe(
  // The database has just answered.
  Effect.catchTag("SqlError", Effect.die),
  Effect.provide(database)
)

const silence = Duration.toSeconds(SILENCE)
const MOST_WORKERS = 16

interface RunRow {
  readonly dataset: string
  readonly extractor: string
  readonly version: string
  readonly host: string
  readonly progress: string
  readonly parts_done: number
  readonly started: string
  readonly ended: string | null
  readonly silent: number
  readonly running: number
  readonly waiting: number
}

interface WorkerRow {
  readonly worker: string
  readonly version: string
  readonly threads: number
  readonly articles: number
  readonly silent: number
  readonly joined: string
  readonly running: number
}

const describeRun = (run: RunRow): string =>
  [
    `${run.dataset} by ${run.extractor}, version ${run.version}, run from ${run.host} since ${run.started} UTC`,
    ...(run.ended === null
      ? [
          `  parts: ${run.parts_done} done, ${run.running} running, ${run.waiting} waiting`,
          ...(run.silent > silence
            ? [`  The command that follows it has been silent for ${run.silent} s; given again, it goes on.`]
            : [])
        ]
      : [`  ended at ${run.ended} UTC, with ${run.parts_done} parts done here`]),
    ...(run.progress === "" ? [] : [`  ${run.progress}`])
  ].join("\n")

const describeWorkers = (workers: ReadonlyArray<WorkerRow>): string =>
  workers.length === 0
    ? "No runner: start one with pnpm pipeline worker --cluster."
    : [
        `Runners: ${workers.filter(({ silent }) => silent <= silence).length}`,
        ...workers
          .slice(0, MOST_WORKERS)
          .map(
            ({ articles, joined, running, silent, threads, version, worker }) =>
              `  ${worker}: ${threads === 1 ? "1 thread" : `${threads} threads`}, version ${version}, joined ${joined} UTC, ` +
              `${articles.toLocaleString("en")} articles done, ${silent > silence ? `silent for ${silent} s` : `${running} parts running`}`
          ),
        ...(workers.length > MOST_WORKERS ? [`  and ${workers.length - MOST_WORKERS} more`] : [])
      ].join("\n")
