import type { Scores } from "../../schemas/scores.ts"
import type { RunDifference } from "./RunDifference.ts"

/** Some scores of each system, a line each: value, 95 % interval, meaning. */
export const scoreList = ({ metrics, signature, systems }: Scores, ids: ReadonlyArray<string>): string =>
  systems
    .map(({ name, scores }) => {
      const rows = metrics
        .filter(({ id }) => ids.includes(id))
        .flatMap(({ id, meaning }) => {
          const { high, low, value } = scores[id]!
          return value === null
            ? []
            : [[id, figure(value), `[${figure(low ?? Number.NaN)}, ${figure(high ?? Number.NaN)}]`, meaning]]
        })
      return `${name}\n${signature}\n\n${aligned(rows)}\n\n[low, high] is a 95% interval, from a bootstrap over articles.`
    })
    .join("\n\n")

/** Two runs beside each other, a line a metric: both scores, their difference with its 95 % interval, p, and what follows. */
export const differenceTable = (differences: ReadonlyArray<RunDifference>): string => {
  const pairs = [...new Set(differences.map(pairOf))]
  return pairs
    .map((pair) => {
      const rows = differences
        .filter((difference) => pairOf(difference) === pair)
        .map(({ better, difference, high, low, metric, p, values: [first, second] }) => [
          metric,
          figure(first),
          figure(second),
          `${difference > 0 ? "+" : ""}${figure(difference)}`,
          `[${figure(low)}, ${figure(high)}]`,
          Number.isNaN(p) ? "" : p < 0.001 ? "p < .001" : `p = ${figure(p)}`,
          p < 0.05 ? (difference > 0 === (better === "higher") ? "better" : "worse") : ""
        ])
      return `${pair}\n\n${aligned([["", "first", "second", "difference", "95% interval", "p (Holm)", ""], ...rows])}`
    })
    .join("\n\n")
}

const pairOf = ({ first, second }: RunDifference) =>
  first === second ? `${first}: second run against first` : `${second} against ${first}`

const aligned = (rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd()
    )
    .join("\n")
}

const figure = (value: number) => (Number.isNaN(value) ? "-" : value.toFixed(3))
