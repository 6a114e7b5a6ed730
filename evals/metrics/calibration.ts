import type { LabelledArticle, LabelledSegment } from "./labelled.ts"
import { matchByOverlap } from "./overlap.ts"

/** A predicted segment: how sure the extractor was, 0..1, and whether it is right (same label, half of the words of both). */
export interface Answer {
  readonly confidence: number
  readonly correct: boolean
}

/** The answers of one article; segments without a confidence are left out and counted. */
export const answers = (
  gold: LabelledArticle,
  predicted: ReadonlyArray<LabelledSegment>
): { readonly answers: ReadonlyArray<Answer>; readonly withoutConfidence: number } => {
  const right = new Set(matchByOverlap(gold, predicted, "same label").map(([, j]) => j))
  const given = predicted.flatMap(({ confidence }, j) =>
    confidence === undefined ? [] : [{ confidence, correct: right.has(j) }]
  )
  return { answers: given, withoutConfidence: predicted.length - given.length }
}

export interface Calibration {
  readonly answers: number
  /** Reliability table: answers by ascending confidence in at most 10 bins of equal mass. */
  readonly bins: ReadonlyArray<{
    readonly answers: number
    /** Lowest, highest and mean confidence in the bin. */
    readonly low: number
    readonly high: number
    readonly confidence: number
    /** Share of them that is right. */
    readonly accuracy: number
  }>
  /** Expected calibration error: mean |accuracy - confidence| over bins, weighted by their answers. NaN without answers. */
  readonly ece: number
  /** Risk (share wrong) among the surest answers, for coverages of at most 100 even steps up to 1. */
  readonly curve: ReadonlyArray<{ readonly coverage: number; readonly confidence: number; readonly risk: number }>
  /** Area under the risk-coverage curve: mean risk over all coverages 1/n .. n/n; lower is better. NaN without answers. */
  readonly aurc: number
}

/**
 * Whether confidence means what it says. Reliability and ECE: Naeini, Cooper & Hauskrecht 2015; Guo et al. 2017,
 * here with bins of equal mass rather than equal width, as confidences crowd at one end. Risk-coverage: El-Yaniv & Wiener
 * 2010; selective risk and its area: Geifman & El-Yaniv 2017, Geifman, Uziel & El-Yaniv 2019.
 *
 * Answers with the same confidence share their mean correctness, so that their order, which means nothing, changes nothing:
 * risks are expectations over it. Neither number is a sum over articles, and ECE is biased upwards on a resample; so they are
 * given as points, without intervals or tests.
 */
export const calibration = (answers: ReadonlyArray<Answer>): Calibration => {
  const sorted = levelled(answers)
  const n = sorted.length
  const size = Math.min(10, n)
  const bins = Array.from({ length: size }, (_, b) => {
    const bin = sorted.slice(Math.floor((b * n) / size), Math.floor(((b + 1) * n) / size))
    return {
      answers: bin.length,
      low: bin[0]!.confidence,
      high: bin.at(-1)!.confidence,
      confidence: mean(bin.map(({ confidence }) => confidence)),
      accuracy: mean(bin.map(({ correct }) => correct))
    }
  })
  const risks = new Float64Array(n)
  let wrong = 0
  for (let k = 1; k <= n; k++) {
    wrong += 1 - sorted[n - k]!.correct
    risks[k - 1] = wrong / k
  }
  const steps = Math.min(100, n)
  return {
    answers: n,
    bins,
    ece:
      n === 0
        ? Number.NaN
        : bins.reduce((sum, bin) => sum + (bin.answers / n) * Math.abs(bin.accuracy - bin.confidence), 0),
    curve: Array.from({ length: steps }, (_, step) => {
      const k = Math.ceil(((step + 1) * n) / steps)
      return { coverage: k / n, confidence: sorted[n - k]!.confidence, risk: risks[k - 1]! }
    }),
    aurc: mean(risks)
  }
}

/** Ascending by confidence; `correct` is the share of answers with that very confidence which are right. */
const levelled = (
  answers: ReadonlyArray<Answer>
): ReadonlyArray<{ readonly confidence: number; readonly correct: number }> => {
  const levels = new Map<number, { all: number; right: number }>()
  for (const { confidence, correct } of answers) {
    const level = levels.get(confidence) ?? { all: 0, right: 0 }
    level.all++
    if (correct) level.right++
    levels.set(confidence, level)
  }
  return [...levels]
    .sort(([a], [b]) => a - b)
    .flatMap(([confidence, { all, right }]) =>
      Array.from({ length: all }, () => ({ confidence, correct: right / all }))
    )
}

const mean = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}
