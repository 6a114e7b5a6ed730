import { bootstrap, interval } from "./bootstrap.ts"
import { holm } from "./holm.ts"
import type { Metric } from "./metric.ts"
import { permutation } from "./permutation.ts"
import { type Table, total } from "./tabulate.ts"

/** One score of one extractor, with its 95 % interval over articles. NaN where it is undefined. */
export interface Estimate {
  readonly score: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** One score of two extractors: first minus second, the difference's 95 % interval, and p before and after Holm. */
export interface Difference extends Estimate {
  /** Indices of the two tables. */
  readonly first: number
  readonly second: number
  readonly p: number
  /** Adjusted over all pairs and scores of this comparison. */
  readonly adjusted: number
}

export interface Comparison {
  /** [table][score], in the order of `metric.scores`. */
  readonly estimates: ReadonlyArray<ReadonlyArray<Estimate>>
  /** Every pair of tables, and for each every compared score. */
  readonly differences: ReadonlyArray<Difference>
}

/**
 * Scores extractors on the same articles and compares every pair of them. `compared` is the metric with the scores that are
 * tested (see `withScores`): each of them makes Holm's correction stricter. Same tables and options, same answer, to the last
 * digit, and a pair's p does not depend on which other extractors are there.
 */
export const compare = (
  metric: Metric,
  compared: Metric,
  tables: ReadonlyArray<Table>,
  options: { readonly resamples: number; readonly shuffles: number; readonly seed: number }
): Comparison => {
  for (const { ids } of tables) {
    if (ids.length !== tables[0]!.ids.length || ids.some((id, row) => id !== tables[0]!.ids[row])) {
      throw new Error("Only extractors that were counted on the same articles can be compared.")
    }
  }
  const totals = tables.map((table) => total(metric, table))
  const samples = bootstrap(metric, tables, options)
  const untested = tables.flatMap((_, first) =>
    tables.slice(first + 1).flatMap((_, next) => {
      const second = first + 1 + next
      const ps = permutation(compared, tables[first]!, tables[second]!, options)
      return compared.scores.map((score, k) => {
        const s = metric.scores.findIndex(({ name }) => name === score.name)
        const [a, b] = [samples[first]![s]!, samples[second]![s]!]
        const value = score.of(totals[first]!) - score.of(totals[second]!)
        return {
          first,
          second,
          p: ps[k]!,
          ...estimate(
            score.name,
            value,
            a.map((sample, r) => sample - b[r]!)
          )
        }
      })
    })
  )
  const adjusted = holm(untested.map(({ p }) => p))
  return {
    estimates: totals.map((sum, t) =>
      metric.scores.map((score, s) => estimate(score.name, score.of(sum), samples[t]![s]!))
    ),
    differences: untested.map((difference, k) => Object.assign(difference, { adjusted: adjusted[k]! }))
  }
}

const estimate = (score: string, value: number, resampled: Float64Array): Estimate => {
  const [low, high] = interval(resampled)
  return { score, value, low, high }
}
