import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as References from "effect/References"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import model from "wink-eng-lite-web-model"
import winkNLP from "wink-nlp"
import { EXTRACTORS, openExtractor } from "../../pipeline/extract/registry.ts"
import { openDataset } from "../../pipeline/read/dataset.ts"
import { readArticles } from "../../pipeline/read/read.ts"
import { split } from "../../pipeline/split/split.ts"
import { record } from "../../pipeline/work/inline.ts"
import { FORMATS } from "../../pipeline/write/formats.ts"
import { writeOutputs } from "../../pipeline/write/write.ts"
import { Columns } from "../../schemas/dataset.ts"
import { RunInfo } from "../../schemas/run.ts"

export interface Stage {
  readonly stage: string
  readonly articlesPerSecond: number
}

/** The stage that the others are compared with. */
export const FLOOR = "bare Intl.Segmenter, sentences only"

/**
 * Articles a second of each stage alone, in this process, on the articles of `dataset` (a stage that takes longer than some seconds:
 * on as many as it does in them); the best of three rounds in turn.
 */
export const stages = Effect.fn("stages")(
  function* (dataset: string, out: string) {
    const read = (path: string) =>
      openDataset(path, new Columns({})).pipe(
        Effect.flatMap((dataset) => Stream.runCollect(readArticles(dataset))),
        Effect.map((items) => items.filter(Result.isSuccess).map(({ success }) => success))
      )
    const articles = yield* read(dataset)
    const documents = articles.map(split)
    const segmenter = new Intl.Segmenter("en", { granularity: "sentence" })
    const wink = winkNLP(model, ["sbd", "pos"])

    /** Each gives how many articles it did. */
    const measured: Array<readonly [string, Effect.Effect<number, unknown, Effect.Services<ReturnType<typeof read>>>]> =
      [
        [FLOOR, each(articles, ({ text }) => Effect.sync(() => [...segmenter.segment(text)]))],
        [
          "wink-nlp: sentences and parts of speech",
          each(articles, ({ text }) => Effect.sync(() => wink.readDoc(text).sentences().out()))
        ],
        ["read: JSON Lines", Effect.map(read(dataset), ({ length }) => length)]
      ]
    for (const name of readdirSync(FIXTURES).filter((name) => name !== "hostile")) {
      measured.push([`read: ${name}, a file each`, Effect.map(read(join(FIXTURES, name)), ({ length }) => length)])
    }
    measured.push(["split", each(articles, (article) => Effect.sync(() => split(article)))])
    for (const { name } of EXTRACTORS.filter(({ name }) => !name.endsWith(":"))) {
      const extractor = yield* openExtractor(name)
      measured.push([`extract: ${name}`, each(documents, extractor.extract)])
    }
    const extractor = yield* openExtractor("cues")
    const records = yield* Effect.forEach(articles, (article) => record(article, extractor))
    for (const format of FORMATS) {
      const outputs = {
        out,
        formats: [format],
        bom: false,
        guard: true,
        about: NO_INFO,
        describe: () => Effect.succeed(NO_INFO)
      }
      measured.push([
        `write: ${format.name}`,
        Effect.as(writeOutputs(Stream.fromIterable(records), outputs), articles.length)
      ])
    }

    const best = new Map<string, number>()
    for (let round = 0; round < 3; round++) {
      for (const [stage, effect] of measured) {
        const started = performance.now()
        const done = yield* effect
        best.set(stage, Math.max(done / ((performance.now() - started) / 1000), best.get(stage) ?? 0))
      }
    }
    return [...best].map(([stage, articlesPerSecond]): Stage => ({ stage, articlesPerSecond }))
  },
  Effect.scoped,
  Effect.provide(NodeServices.layer),
  Effect.provideService(References.MinimumLogLevel, "None")
)

/** One after the other, until all are done or the time is up. */
const each = <A, E, R>(
  all: ReadonlyArray<A>,
  does: (one: A) => Effect.Effect<unknown, E, R>
): Effect.Effect<number, E, R> =>
  Effect.gen(function* () {
    const until = performance.now() + MOST_SECONDS * 1000
    let done = 0
    for (const one of all) {
      yield* does(one)
      done++
      if (performance.now() > until) break
    }
    return done
  })

const MOST_SECONDS = 5

const FIXTURES = new URL("../../pipeline/read/fixtures", import.meta.url).pathname

/** What run.json says matters to nobody here. */
const NO_INFO = new RunInfo({
  version: "0",
  extractor: { name: "cues", fingerprint: "" },
  splitter: "0",
  options: { formats: [], bom: false, guard: true, min_confidence: 0 },
  dataset: { name: "bench", path: "bench" },
  counts: {
    articles: 0,
    segments: { thesis: 0, claim: 0, example: 0, conclusion: 0 },
    failures: 0,
    warnings: 0,
    skipped: {}
  },
  times: { started: "", finished: "", seconds: 0, articles_per_second: 0 }
})
