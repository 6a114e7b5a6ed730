import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Dataset } from "../../pipeline/read/dataset.ts"
import { readArticles } from "../../pipeline/read/read.ts"
import { record } from "../../pipeline/work/inline.ts"
import type { Extractor } from "../../pipeline/extract/Extractor.ts"
import type { Article } from "../../schemas/article.ts"
import { CannotStart } from "../../schemas/failure.ts"
import type { LabelledSegment } from "../gold/labelled.ts"
import type { Session } from "./page/wire.ts"
import { draw, keepSample, keptSample, type Sample } from "./sample.ts"

/** The articles to label, in the order in which they come, and why these. */
export interface Selection {
  readonly articles: ReadonlyArray<Article>
  readonly chosen: Session["chosen"]
  readonly sample?: Sample
  /** What an extractor has found in an article, to be corrected. */
  readonly proposal?: (article: Article) => Effect.Effect<ReadonlyArray<LabelledSegment>, CannotStart>
  /** That extractor's name. */
  readonly proposedBy?: string
}

/** How to choose from a dataset; `size` draws at random. */
export interface Choice {
  readonly size: number | undefined
  readonly seed: number
  /** Where articles of which it is unsure come first. */
  readonly unsure: Extractor | undefined
}

/** All of a dataset's articles, those of its draw, or all with the least sure first. */
export const select = Effect.fnUntraced(function* (dataset: Dataset, folder: string, { seed, size, unsure }: Choice) {
  const read = readArticles(dataset).pipe(
    Stream.tap((item) =>
      Result.isFailure(item) ? Effect.logWarning(`Left out: ${item.failure.message}`) : Effect.void
    ),
    Stream.filterMap((item) => item)
  )
  if (unsure === undefined) {
    const sample =
      size === undefined
        ? yield* keptSample(folder)
        : yield* keepSample(folder, draw(yield* Stream.runCollect(Stream.map(read, ({ id }) => id)), size, seed))
    if (sample === undefined) return { articles: yield* Stream.runCollect(read), chosen: "all" } satisfies Selection
    const rank = new Map(sample.ids.map((id, i) => [id, i]))
    const articles = yield* Stream.runCollect(Stream.filter(read, ({ id }) => rank.has(id)))
    if (articles.length < sample.ids.length)
      yield* Effect.logWarning(`${sample.ids.length - articles.length} articles of the draw are no longer there.`)
    const drawn = articles.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0))
    return { articles: drawn, chosen: "sample", sample } satisfies Selection
  }

  yield* Effect.logInfo(`Looking for the articles of which ${unsure.name} is least sure …`)
  const judged = yield* read.pipe(
    Stream.mapEffect((article) =>
      Effect.map(proposalOf(unsure)(article), (segments) => ({ article, sureness: sureness(segments) }))
    ),
    Stream.runCollect
  )
  if (judged.every(({ sureness }) => sureness === undefined))
    return yield* new CannotStart({
      message: `${unsure.name} does not say how sure it is; use --sample, or another --extractor.`
    })
  const articles = judged.sort((a, b) => (a.sureness ?? 1) - (b.sureness ?? 1)).map(({ article }) => article)
  return { articles, chosen: "unsure" } satisfies Selection
})

/** What an extractor finds in an article; nothing where it fails, which is logged. */
export const proposalOf = (extractor: Extractor) => (article: Article) =>
  record(article, extractor).pipe(
    Effect.mapError(({ message }) => new CannotStart({ message })),
    Effect.flatMap(
      Effect.fnUntraced(function* (made) {
        if (made._tag === "Annotated")
          return made.article.segments.map(({ segment_id, ...segment }): LabelledSegment => ({
            id: segment_id,
            ...segment
          }))
        yield* Effect.logWarning(`${extractor.name} proposes nothing for ${article.id}: ${made.message}`)
        return []
      })
    )
  )

/** Mean confidence of an article's segments, 0..1; undefined where no segment has one. */
const sureness = (segments: ReadonlyArray<LabelledSegment>): number | undefined => {
  const known = segments.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]))
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}

/** The folders of `passes/`, one an annotator. */
export const annotatorsIn = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const passes = path.join(folder, "passes")
  const names = yield* Effect.orElseSucceed(fs.readDirectory(passes), () => [])
  return yield* Effect.filter([...names].sort(), (name) =>
    Effect.orElseSucceed(
      Effect.map(fs.stat(path.join(passes, name)), ({ type }) => type === "Directory"),
      () => false
    )
  )
})
