import type * as Schema from "effect/Schema"
import { ArticleRow, FailureRow, SegmentRow, UsageRow, WarningRow } from "../../schemas/rows.ts"
import { type Column, columns } from "./columns.ts"

/** The rows of some records, a list a table. */
export interface Rows {
  readonly segments: ReadonlyArray<SegmentRow>
  readonly articles: ReadonlyArray<ArticleRow>
  readonly failures: ReadonlyArray<FailureRow>
  readonly warnings: ReadonlyArray<WarningRow>
  readonly usage: ReadonlyArray<UsageRow>
}

/** What is to be known of a table, whatever the format of its file. */
export interface Table {
  readonly name: keyof Rows
  readonly description: string
  readonly columns: ReadonlyArray<Column>
  readonly primaryKey?: string
  /** Columns that name a row, of this table or another, by that table's primary key. */
  readonly foreignKeys: ReadonlyArray<{ readonly column: string; readonly table: keyof Rows; readonly key: string }>
  /** Whether it is written even where it has no row. */
  readonly always: boolean
}

const table = (name: keyof Rows, row: Schema.Constraint, rest: Omit<Table, "name" | "columns">): Table => ({
  name,
  columns: columns(row),
  ...rest
})

export const SEGMENTS = table("segments", SegmentRow, {
  description: "The theses, claims, examples and conclusions of the articles, in reading order: a row a segment",
  primaryKey: "segment_id",
  foreignKeys: [
    { column: "article_id", table: "articles", key: "article_id" },
    { column: "target_id", table: "segments", key: "segment_id" }
  ],
  always: true
})

export const ARTICLES = table("articles", ArticleRow, {
  description: "The articles that went through: a row an article",
  primaryKey: "article_id",
  foreignKeys: [],
  always: true
})

export const FAILURES = table("failures", FailureRow, {
  description: "The articles that were lost, whole or in part, and why: a row an article",
  foreignKeys: [],
  always: true
})

export const WARNINGS = table("warnings", WarningRow, {
  description:
    "What readers should know of articles that went through, such as text that may be missing: a row a warning",
  foreignKeys: [],
  always: true
})

export const USAGE = table("usage", UsageRow, {
  description: "What articles cost, of extractors that pay: a row an article, those that failed included",
  primaryKey: "article_id",
  foreignKeys: [],
  always: false
})
