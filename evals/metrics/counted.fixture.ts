import type { Metric } from "./metric.ts"
import type { Table } from "./tabulate.ts"

/** A metric of two columns whose score is the one's sum divided by the other's, and a table of its counts. */
export const ratio: Metric = {
  name: "ratio",
  columns: ["part", "whole"],
  count: () => new Float64Array(2),
  scores: [{ name: "share", meaning: "", better: "higher", of: ([part, whole]) => part! / whole! }]
}

export const counted = (parts: ReadonlyArray<number>, whole = 1): Table => ({
  ids: parts.map((_, i) => `article-${i}`),
  values: Float64Array.from(parts.flatMap((part) => [part, whole]))
})
