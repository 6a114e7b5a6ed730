import type { Metric } from "./metric.ts"
import { random } from "./random.ts"
import { type Table, total } from "./tabulate.ts"

/**
 * Paired approximate randomisation (Noreen 1989; Yeh 2000): if two extractors are equally good, then on each article
 * their counts could as well be swapped. p = (r + 1) / (shuffles + 1), where r shuffles, each swapping every article with
 * probability 1/2, make the scores differ at least as much as they do, in either direction.
 *
 * Returns a p for each score of the metric; NaN where either score is undefined. A shuffle in which a score is undefined
 * counts towards r, which can only make p larger. Both tables hold the same articles.
 */
export const permutation = (
  metric: Metric,
  a: Table,
  b: Table,
  options: { readonly shuffles: number; readonly seed: number }
): ReadonlyArray<number> => {
  const next = random(options.seed)
  const width = metric.columns.length
  const [sumA, sumB] = [total(metric, a), total(metric, b)]
  const differences = metric.scores.map((score) => Math.abs(score.of(sumA) - score.of(sumB)))
  const reached = metric.scores.map(() => 0)
  const subsets = new Float64Array(2 ** GROUP * width)
  const moved = new Float64Array(BLOCK * width)
  const [swappedA, swappedB] = [new Float64Array(width), new Float64Array(width)]
  for (let from = 0; from < options.shuffles; from += BLOCK) {
    const size = Math.min(BLOCK, options.shuffles - from)
    moved.fill(0)
    for (let first = 0; first < a.ids.length; first += GROUP) {
      sumSubsets(subsets, a, b, first, width)
      for (let shuffle = 0; shuffle < size; shuffle++) {
        const subset = (next() >>> (32 - GROUP)) * width
        for (let c = 0, at = shuffle * width; c < width; c++, at++) moved[at]! += subsets[subset + c]!
      }
    }
    for (let shuffle = 0; shuffle < size; shuffle++) {
      for (let c = 0, at = shuffle * width; c < width; c++, at++) {
        swappedA[c] = sumA[c]! - moved[at]!
        swappedB[c] = sumB[c]! + moved[at]!
      }
      metric.scores.forEach((score, s) => {
        const difference = Math.abs(score.of(swappedA) - score.of(swappedB))
        // "Not smaller" rather than ">=", so that NaN counts; the slack is for shuffles that differ only by rounding.
        if (!(difference < differences[s]! - 1e-12)) reached[s]!++
      })
    }
  }
  return reached.map((r, s) => (Number.isNaN(differences[s]!) ? Number.NaN : (r + 1) / (options.shuffles + 1)))
}

/** Articles whose swaps are decided together: what each of the 2^8 ways moves is summed once and used by a whole block. */
const GROUP = 8

/** Shuffles that are summed in one pass over the articles. */
const BLOCK = 512

/** For each subset of the articles first .. first + 7 (bit k: article first + k) the sum of a's counts minus b's, in place. */
const sumSubsets = (sums: Float64Array, a: Table, b: Table, first: number, width: number): void => {
  for (let subset = 1; subset < 2 ** GROUP; subset++) {
    const article = first + 31 - Math.clz32(subset & -subset)
    const rest = (subset & (subset - 1)) * width
    const row = article * width
    const present = article < a.ids.length
    for (let c = 0, at = subset * width; c < width; c++, at++) {
      sums[at] = sums[rest + c]! + (present ? a.values[row + c]! - b.values[row + c]! : 0)
    }
  }
}
