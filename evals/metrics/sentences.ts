import { LABELS } from "../../schemas/label.ts"
import { alpha } from "./alpha.ts"
import { f1, macro, precisionRecallF1 } from "./f1.ts"
import type { Metric } from "./metric.ts"
import { CATEGORIES, project } from "./projection.ts"

/**
 * How sentences are labelled: a 5 x 5 confusion matrix of the gold's sentences, gold down, prediction across
 * (row-major, in the order of `CATEGORIES`), pooled over articles.
 *
 * Accuracy; precision, recall and F1 a label and their mean over the four labels (none is not a label, but labelling a none
 * sentence costs precision); Cohen's kappa (Cohen 1960) and Krippendorff's alpha (alpha.ts) over all five categories.
 */
export const sentences: Metric = {
  name: "sentences",
  columns: CATEGORIES.flatMap((gold) => CATEGORIES.map((predicted) => `${gold}_as_${predicted}`)),
  count: (gold, predicted) => {
    const counts = new Float64Array(SIZE * SIZE)
    const expected = project(gold.sentences, gold.segments).categories
    const given = project(gold.sentences, predicted).categories
    for (let i = 0; i < expected.length; i++) counts[expected[i]! * SIZE + given[i]!]!++
    return counts
  },
  scores: [
    {
      name: "macro_f1",
      meaning: "Mean F1 of the four labels over sentences",
      better: "higher",
      of: (counts) =>
        macro(LABELS.map((_, label) => f1(counts[label * SIZE + label]!, column(counts, label), row(counts, label))))
    },
    {
      name: "accuracy",
      meaning: "Share of sentences with the right label, none included",
      better: "higher",
      of: (counts) => diagonal(counts) / total(counts)
    },
    {
      name: "kappa",
      meaning: "Cohen's kappa: agreement on sentences beyond chance, 1 is perfect, 0 chance",
      better: "higher",
      of: kappa
    },
    {
      name: "alpha",
      meaning: "Krippendorff's nominal alpha over sentences: 1 is perfect, 0 chance",
      better: "higher",
      of: (counts) => alpha(symmetric(counts))
    },
    ...LABELS.flatMap((label, index) =>
      precisionRecallF1(`${label}.`, `${label} sentences`, (counts) => ({
        correct: counts[index * SIZE + index]!,
        predicted: column(counts, index),
        gold: row(counts, index)
      }))
    )
  ]
}

const SIZE = CATEGORIES.length

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0)

const diagonal = (counts: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < SIZE; i++) sum += counts[i * SIZE + i]!
  return sum
}

const row = (counts: Float64Array, index: number): number => {
  let sum = 0
  for (let i = 0; i < SIZE; i++) sum += counts[index * SIZE + i]!
  return sum
}

const column = (counts: Float64Array, index: number): number => {
  let sum = 0
  for (let i = 0; i < SIZE; i++) sum += counts[i * SIZE + index]!
  return sum
}

/** (observed - chance) / (1 - chance); NaN where both sides put everything in one category. */
function kappa(counts: Float64Array): number {
  const n = total(counts)
  let chance = 0
  for (let i = 0; i < SIZE; i++) chance += row(counts, i) * column(counts, i)
  return (diagonal(counts) * n - chance) / (n * n - chance)
}

/** The coincidences of two annotators: each sentence is counted in both orders. */
const symmetric = (counts: Float64Array): Float64Array =>
  counts.map((count, cell) => count + counts[(cell % SIZE) * SIZE + Math.floor(cell / SIZE)]!)
