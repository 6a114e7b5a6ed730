import * as Schema from "effect/Schema"
import { AnnotatedArticle } from "./annotated.ts"
import { Usage } from "./extraction.ts"
import { ArticleFailure } from "./failure.ts"
import { printable } from "./printable.ts"
import { Warning } from "./warning.ts"

/** An article that went through, with what it cost where its extractor pays. */
export class Annotated extends Schema.TaggedClass<Annotated>()("Annotated", {
  article: AnnotatedArticle,
  usage: Schema.optionalKey(Usage),
  /** Where not all of its segments could be had: why, in one sentence; a row of failures.csv beside its own rows. */
  partial: Schema.optionalKey(Schema.NonEmptyString)
}) {}

/** What a run knows of one article at its end, or a warning about the article before it: a line of a part's file. */
export const RunRecord = Schema.Union([Annotated, ArticleFailure, Warning])
export type RunRecord = typeof RunRecord.Type

/** One line of JSON, without the line end; what is said of an article that failed is made printable. */
export const encodeRecord = (record: RunRecord): string =>
  record._tag === "Annotated"
    ? JSON.stringify(record)
    : JSON.stringify(record, (_, value) => (typeof value === "string" ? printable(value) : value))

/**
 * A line that `encodeRecord` wrote, of a file whose fingerprint has been checked: its data are taken as they are,
 * plain objects of the classes' shape, five times faster than `Schema.decode`. Throws where the line is no JSON.
 */
export const decodeRecord = (line: string): RunRecord => {
  const record: typeof RunRecord.Encoded = JSON.parse(line)
  return record._tag === "ArticleFailure" ? new ArticleFailure(record) : record
}
