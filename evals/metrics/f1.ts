import type { Score } from "./metric.ts"

/**
 * F1 = 2 correct / (predicted + gold), the harmonic mean of precision and recall;
 * NaN where there is neither a prediction nor gold.
 */
export const f1 = (correct: number, predicted: number, gold: number): number => (2 * correct) / (predicted + gold)

/** Mean of the scores that are defined: a label absent from both gold and prediction leaves the mean. NaN where none is. */
export const macro = (scores: ReadonlyArray<number>): number => {
  const defined = scores.filter((score) => !Number.isNaN(score))
  return defined.reduce((sum, score) => sum + score, 0) / defined.length
}

/** The three scores of something that is predicted, gold and, where both agree, correct. */
export const precisionRecallF1 = (
  name: string,
  what: string,
  of: (counts: Float64Array) => { readonly correct: number; readonly predicted: number; readonly gold: number }
): ReadonlyArray<Score> => [
  {
    name: `${name}precision`,
    meaning: `Of the predicted ${what}, the share that is right`,
    better: "higher",
    of: (counts) => {
      const { correct, predicted } = of(counts)
      return correct / predicted
    }
  },
  {
    name: `${name}recall`,
    meaning: `Of the gold ${what}, the share that was found`,
    better: "higher",
    of: (counts) => {
      const { correct, gold } = of(counts)
      return correct / gold
    }
  },
  {
    name: `${name}f1`,
    meaning: `Harmonic mean of precision and recall of ${what}`,
    better: "higher",
    of: (counts) => {
      const { correct, predicted, gold } = of(counts)
      return f1(correct, predicted, gold)
    }
  }
]
