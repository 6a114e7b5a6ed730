import type { LabelledArticle, LabelledSegment } from "./labelled.ts"
import type { Metric } from "./metric.ts"

/** One extractor's counts under one metric. */
export interface Table {
  /** Article ids, sorted by code unit, so that nothing random depends on the order in which articles were read. */
  readonly ids: ReadonlyArray<string>
  /** Counts, an article a row, row-major, as wide as the metric's columns. */
  readonly values: Float64Array
}

/** Counts every gold article; one without a prediction counts as an empty prediction. */
export const tabulate = (
  metric: Metric,
  gold: Iterable<LabelledArticle>,
  predictions: (id: string) => ReadonlyArray<LabelledSegment> | undefined
): Table => {
  const articles = [...gold].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const width = metric.columns.length
  const values = new Float64Array(articles.length * width)
  articles.forEach((article, row) => values.set(metric.count(article, predictions(article.id) ?? []), row * width))
  return { ids: articles.map(({ id }) => id), values }
}

/** The counts of all articles together. */
export const total = (metric: Metric, table: Table): Float64Array => {
  const width = metric.columns.length
  const sum = new Float64Array(width)
  for (let i = 0; i < table.values.length; i++) sum[i % width]! += table.values[i]!
  return sum
}
