import type { LabelledArticle, LabelledSegment } from "./labelled.ts"
import type { Metric } from "./metric.ts"

/** A metric's scores, by name, of one article. */
export const scored = (
  metric: Metric,
  gold: LabelledArticle,
  predicted: ReadonlyArray<LabelledSegment>
): Record<string, number> => {
  const counts = metric.count(gold, predicted)
  return Object.fromEntries(metric.scores.map((score) => [score.name, score.of(counts)]))
}
