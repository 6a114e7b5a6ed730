import * as Schema from "effect/Schema"
import { Offset } from "./offset.ts"
import { Warning } from "./warning.ts"

/** What a paragraph is. Furniture is what a page carries beside its article: bylines, dates, captions, "Share this". */
export const ParagraphKind = Schema.Literals(["title", "heading", "body", "item", "furniture"])
export type ParagraphKind = typeof ParagraphKind.Type

/** What an input format knows of a stretch of the text, such as that it was a heading: UTF-16, half-open. */
export class Mark extends Schema.Class<Mark>("Mark")({
  kind: ParagraphKind,
  start: Offset,
  end: Offset
}) {}

/** An article as it was read. All offsets anywhere are into `text`. */
export class Article extends Schema.Class<Article>("Article")({
  /** Unique in its dataset. */
  id: Schema.NonEmptyString,
  text: Schema.String,
  /**
   * The title, author and date that the source states; the body's own first line is the splitter's business. The date is ISO 8601 as
   * far as it is known.
   */
  title: Schema.optionalKey(Schema.String),
  author: Schema.optionalKey(Schema.String),
  date: Schema.optionalKey(Schema.String),
  /** A URL where the data has one, else the file inside the dataset folder. */
  source: Schema.String,
  /** In reading order, disjoint; empty for plain text. */
  marks: Schema.Array(Mark),
  /** What its reader should know of how it was read; absent where there is nothing. */
  warnings: Schema.optionalKey(Schema.Array(Warning))
}) {}
