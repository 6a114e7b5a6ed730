import type { LabelledArticle, LabelledSegment } from "./labelled.ts"

/**
 * A metric counts once an article and scores sums of counts.
 *
 * Every score is a function of counts added up over articles (pooled, "micro" over articles: long articles weigh more).
 * So a resample or a shuffle is a sum of rows, an articles.csv that keeps the rows can recompute every score,
 * and tables, intervals and tests treat all metrics the same.
 */
export interface Metric {
  readonly name: string
  /** What each count is, one name a column. */
  readonly columns: ReadonlyArray<string>
  /** Counts of one article, `columns.length` of them, additive over articles. */
  readonly count: (gold: LabelledArticle, predicted: ReadonlyArray<LabelledSegment>) => Float64Array
  readonly scores: ReadonlyArray<Score>
}

export interface Score {
  readonly name: string
  /** One line for a reader who does not know it. */
  readonly meaning: string
  readonly better: "higher" | "lower"
  /** The score of summed counts; NaN where it is undefined (nothing of the kind in gold or prediction). */
  readonly of: (counts: Float64Array) => number
}
