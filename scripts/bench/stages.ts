import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as References from "effect/References"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { EXTRACTORS, openExtractor } from "../../pipeline/extract/registry.ts"
import { openDataset } from "../../pipeline/read/dataset.ts"
import { readArticles } from "../../pipeline/read/read.ts"
import { split } from "../../pipeline/split/split.ts"
import { record } from "../../pipeline/work/inline.ts"
import { csv } from "../../pipeline/write/csv.ts"
import { jsonl } from "../../pipeline/write/jsonl.ts"
import { writeOutputs } from "../../pipeline/write/write.ts"
import { Columns } from "../../schemas/dataset.ts"
import type { Article } from "../../schemas/article.ts"
import { encodeRecord } from "../../schemas/record.ts"
import { RunInfo } from "../../schemas/run.ts"

export interface StageRow {
  readonly stage: string
  readonly articlesPerSecond: number
}

/** Articles a second of each stage alone, in this process, one after the other on the articles of `dataset`; the best of three rounds. */
export const stages = Effect.fn("stages")(function*(dataset: string, out: string) {
  const read = openDataset(dataset, new Columns({})).pipe(
    Effect.flatMap((dataset) => Stream.runCollect(readArticles(dataset))),
    Effect.map((items) => items.filter(Result.isSuccess).map(({ success }) => success))
  )
  const articles = yield* read
  const documents = articles.map(split)
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" })

  const measured: Array<readonly [string, Effect.Effect<unknown, unknown, Effect.Services<typeof read>>]> = [
    ["read", read],
    ["bare Intl.Segmenter", Effect.sync(() => articles.reduce((n, article) => n + [...segmenter.segment(article.text)].length, 0))],
    ["split", Effect.sync(() => articles.map(split))]
  ]
  for (const { name } of EXTRACTORS.filter(({ name }) => !name.endsWith(":"))) {
    const extractor = yield* openExtractor(name)
    measured.push([`extract: ${name}`, Effect.forEach(documents, extractor.extract, { discard: true })])
  }
  const extractor = yield* openExtractor("cues")
  const lines = yield* Effect.forEach(articles, (article: Article) => Effect.map(record(article, extractor), (record) => `${encodeRecord(record)}\n`))
  const parts = Array.from({ length: Math.ceil(lines.length / 200) }, (_, i) => Buffer.from(lines.slice(i * 200, (i + 1) * 200).join("")))
  const outputs = { out, formats: [csv, jsonl], bom: false, guard: true, threads: 0, about: NO_INFO, describe: () => Effect.succeed(NO_INFO) }
  measured.push(["write: csv, jsonl", writeOutputs(Stream.fromIterable(parts), outputs)])

  const best = new Map<string, number>()
  for (let round = 0; round < 3; round++) {
    for (const [stage, effect] of measured) {
      const started = performance.now()
      yield* effect
      const rate = articles.length / ((performance.now() - started) / 1000)
      best.set(stage, Math.max(rate, best.get(stage) ?? 0))
    }
  }
  return [...best].map(([stage, articlesPerSecond]): StageRow => ({ stage, articlesPerSecond }))
}, Effect.scoped, Effect.provide(NodeServices.layer), Effect.provideService(References.MinimumLogLevel, "None"))

/** What run.json says matters to nobody here. */
const NO_INFO = new RunInfo({
  version: "0",
  extractor: { name: "cues", fingerprint: "" },
  splitter: "0",
  options: { formats: [], bom: false, guard: true },
  dataset: { name: "bench", path: "bench" },
  counts: { articles: 0, segments: { thesis: 0, claim: 0, example: 0, conclusion: 0 }, failures: 0, skipped: {} },
  times: { started: "", finished: "", seconds: 0, articles_per_second: 0 }
})
