import * as Effect from "effect/Effect"
import { openExtractor } from "../pipeline/extract/registry.ts"
import { segment } from "../pipeline/work/inline.ts"
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
export const predict = Effect.fn("predict")(function*(name: string, role: SystemRole, articles: ReadonlyArray<Article>) {
  const extractor = yield* openExtractor(name)
  const annotated: Array<AnnotatedArticle> = []
  const failures = new Map<string, string>()
  const usages: Array<Usage> = []
  const started = performance.now()
  for (const article of articles) {
    yield* segment(article, extractor).pipe(
      Effect.map((record) => {
        annotated.push(record.article)
        if (record.usage !== undefined) usages.push(record.usage)
      }),
      Effect.catchTag("ArticleFailure", ({ message }) => Effect.sync(() => void failures.set(article.id, message)))
    )
  }
  const seconds = (performance.now() - started) / 1000
  const labelled = new Map(annotated.map((article) => [article.article_id, asLabelled(article)]))
  return { name, role, fingerprint: extractor.fingerprint, annotated, labelled, failures, seconds, usages } satisfies Predictions
}, Effect.scoped)

/** A prediction as labels are read from files. */
const asLabelled = ({ article_id, segments, text }: AnnotatedArticle): LabelledArticle => ({
  id: article_id,
  text,
  segments: segments.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment }))
})
