import type { Metric } from "./metric.ts"
import { random } from "./random.ts"
import type { Table } from "./tabulate.ts"

/**
 * Bootstrap over articles (Efron & Tibshirani 1993): every resample draws as many articles as there are, with
 * replacement, adds up their counts and scores the sum. All tables are resampled alike, so that the differences between two
 * of them are paired; they must hold the same articles.
 *
 * Returns [table][score] -> the score in each resample, in order; NaN where it is undefined there, and everywhere if there is
 * but one article, of which every resample is a copy. Memory beyond these does not depend on the number of resamples.
 */
export const bootstrap = (
  metric: Metric,
  tables: ReadonlyArray<Table>,
  options: { readonly resamples: number; readonly seed: number }
): ReadonlyArray<ReadonlyArray<Float64Array>> => {
  const next = random(options.seed)
  const width = metric.columns.length
  const articles = tables[0]?.ids.length ?? 0
  const samples = tables.map(() => metric.scores.map(() => new Float64Array(options.resamples).fill(Number.NaN)))
  if (articles < 2) return samples
  const times = Array.from({ length: BLOCK }, () => new Uint32Array(articles))
  const sums = new Float64Array(BLOCK * width)
  for (let from = 0; from < options.resamples; from += BLOCK) {
    const size = Math.min(BLOCK, options.resamples - from)
    for (let r = 0; r < size; r++) draw(next, times[r]!)
    tables.forEach((table, t) => {
      sums.fill(0)
      for (let article = 0; article < articles; article++) {
        const row = article * width
        for (let r = 0; r < size; r++) {
          const weight = times[r]![article]!
          if (weight === 0) continue
          for (let c = 0, at = r * width; c < width; c++, at++) sums[at]! += weight * table.values[row + c]!
        }
      }
      for (let r = 0; r < size; r++) {
        const sum = sums.subarray(r * width, (r + 1) * width)
        metric.scores.forEach((score, s) => (samples[t]![s]![from + r] = score.of(sum)))
      }
    })
  }
  return samples
}

/** Resamples that are summed in one pass over the articles, so that a row is fetched from memory once for all of them. */
const BLOCK = 32

/** How often each article was drawn. An index is off uniform by less than one in 2^32 / articles. */
const draw = (next: () => number, times: Uint32Array): void => {
  times.fill(0)
  for (let i = 0; i < times.length; i++) times[Math.floor((next() / 2 ** 32) * times.length)]!++
}

/**
 * The percentile interval: the 2.5th and 97.5th percentiles of the resampled scores (interpolated, Hyndman & Fan 1996, type 7),
 * leaving out resamples in which the score is undefined. [NaN, NaN] where it is in all.
 */
export const interval = (samples: Float64Array): readonly [low: number, high: number] => {
  const sorted = samples.filter((sample) => !Number.isNaN(sample)).sort()
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)]
}

const quantile = (sorted: Float64Array, p: number): number => {
  if (sorted.length === 0) return Number.NaN
  const at = (sorted.length - 1) * p
  const below = sorted[Math.floor(at)]!
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at))
}
