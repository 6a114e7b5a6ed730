import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { openDataset } from "../../pipeline/read/dataset.ts"
import { readArticles } from "../../pipeline/read/read.ts"
import { AnnotatedArticle } from "../../schemas/annotated.ts"
import { Article } from "../../schemas/article.ts"
import { Columns } from "../../schemas/dataset.ts"
import { CannotStart } from "../../schemas/failure.ts"
import { RunInfo } from "../../schemas/run.ts"
import type { Doubt } from "./page/wire.ts"
import type { Selection } from "./selection.ts"

/** The segments of a pipeline's run of which its extractor was least sure, and their articles in that order, to be corrected. */
export const ofRun = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const info = yield* fs.readFileString(path.join(out, "run.json")).pipe(
    Effect.flatMap(Schema.decodeUnknownEffect(Schema.fromJsonString(RunInfo))),
    Effect.mapError(
      () =>
        new CannotStart({
          message: `There is no finished run in ${out}; give the folder that pnpm pipeline has written.`
        })
    )
  )
  const file = path.join(out, "arguments.jsonl")
  const annotated = fs.stream(file).pipe(
    Stream.decodeText,
    Stream.splitLines,
    Stream.filter((line) => line !== ""),
    Stream.mapEffect((line) => decode(line)),
    Stream.mapError(
      () => new CannotStart({ message: `Cannot read ${file}; run the pipeline again with --format csv,jsonl,html.` })
    )
  )

  let doubts: Array<Doubt> = []
  const leastSure = () => (doubts = doubts.sort((a, b) => a.confidence - b.confidence).slice(0, MOST_DOUBTS))
  yield* Stream.runForEach(annotated, ({ article_id, segments }) =>
    Effect.sync(() => {
      for (const { confidence, first_sentence, last_sentence } of segments)
        if (confidence !== undefined)
          doubts.push({ article: article_id, first: first_sentence, last: last_sentence, confidence })
      if (doubts.length > 2 * MOST_DOUBTS) leastSure()
    })
  )
  if (leastSure().length === 0)
    return yield* new CannotStart({
      message: `The run in ${out} does not say how sure it is of any segment; nothing stands for review.`
    })

  const rank = new Map<string, number>()
  for (const { article } of doubts) if (!rank.has(article)) rank.set(article, rank.size)
  const found = new Map(
    yield* annotated.pipe(
      Stream.filter(({ article_id }) => rank.has(article_id)),
      Stream.map((article) => [article.article_id, article] as const),
      Stream.runCollect
    )
  )
  // Where the dataset is still there, its files say what is a heading; else the texts are taken as they are.
  const read = new Map(
    yield* openDataset(info.dataset.path, new Columns({})).pipe(
      Effect.flatMap((dataset) =>
        readArticles(dataset).pipe(
          Stream.filterMap((item) => item),
          Stream.filter(({ id }) => rank.has(id)),
          Stream.map((article) => [article.id, article] as const),
          Stream.runCollect
        )
      ),
      Effect.orElseSucceed((): ReadonlyArray<readonly [string, Article]> => [])
    )
  )
  const articles = [...rank.keys()].flatMap((id) => {
    const ran = found.get(id)
    const own = read.get(id)
    if (ran === undefined) return []
    return own?.text === ran.text ? [own] : [new Article({ id, text: ran.text, source: ran.source, marks: [] })]
  })
  return {
    dataset: info.dataset,
    doubts,
    selection: {
      articles,
      chosen: "unsure",
      proposedBy: info.extractor.name,
      proposal: ({ id }) =>
        Effect.succeed(
          (found.get(id)?.segments ?? []).map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment }))
        )
    } satisfies Selection
  }
})

const MOST_DOUBTS = 1000

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(AnnotatedArticle))
