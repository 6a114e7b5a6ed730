import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import type { Columns } from "../schemas/dataset.ts"
import { CannotStart } from "../schemas/failure.ts"
import { RunInfo } from "../schemas/run.ts"
import type { Extractor } from "./extract/Extractor.ts"
import { openExtractor } from "./extract/registry.ts"
import { RunArticles } from "./extract/RunArticles.ts"
import { describe as describeProgress, type Progress, showProgress } from "./progress.ts"
import { openDataset } from "./read/dataset.ts"
import { countBytes, readArticles } from "./read/read.ts"
import { SPLITTER_VERSION } from "./split/split.ts"
import { VERSION } from "./version.ts"
import type { ClusterRun } from "./work/cluster/coordinator.ts"
import { inline } from "./work/inline.ts"
import { doPart, eachPart, fingerprint, type Part, toParts } from "./work/part.ts"
import { openPartStore } from "./work/store.ts"
import { openThreads } from "./work/threads.ts"
import { confident } from "./write/confident.ts"
import { cannotWrite, writingStopped } from "./write/disk.ts"
import type { OutputFormat } from "./write/OutputFormat.ts"
import { type Counts, writeOutputs } from "./write/write.ts"

export interface RunOptions {
  /** A dataset folder, or one file of articles. */
  readonly dataset: string
  readonly columns: Columns
  readonly extractor: string
  /** The output folder; out/<dataset>/<extractor> where undefined. */
  readonly out: string | undefined
  readonly formats: ReadonlyArray<OutputFormat>
  /** How many threads do the articles of an extractor that only computes. */
  readonly workers: number
  /** Seconds after which a file that yields no article is given up, and an article of such an extractor. */
  readonly articleTimeout: number
  /** Parts are done by the runners of a cluster. */
  readonly cluster: boolean
  readonly bom: boolean
  readonly guard: boolean
  /** Segments that are less sure, from 0 to 1, are left out of the outputs. */
  readonly minConfidence: number
  /** Whether progress is shown on a terminal. */
  readonly progressBar: boolean
  /** Do every part again, also those that an earlier run has finished. */
  readonly fresh: boolean
}

/**
 * The whole run: a dataset's articles, cut into parts, each done unless an earlier run has finished it, then merged into the outputs.
 *
 * Fails with `CannotStart` before anything is written, with `Stopped` where finished parts are kept for the same command to go on from.
 */
