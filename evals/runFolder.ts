import { stringify } from "csv-stringify/sync"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import { VERSION } from "../pipeline/version.ts"
import { CannotStart } from "../schemas/failure.ts"
import { Scores } from "../schemas/scores.ts"
import { openStaging } from "../pipeline/write/staging.ts"
import type { OwnNames } from "../pipeline/write/swap.ts"
import type { Evaluation } from "./evaluate.ts"
import { reportHtml } from "./report/html.ts"
import type { Resampling } from "./resampling.ts"
import type { System } from "./system.ts"

/** What was asked of an evaluation. */
export interface Manifest {
  readonly dataset: string
  readonly resampling: Resampling
  readonly systems: ReadonlyArray<System & { readonly fingerprint?: string }>
}

/**
 * Writes an evaluation's run folder: manifest.json, scores.json, scores.csv, articles.csv, report.html and predictions/<system>.jsonl.
 * They take an earlier evaluation's place together, as the pipeline's outputs do.
 * `predictions` are lines of arguments.jsonl, by system.
 */
export const writeRunFolder = Effect.fn("writeRunFolder")(
  function* (
    out: string,
    { report, scores }: Evaluation,
    manifest: Manifest,
    predictions: ReadonlyMap<string, ReadonlyArray<unknown>>
  ) {
    const staging = yield* openStaging(out, OWN_NAMES)
    const write = staging.whole
    for (const [system, articles] of predictions) {
      yield* write(
        `predictions/${fileName(system)}.jsonl`,
        articles.map((article) => `${JSON.stringify(article)}\n`).join("")
      )
    }
    yield* write("scores.json", `${JSON.stringify(scores)}\n`)
    yield* write("scores.csv", csv(["system", "role", "metric", "value", "low", "high"], scoreRows(scores)))
    yield* write(
      "articles.csv",
      csv(["article_id", "system", "failure", ...scores.columns], countRows(scores, manifest.systems))
    )
    yield* write("report.html", reportHtml(report))
    yield* write(
      "manifest.json",
      `${JSON.stringify(
        {
          version: VERSION,
          node: process.version,
          signature: scores.signature,
          dataset: manifest.dataset,
          resampling: manifest.resampling,
          systems: manifest.systems.map(({ failures, fingerprint, name, role, seconds, usages }) => ({
            name,
            role,
            ...(fingerprint !== undefined && { fingerprint }),
            ...(seconds !== undefined && { seconds }),
            failures: Object.fromEntries(failures),
            usages
          }))
        },
        null,
        2
      )}\n`
    )
    yield* staging.publish
  },
  Effect.scoped,
  (effect, out) =>
    Effect.mapError(
      effect,
      (error: PlatformError) => new CannotStart({ message: `Cannot write to ${out}: ${error.reason.message}` })
    )
)

const OWN_NAMES: OwnNames = {
  names: ["predictions", "scores.json", "scores.csv", "articles.csv", "report.html"],
  last: "manifest.json"
}

/** Reads the scores of a run folder, or of its scores.json. */
export const readScores = Effect.fn("readScores")(function* (run: string) {
  const fs = yield* FileSystem.FileSystem
  const file = run.endsWith(".json") ? run : `${run}/scores.json`
  const text = yield* fs.readFileString(file).pipe(
    Effect.mapError(
      () =>
        new CannotStart({
          message: `There is no ${file}; give the folder that an evaluation has left, or its scores.json.`
        })
    )
  )
  return yield* Schema.decodeEffect(Schema.fromJsonString(Scores))(text).pipe(
    Effect.mapError(
      (error) =>
        new CannotStart({
          message: `${file} is not the scores of an evaluation: ${error.message.replaceAll(/\s+/g, " ")}`
        })
    )
  )
})

/** A system's name as a file's. */
export const fileName = (name: string): string => name.replaceAll(/[^\w.+-]+/g, "-")

const csv = (columns: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<unknown>>): string =>
  stringify([columns, ...rows] as Array<ReadonlyArray<unknown>>, { record_delimiter: "\r\n" })

const scoreRows = ({ systems }: Scores) =>
  systems.flatMap(({ name, role, scores }) =>
    Object.entries(scores).map(([metric, { high, low, value }]) => [name, role, metric, value, low, high])
  )

const countRows = ({ systems }: Scores, known: ReadonlyArray<System>) =>
  systems.flatMap(({ articles, counts, name }) => {
    const failures = known.find((system) => system.name === name)?.failures
    return articles.map((article, row) => [article, name, failures?.get(article) ?? "", ...counts[row]!])
  })
