import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { findDataset } from "../pipeline/read/dataset.ts"
import { readArticles } from "../pipeline/read/read.ts"
import { Article } from "../schemas/article.ts"
import { Columns } from "../schemas/dataset.ts"
import { CannotStart } from "../schemas/failure.ts"
import { readLabels } from "./gold/gold.ts"
import type { LabelMap } from "./gold/labelmap.ts"
import { match } from "./gold/match.ts"
import { choiceNotes } from "./gold/provenance.ts"

/**
 * A labelled dataset: its gold, and for each gold article the article as the pipeline would read it, taken from the gold's
 * own text where the dataset has no file of that id. Articles without gold are left out.
 */
export const openGold = Effect.fn("openGold")(function* (folder: string, flags: LabelMap) {
  const dataset = yield* findDataset(folder, new Columns({}))
  const labels: LabelMap = { ...dataset.info.labels, ...flags }
  // A file of labels, or a folder of labels alone, has no articles besides.
  const read =
    dataset.file !== undefined
      ? []
      : yield* readArticles(dataset).pipe(
          Stream.filterMap((item) => item),
          Stream.runCollect,
          Effect.catchTag("CannotStart", () => Effect.succeed([]))
        )
  const gold = yield* readLabels(folder, { labels, texts: new Map(read.map(({ id, text }) => [id, text])) })
  if (gold.length === 0) return yield* new CannotStart({ message: `There is no labelled article in ${folder}.` })
  const { matches } = yield* Effect.fromResult(match(gold, read, folder))
  const articles = matches.map(
    ({ gold: { id, text }, other }) => other ?? new Article({ id, text, source: id, marks: [] })
  )
  const { annotation } = dataset.info
  return {
    name: dataset.name,
    labels,
    gold,
    articles,
    notes: [...(annotation === undefined ? [] : [annotation]), ...choiceNotes(gold)]
  }
})
