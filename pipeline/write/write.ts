import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { RunRecord } from "../../schemas/record.ts"
import type { RunInfo } from "../../schemas/run.ts"
import { problemsCsv } from "./csv.ts"
import { dataPackage } from "./datapackage.ts"
import { cannotWrite, writingStopped } from "./disk.ts"
import { FORMATS } from "./formats.ts"
import type { OpenOptions, OutputFormat } from "./OutputFormat.ts"
import { Reasons } from "./reasons.ts"
import { rowsOf } from "./rows.ts"
import { openStaging, type Staging } from "./staging.ts"
import type { OwnNames } from "./swap.ts"

export interface Outputs extends OpenOptions {
  /** The output folder, made where it is missing. */
  readonly out: string
  readonly formats: ReadonlyArray<OutputFormat>
  /** What run.json is to say; asked after the last record. */
  readonly describe: (counts: Counts) => Effect.Effect<RunInfo>
}

/** What a pass over the records counts. */
export type Counts = Omit<RunInfo["counts"], "skipped">

/** What a run has left. */
export interface Written {
  readonly info: RunInfo
  /** Why articles failed. */
  readonly reasons: Reasons
  /** Names of the files in OUT. */
  readonly files: ReadonlyArray<string>
}

/**
 * Writes all of a run's files in one pass over its records, in every format asked for, with failures.csv, warnings.csv, datapackage.json
 * and run.json. They appear in OUT together, at the end; those of an earlier run that this one does not write are removed.
 *
 * Fails with `CannotStart` where OUT cannot be written to, with `Stopped` where the disk gives out on the way;
 * what an earlier run left is then still there.
 */
export const writeOutputs = Effect.fn("writeOutputs")(function* <E, R>(
  records: Stream.Stream<RunRecord, E, R>,
  outputs: Outputs
) {
  const { formats, out } = outputs
  const orStopped = Effect.mapError(writingStopped(out))
  const staging = yield* openStaging(out, OWN_NAMES).pipe(Effect.mapError(cannotWrite(out)))
  const sinks = yield* Effect.forEach([...formats, problemsCsv], (format) => format.open(staging, outputs)).pipe(
    orStopped
  )

  const counts = { articles: 0, segments: { thesis: 0, claim: 0, example: 0, conclusion: 0 }, failures: 0, warnings: 0 }
  const reasons = new Reasons()
  yield* records.pipe(
    Stream.rechunk(BATCH),
    Stream.runForEachArray((records) => {
      const batch = { annotated: records.filter((record) => record._tag === "Annotated"), rows: rowsOf(records) }
      counts.articles += batch.rows.articles.length
      counts.failures += batch.rows.failures.length
      for (const { message } of batch.rows.failures) reasons.add(message)
      counts.warnings += batch.rows.warnings.length
      for (const { label } of batch.rows.segments) counts.segments[label]++
      return Effect.forEach(sinks, (sink) => sink.write(batch), { discard: true }).pipe(orStopped)
    })
  )

  const info = yield* outputs.describe(counts)
  return yield* Effect.gen(function* () {
    const resources = (yield* Effect.forEach(sinks, (sink) => sink.end)).flat()
    yield* writeJson(staging, PACKAGE_FILE, dataPackage(info, resources))
    yield* writeJson(staging, RUN_FILE, info)
    return { info, reasons, files: yield* staging.publish } satisfies Written
  }).pipe(orStopped)
}, Effect.scoped)

/** Articles whose rows are made and written at once. */
const BATCH = 64

const RUN_FILE = "run.json"
const PACKAGE_FILE = "datapackage.json"

const OWN_NAMES: OwnNames = {
  names: [...[...FORMATS, problemsCsv].flatMap(({ files }) => files), PACKAGE_FILE],
  last: RUN_FILE
}

const writeJson = Effect.fnUntraced(function* (staging: Staging, name: string, value: unknown) {
  const file = yield* staging.file(name)
  yield* file.write(`${JSON.stringify(value, null, 2)}\n`)
})
