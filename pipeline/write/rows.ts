import { hash } from "node:crypto"
import type { AnnotatedArticle, AnnotatedSegment } from "../../schemas/annotated.ts"
import type { Usage } from "../../schemas/extraction.ts"
import type { ArticleFailure } from "../../schemas/failure.ts"
import type { RunRecord } from "../../schemas/record.ts"
import type { ArticleRow, FailureRow, SegmentRow, UsageRow, WarningRow } from "../../schemas/rows.ts"
import type { Warning } from "../../schemas/warning.ts"
import type { Rows } from "./tables.ts"

/** The rows that records give, table by table, in the records' order; keys in the order of the columns. */
export const rowsOf = (records: ReadonlyArray<RunRecord>): Rows => {
  const segments: Array<SegmentRow> = []
  const articles: Array<ArticleRow> = []
  const failures: Array<FailureRow> = []
  const warnings: Array<WarningRow> = []
  const usage: Array<UsageRow> = []
  for (const record of records) {
    if (record._tag === "ArticleFailure") {
      failures.push(failureRow(record))
      if (record.usage !== undefined) usage.push(usageRow(record.articleId, record.usage))
    } else if (record._tag === "Warning") {
      warnings.push(warningRow(record))
    } else {
      for (const segment of record.article.segments) segments.push(segmentRow(record.article, segment))
      articles.push(articleRow(record.article))
      if (record.usage !== undefined) usage.push(usageRow(record.article.article_id, record.usage))
      if (record.partial !== undefined) failures.push(partialRow(record.article, record.partial))
    }
  }
  return { segments, articles, failures, warnings, usage }
}

const segmentRow = (article: AnnotatedArticle, segment: AnnotatedSegment): SegmentRow => ({
  article_id: article.article_id,
  segment_id: segment.segment_id,
  label: segment.label,
  start: segment.start,
  end: segment.end,
  first_sentence: segment.first_sentence,
  last_sentence: segment.last_sentence,
  paragraph: segment.paragraph,
  section: segment.section,
  text: segment.text,
  stance: segment.stance ?? null,
  kind: segment.kind ?? null,
  relation: segment.link?.relation ?? null,
  target_id: segment.link?.target ?? null,
  confidence: segment.confidence ?? null
})

const articleRow = (article: AnnotatedArticle): ArticleRow => {
  const count = (label: AnnotatedSegment["label"]) =>
    article.segments.filter((segment) => segment.label === label).length
  return {
    article_id: article.article_id,
    title: article.title ?? null,
    author: article.author ?? null,
    date: article.date ?? null,
    source: article.source,
    words: countWords(article.text),
    sentences: article.sentences.length,
    theses: count("thesis"),
    claims: count("claim"),
    examples: count("example"),
    conclusions: count("conclusion"),
    thesis: mainThesis(article.segments)?.text ?? null,
    text_sha256: hash("sha256", article.text)
  }
}

const failureRow = (failure: ArticleFailure): FailureRow => ({
  article_id: failure.articleId,
  source: failure.source,
  stage: failure.stage,
  error: failure.error,
  message: failure.message
})

const warningRow = ({ articleId, message, source, stage, warning }: Warning): WarningRow => ({
  article_id: articleId,
  source,
  stage,
  warning,
  message
})

/** Of an article that is in the other tables too, less what could not be had. */
const partialRow = ({ article_id, source }: AnnotatedArticle, message: string): FailureRow => ({
  article_id,
  source,
  stage: "extract",
  error: "PartialAnswer",
  message
})

const usageRow = (article_id: string, usage: Usage): UsageRow => ({
  article_id,
  requests: usage.requests,
  input_tokens: usage.inputTokens,
  output_tokens: usage.outputTokens,
  cost: usage.cost
})

/** The thesis of highest confidence; of equals, the first. */
const mainThesis = (segments: ReadonlyArray<AnnotatedSegment>): AnnotatedSegment | undefined => {
  let best: AnnotatedSegment | undefined
  for (const segment of segments) {
    if (segment.label !== "thesis") continue
    if (best === undefined || (segment.confidence ?? 0) > (best.confidence ?? 0)) best = segment
  }
  return best
}

/** Stretches between white space that hold a letter or a digit. Found one by one: a list of them would hold a long text twice. */
const countWords = (text: string): number => {
  const word = /[\p{L}\p{N}]\S*/gu
  let words = 0
  while (word.test(text)) words++
  return words
}
