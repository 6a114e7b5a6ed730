import * as Effect from "effect/Effect"
import type { Article } from "../../schemas/article.ts"
import type { Usage } from "../../schemas/extraction.ts"
import { ArticleFailure, type Stopped } from "../../schemas/failure.ts"
import { printable } from "../../schemas/printable.ts"
import { Annotated, encodeRecord } from "../../schemas/record.ts"
import { annotate } from "../extract/annotate.ts"
import { check } from "../extract/check.ts"
import type { Extractor } from "../extract/Extractor.ts"
import { split } from "../split/split.ts"
import type { Work } from "./part.ts"

/** Does articles here, in this process, as many at once as the extractor likes. */
export const inline =
  (extractor: Extractor): Work =>
  (articles, tell = () => {}) =>
    Effect.suspend(() => {
      let done = 0
      return Effect.forEach(
        articles,
        (article) => Effect.tap(record(article, extractor), () => Effect.sync(() => tell(++done))),
        { concurrency: extractor.concurrency ?? 1 }
      )
    }).pipe(
      Effect.map((records) => ({
        lines: records.map(encodeRecord),
        failures: records.filter(({ _tag }) => _tag === "ArticleFailure").length
      }))
    )

/** What a run knows of an article at its end, be it a failure. */
export const record = (article: Article, extractor: Extractor): Effect.Effect<Annotated | ArticleFailure, Stopped> =>
  segment(article, extractor).pipe(Effect.catchTag("ArticleFailure", Effect.succeed<Annotated | ArticleFailure>))

/** An article through splitter and extractor. A crash in either costs this article, not the run. */
export const segment = Effect.fnUntraced(function* (article: Article, extractor: Extractor) {
  const failure = (stage: ArticleFailure["stage"], error: string, message: string, usage?: Usage) =>
    new ArticleFailure({
      articleId: article.id,
      source: article.source,
      stage,
      error,
      message,
      ...(usage !== undefined && { usage })
    })
  const crash = (stage: ArticleFailure["stage"]) => (defect: unknown) =>
    Effect.fail(failure(stage, "Crash", `The ${stage} stage crashed on this article: ${String(defect)}`))

  const document = yield* Effect.sync(() => split(article)).pipe(Effect.catchDefect(crash("split")))
  const extraction = yield* Effect.suspend(() => extractor.extract(document)).pipe(
    Effect.flatMap((extraction) => check(document, extraction)),
    Effect.catchTag("ExtractionFailed", ({ error, message, usage }) =>
      Effect.fail(failure("extract", error, message, usage))
    ),
    Effect.catchDefect(crash("extract"))
  )
  const { partial, usage } = extraction
  return new Annotated({
    article: annotate(document, extraction.segments),
    ...(usage !== undefined && { usage }),
    ...(partial !== undefined && { partial: printable(partial) })
  })
})
