import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { openExtractor } from "../pipeline/extract/registry.ts"
import { RunArticles } from "../pipeline/extract/RunArticles.ts"
import { type Progress, showProgress } from "../pipeline/progress.ts"
import { record } from "../pipeline/work/inline.ts"
import type { AnnotatedArticle } from "../schemas/annotated.ts"
import type { Article } from "../schemas/article.ts"
import type { Usage } from "../schemas/extraction.ts"
import type { SystemRole } from "../schemas/scores.ts"
import type { LabelledArticle } from "./gold/labelled.ts"
import type { System } from "./system.ts"

/** An extractor and what it made of the articles. */
export interface Predictions extends System {
  readonly fingerprint: string
  /** What the pipeline would have written, in the articles' order. */
  readonly annotated: ReadonlyArray<AnnotatedArticle>
}

/** Runs an extractor over articles, through the same code as the pipeline. */
export const predict = Effect.fn("predict")(function* (
  name: string,
  role: SystemRole,
  articles: ReadonlyArray<Article>,
  progressBar: boolean
) {
  const extractor = yield* openExtractor(name).pipe(
    Effect.provideService(RunArticles, Stream.fromIterable(articles.map((article) => Result.succeed(article))))
  )
  const annotated: Array<AnnotatedArticle> = []
  const failures = new Map<string, string>()
  const usages: Array<Usage> = []
  const started = performance.now()
  const concurrency = extractor.concurrency ?? 1
  const progress: Progress = { articles: 0, ahead: 0, underWay: articles.length, failed: 0, read: 1, total: 1 }
  const records = yield* Effect.forEach(
    articles,
    (article) =>
      Effect.tap(record(article, extractor), ({ _tag }) =>
        Effect.sync(() => {
          progress.articles++
          progress.underWay--
          if (_tag === "ArticleFailure") progress.failed++
        })
      ),
    { concurrency }
  ).pipe(Effect.raceFirst(showProgress(progress, progressBar, `${name}: `)))
  for (const made of records) {
    if (made.usage !== undefined) usages.push(made.usage)
    if (made._tag === "Annotated") annotated.push(made.article)
    else failures.set(made.articleId, made.message)
  }
  // Answers that were kept from before took the time that they took then.
  const waited = usages.some(({ seconds }) => seconds !== undefined)
    ? usages.reduce((sum, { seconds = 0 }) => sum + seconds, 0)
    : undefined
  const seconds = waited === undefined ? (performance.now() - started) / 1000 : waited / concurrency
  const labelled = new Map(annotated.map((article) => [article.article_id, asLabelled(article)]))
  return {
    name,
    role,
    fingerprint: extractor.fingerprint,
    annotated,
    labelled,
    failures,
    seconds,
    usages
  } satisfies Predictions
}, Effect.scoped)

/** A prediction as labels are read from files. */
const asLabelled = ({ article_id, segments, text }: AnnotatedArticle): LabelledArticle => ({
  id: article_id,
  text,
  segments: segments.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment }))
})
