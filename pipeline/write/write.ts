import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { LABELS } from "../../schemas/label.ts"
import type { RunInfo } from "../../schemas/run.ts"
import { failuresCsv } from "./csv.ts"
import { dataPackage } from "./datapackage.ts"
import { cannotWrite, writingStopped } from "./disk.ts"
import { FORMATS } from "./formats.ts"
import { filesOf, type OpenOptions, type OutputFormat } from "./OutputFormat.ts"
import { batchOf, type Counts, render } from "./render.ts"
import { openRenderThreads } from "./renderThreads.ts"
import { openStaging, type Staging } from "./staging.ts"
import { openTexts, textFiles } from "./texts.ts"

export interface Outputs extends OpenOptions {
  /** The output folder, made where it is missing. */
  readonly out: string
  readonly formats: ReadonlyArray<OutputFormat>
  /** How many threads make the text of parts; 0 for this one alone. */
  readonly threads: number
  /** What run.json is to say; asked after the last record. */
  readonly describe: (counts: Counts) => Effect.Effect<RunInfo>
}

/** What a run has left. */
export interface Written {
  readonly info: RunInfo
  /** Names of the files in OUT. */
  readonly files: ReadonlyArray<string>
}

/**
 * Writes all of a run's files in one pass over its parts, in every format asked for, with failures.csv, datapackage.json
 * and run.json. A part is records as `encodeRecord` writes them, a line each, in UTF-8; the same records give the same bytes
 * however they are cut into parts. They appear in OUT together, at the end; those of an earlier run that this one does not write are removed.
 *
 * Fails with `CannotStart` where OUT cannot be written to, with `Stopped` where the disk gives out on the way;
 * what an earlier run left is then still there.
 */
export const writeOutputs = Effect.fn("writeOutputs")(function*<E, R>(
  parts: Stream.Stream<Uint8Array, E, R>,
  outputs: Outputs
) {
  const { about, bom, guard, out, threads } = outputs
  const options = { about, bom, guard }
  const orStopped = Effect.mapError(writingStopped(out))
  const staging = yield* openStaging(out).pipe(Effect.mapError(cannotWrite(out)))
  const files = textFiles(outputs.formats)
  const texts = yield* openTexts(files, staging, options).pipe(orStopped)
  const others = outputs.formats.filter((format) => "open" in format)
  const sinks = yield* Effect.forEach(others, (format) => format.open(staging, options)).pipe(orStopped)

  const inThread = threads === 0 ? undefined : yield* openRenderThreads(threads)
  const formats = outputs.formats.map(({ name }) => name)
  const rendered = (content: Uint8Array) => inThread?.({ content, formats, options }) ?? Effect.sync(() => render(content, files, options))

  const counts = { articles: 0, segments: { thesis: 0, claim: 0, example: 0, conclusion: 0 }, failures: 0 }
  yield* parts.pipe(
    // One part more than there are threads, so that none waits for the next to be read.
    Stream.mapEffect((content) => Effect.map(rendered(content), (rendered) => ({ content, rendered })), { concurrency: threads + 1 }),
    Stream.runForEach(({ content, rendered }) => {
      counts.articles += rendered.counts.articles
      counts.failures += rendered.counts.failures
      for (const label of LABELS) counts.segments[label] += rendered.counts.segments[label]
      const batch = sinks.length === 0 ? undefined : batchOf(content)
      return texts.write(rendered.texts).pipe(
        Effect.andThen(batch === undefined ? Effect.void : Effect.forEach(sinks, (sink) => sink.write(batch), { discard: true })),
        orStopped
      )
    })
  )

  const info = yield* outputs.describe(counts)
  return yield* Effect.gen(function*() {
    const resources = [...(yield* Effect.forEach(sinks, (sink) => sink.end)).flat(), ...yield* texts.end]
    yield* writeJson(staging, "datapackage.json", dataPackage(info, resources))
    yield* writeJson(staging, RUN_FILE, info)
    return { info, files: yield* staging.publish(OUR_FILES, RUN_FILE) } satisfies Written
  }).pipe(orStopped)
}, Effect.scoped)

/** Put into OUT last: a folder that has it is whole. */
const RUN_FILE = "run.json"

const OUR_FILES = [...FORMATS, failuresCsv].flatMap(filesOf)

const writeJson = Effect.fnUntraced(function*(staging: Staging, name: string, value: unknown) {
  const file = yield* staging.file(name)
  yield* file.write(`${JSON.stringify(value, null, 2)}\n`)
})
