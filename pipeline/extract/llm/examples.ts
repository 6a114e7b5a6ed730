import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import { Article } from "../../../schemas/article.ts"
import type { Document } from "../../../schemas/document.ts"
import { CannotStart } from "../../../schemas/failure.ts"
import { GoldArticle } from "../../../schemas/gold.ts"
import { rangesOf } from "../alignment.ts"
import { RunArticles } from "../RunArticles.ts"
import { offsets } from "../../split/offsets.ts"
import { split } from "../../split/split.ts"
import type { Answered } from "./answer.ts"

/** A labelled article, as a model would have to answer it. */
export interface Example {
  readonly id: string
  readonly document: Document
  readonly segments: ReadonlyArray<Answered>
}

/**
 * Up to `most` labelled articles of a dataset's gold/, those that show most labels in fewest sentences. None of them is an
 * article of the run, by id or by text: what a model is shown, it is not asked.
 */
export const readExamples = Effect.fn("readExamples")(function* (dataset: string, most: number, mostSentences: number) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.join(dataset, "gold")
  const names = yield* fs
    .readDirectory(folder, { recursive: true })
    .pipe(
      Effect.mapError(
        () =>
          new CannotStart({ message: `There is no folder ${folder}: --examples takes a dataset with labels in gold/.` })
      )
    )
  const { ids, texts } = yield* inRun
  const examples: Array<Example> = []
  for (const name of names.filter((name) => name.endsWith(".json")).sort()) {
    const file = path.join(folder, name)
    const gold = yield* fs.readFileString(file).pipe(
      Effect.flatMap(Schema.decodeEffect(Schema.fromJsonString(GoldArticle))),
      Effect.mapError(
        () =>
          new CannotStart({
            message: `${file} is not a labelled article of ours; --examples takes a dataset such as datasets/opinion.`
          })
      )
    )
    if (ids.has(gold.id) || texts.has(hash(gold.text))) continue
    const example = exampleOf(gold)
    if (example.segments.length > 0 && example.document.sentences.length <= mostSentences) examples.push(example)
  }
  if (examples.length === 0) {
    return yield* new CannotStart({
      message: `No labelled article in ${folder} can be an example: all are articles of the run, or longer than ${mostSentences} sentences.`
    })
  }
  const labels = ({ segments }: Example) => new Set(segments.map(({ label }) => label)).size
  return examples
    .sort(
      (a, b) =>
        labels(b) - labels(a) || a.document.sentences.length - b.document.sentences.length || (a.id < b.id ? -1 : 1)
    )
    .slice(0, most)
})

/** Ids and texts of the run's articles. */
const inRun = Effect.gen(function* () {
  const articles = yield* RunArticles
  const ids = new Set<string>()
  const texts = new Set<string>()
  yield* Stream.runForEach(articles, (item) =>
    Effect.sync(() => {
      if (Result.isFailure(item)) return
      ids.add(item.success.id)
      texts.add(hash(item.success.text))
    })
  )
  return { ids, texts }
})

/** White space apart, so that another line end makes no other text. */
const hash = (text: string): string => createHash("sha256").update(text.replaceAll(/\s+/g, " ").trim()).digest("base64")

/** A gold article in our sentences: a sentence is in the segment that has at least half of it. */
const exampleOf = (gold: GoldArticle): Example => {
  const document = split(new Article({ id: gold.id, text: gold.text, source: gold.id, marks: [] }))
  const { toUtf16 } = offsets(gold.text)
  const spans = gold.segments.map(({ end, start }) => ({ start: toUtf16(start), end: toUtf16(end) }))
  const ranges = rangesOf(document.sentences, spans, "none")
  const segments = gold.segments.flatMap(({ kind, label, link, stance }, i): ReadonlyArray<Answered> => {
    const range = ranges[i]
    if (range === undefined) return []
    const target =
      link === undefined ? undefined : ranges[gold.segments.findIndex(({ id }) => id === link.target)]?.first
    return [
      {
        ...range,
        label,
        ...(stance !== undefined && { stance }),
        ...(kind !== undefined && { kind }),
        ...(link !== undefined && target !== undefined && { target, relation: link.relation })
      }
    ]
  })
  return { id: gold.id, document, segments: segments.sort((a, b) => a.first - b.first) }
}