export const run = Effect.fn("run")(function* (options: RunOptions) {
  const started = yield* DateTime.now
  const dataset = yield* openDataset(options.dataset, options.columns)
  const extractor = yield* openExtractor(options.extractor).pipe(
    Effect.provideService(RunArticles, readArticles(dataset))
  )
  const out = options.out ?? `out/${dataset.name}/${folderName(extractor.name)}`
  if (dataset.file === undefined) yield* outside(dataset.articlesDir, out)
  const store = yield* openPartStore(out)
  const progress: Progress = { articles: 0, ahead: 0, underWay: 0, failed: 0, read: 0, total: undefined }
  yield* countBytes(dataset).pipe(
    Effect.tap((bytes) => Effect.sync(() => (progress.total = bytes))),
    Effect.tap((bytes) => tellIfLong(bytes, extractor, options.workers)),
    Effect.forkScoped
  )
  const earlier = { finished: 0, changed: 0, damaged: 0, absent: 0 }
  const skipped = new Map<string, number>()

  const begun = performance.now()
  const tell = () => describeProgress(progress, (performance.now() - begun) / 1000, false)
  // In a scope of its own: threads and what they hold in memory are gone when the merge begins.
  const parts = yield* Effect.scoped(
    Effect.gen(function* () {
      const cluster = options.cluster
        ? yield* openCluster({ ...options, dataset: dataset.name, extractor, out, progress: tell })
        : undefined
      const work =
        cluster?.work ?? (extractor.computes ? yield* openThreads(extractor.name, options) : inline(extractor))
      const finish = Effect.fnUntraced(function* (part: Part) {
        yield* store.prepare.pipe(Effect.catchTag("PlatformError", (error) => Effect.fail(cannotWrite(out)(error))))
        const print = fingerprint(part, extractor)
        const state = options.fresh ? "absent" : yield* store.state(part.number, print)
        earlier[state] += part.items.length
        progress.underWay += part.items.length
        if (state !== "finished") {
          let told = 0
          const tell = (done: number) => {
            progress.ahead += done - told
            told = done
          }
          const { failures, lines } = yield* doPart(part, work, tell)
          tell(0)
          yield* store.write(part.number, print, lines)
          if (cluster !== undefined) yield* cluster.stored(part)
          progress.failed += failures
        }
        progress.articles += part.items.length
        progress.underWay -= part.items.length
      })

      return yield* readArticles(dataset, {
        skipped,
        onRead: (bytes) => (progress.read += bytes),
        seconds: options.articleTimeout
      }).pipe(
        toParts,
        // One part more than there are workers, so that none waits for the next to be read.
        eachPart(finish, cluster?.parts ?? (extractor.computes ? options.workers + 1 : 1)),
        Stream.runCount,
        Effect.raceFirst(showProgress(progress, options.progressBar)),
        Effect.onInterrupt(() =>
          Effect.logError(`Interrupted. What is finished is kept in ${out}: the same command goes on from there.`)
        ),
        Effect.catchTag("PlatformError", (error) => Effect.fail(writingStopped(out)(error)))
      )
    })
  )
  if (parts === 0)
    return yield* new CannotStart({ message: `There is no article in ${options.dataset}: every table in it is empty.` })
  if (earlier.changed > 0) {
    yield* Effect.logInfo(
      `${were(earlier.changed)} done again: since the earlier run the articles, the extractor or this program have changed.`
    )
  }

  if (earlier.damaged > 0) {
    yield* Effect.logWarning(
      `${were(earlier.damaged)} done again: what an earlier run had finished of them in ${out}/parts was damaged.`
    )
  }

  const about = {
    version: VERSION,
    extractor: { name: extractor.name, fingerprint: extractor.fingerprint },
    dataset: { name: dataset.name, path: options.dataset }
  }
  const describe = Effect.fnUntraced(function* (counts: Counts) {
    const finished = yield* DateTime.now
    const seconds = (finished.epochMilliseconds - started.epochMilliseconds) / 1000
    return new RunInfo({
      ...about,
      splitter: SPLITTER_VERSION,
      options: {
        formats: options.formats.map(({ name }) => name),
        bom: options.bom,
        guard: options.guard,
        min_confidence: options.minConfidence
      },
      counts: { ...counts, skipped: Object.fromEntries([...skipped].sort()) },
      times: {
        started: DateTime.formatIso(started),
        finished: DateTime.formatIso(finished),
        seconds,
        articles_per_second: (counts.articles + counts.failures) / Math.max(seconds, 0.001)
      }
    })
  })
  const records = store.records(parts).pipe(Stream.map(confident(options.minConfidence)))
  const written = yield* writeOutputs(records, { ...options, out, about, describe }).pipe(
    Effect.andThen((written) => Effect.as(store.prune(parts), written)),
    Effect.catchTag("PlatformError", (error) => Effect.fail(writingStopped(out)(error)))
  )
  return {
    ...written,
    out,
    shares: { done: earlier.changed + earlier.damaged + earlier.absent, finishedEarlier: earlier.finished }
  }
}, Effect.scoped)

/** Says at the start of a run that it will be a long one. */
const tellIfLong = (bytes: number, { pace }: Extractor, workers: number) => {
  const minutes = pace === undefined ? 0 : bytes / pace.bytesPerSecond / workers / 60
  if (pace === undefined || minutes <= LONG_MINUTES) return Effect.void
  const long = minutes < 120 ? `${Math.round(minutes)} minutes` : `${Math.round(minutes / 60)} hours`
  return Effect.logInfo(`All articles take some ${long}; --extractor ${pace.faster} takes a fiftieth of that.`)
}

const LONG_MINUTES = 10

/** The cluster's modules are loaded only where there is one. */
const openCluster = (run: ClusterRun) =>
  Effect.flatMap(
    Effect.promise(() => import("./work/cluster/coordinator.ts")),
    ({ openCluster }) => openCluster(run)
  )

/** Results inside the folder that is read would be articles of the next run. */
const outside = Effect.fnUntraced(function* (articlesDir: string, out: string) {
  const path = yield* Path.Path
  const relative = path.relative(articlesDir, path.resolve(out))
  if (!relative.startsWith("..") && !path.isAbsolute(relative)) {
    return yield* new CannotStart({
      message: `The results would go to ${out}, inside the dataset itself. Choose a folder elsewhere with --out.`
    })
  }
})

/** An extractor's name as a folder's, which must not be longer than file systems allow. */
const folderName = (extractor: string) => extractor.replaceAll(/[^\w.-]+/g, "-").slice(0, 80)

const were = (articles: number) => (articles === 1 ? "1 article was" : `${articles.toLocaleString("en")} articles were`)
