import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { Article } from "../../schemas/article.ts"
import type { Usage } from "../../schemas/extraction.ts"
import { ArticleFailure, type Stopped } from "../../schemas/failure.ts"
import { Annotated, type RunRecord } from "../../schemas/record.ts"
import { annotate } from "../extract/annotate.ts"
import { check } from "../extract/check.ts"
import type { Extractor } from "../extract/Extractor.ts"
import { split } from "../split/split.ts"
import type { Item, Part } from "./part.ts"

/** Does a part here, in this process, as many articles at once as the extractor likes: a record an article, in order. */
export const doPart = (part: Part, extractor: Extractor): Effect.Effect<ReadonlyArray<RunRecord>, Stopped> =>
  Effect.forEach(part.items, (item) => doItem(item, extractor), { concurrency: extractor.concurrency ?? 1 })

const doItem = (item: Item, extractor: Extractor): Effect.Effect<RunRecord, Stopped> =>
  Result.isFailure(item)
    ? Effect.succeed(item.failure)
    : segment(item.success, extractor).pipe(Effect.catchTag("ArticleFailure", Effect.succeed<ArticleFailure>))

/** An article through splitter and extractor. A crash in either costs this article, not the run. */
export const segment = Effect.fnUntraced(function*(article: Article, extractor: Extractor) {
  const failure = (stage: ArticleFailure["stage"], error: string, message: string, usage?: Usage) =>
    new ArticleFailure({ articleId: article.id, source: article.source, stage, error, message, ...(usage !== undefined && { usage }) })
  const crash = (stage: ArticleFailure["stage"]) => (defect: unknown) =>
    Effect.fail(failure(stage, "Crash", `The ${stage} stage crashed on this article: ${String(defect)}`))

  const document = yield* Effect.sync(() => split(article)).pipe(Effect.catchDefect(crash("split")))
  const extraction = yield* Effect.suspend(() => extractor.extract(document)).pipe(
    Effect.flatMap((extraction) => check(document, extraction)),
    Effect.catchTag("ExtractionFailed", ({ error, message, usage }) => Effect.fail(failure("extract", error, message, usage))),
    Effect.catchDefect(crash("extract"))
  )
  const { partial, usage } = extraction
  return new Annotated({
    article: annotate(document, extraction.segments),
    ...(usage !== undefined && { usage }),
    ...(partial !== undefined && { partial })
  })
})
