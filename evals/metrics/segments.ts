import { LABELS } from "../../schemas/label.ts"
import { precisionRecallF1 } from "./f1.ts"
import { matching } from "./matching.ts"
import type { Metric } from "./metric.ts"

export const MODES = ["strict", "exact", "partial", "type"] as const
export type Mode = (typeof MODES)[number]

const MEANING: Record<Mode, string> = {
  strict: "segments (same span, same label)",
  exact: "segments (same span, any label)",
  partial: "segments (any overlap, any label; half credit where the spans differ)",
  type: "segments (any overlap, same label)"
}

/**
 * The four modes of SemEval-2013 task 9.1 (Segura-Bedmar, Martínez & Herrero-Zazo 2013; after MUC-5, Chinchor & Sundheim 1993):
 * - strict: same span and label;
 * - exact: same span, any label;
 * - partial: any overlap, any label; a whole match counts 1, a partial one 1/2;
 * - type: same label, any overlap.
 * A prediction and a gold segment are the same span when they hold the same code points; they overlap when they share one.
 *
 * Each side's segments are matched one to one so that the mode's own credit is the largest possible. Two observations make
 * that cheap. Segments of a side are disjoint, so two with the same span overlap nothing else: strict and exact need no
 * matching. And same-label matches of different labels share no segment: type's total is the sum of its labels'.
 * For a label the gold and predicted segments of that label alone are compared; there strict and exact are the same.
 */
export const segments: Metric = {
  name: "segments",
  columns: [
    "exact",
    "overlapping",
    "type_pairs",
    ...LABELS.flatMap((label) => [`${label}.gold`, `${label}.predicted`, `${label}.exact`, `${label}.overlapping`])
  ],
  count: (gold, predicted) => {
    const counts = new Float64Array(WIDTH)
    for (const { label } of gold.segments) counts[at(label, GOLD)]!++
    for (const { label } of predicted) counts[at(label, PREDICTED)]!++
    for (const [i, j] of matching(gold.segments, predicted, () => 1)) {
      counts[OVERLAPPING]!++
      const [a, b] = [gold.segments[i]!, predicted[j]!]
      if (a.start === b.start && a.end === b.end) {
        counts[EXACT]!++
        if (a.label === b.label) counts[at(a.label, LABEL_EXACT)]!++
      }
    }
    // Same labels first, then as many other pairs as fit: those are type's incorrect ones.
    const most = gold.segments.length + predicted.length
    const sameLabel = (i: number, j: number) => gold.segments[i]!.label === predicted[j]!.label
    for (const [i, j] of matching(gold.segments, predicted, (i, j) => (sameLabel(i, j) ? most + 1 : 1))) {
      counts[TYPE_PAIRS]!++
      if (sameLabel(i, j)) counts[at(gold.segments[i]!.label, LABEL_OVERLAPPING)]!++
    }
    return counts
  },
  scores: [
    ...MODES.flatMap((mode) =>
      precisionRecallF1(`${mode}.`, MEANING[mode], (counts) => {
        const { correct, partial, gold, predicted } = tally(counts, mode)
        return { correct: correct + partial / 2, gold, predicted }
      })
    ),
    ...LABELS.flatMap((label) =>
      (["strict", "partial", "type"] as const).flatMap((mode) =>
        precisionRecallF1(`${label}.${mode}.`, `${label} segments, ${mode}`, (counts) => ({
          gold: counts[at(label, GOLD)]!,
          predicted: counts[at(label, PREDICTED)]!,
          correct:
            (counts[at(label, mode === "type" ? LABEL_OVERLAPPING : LABEL_EXACT)]! +
              counts[at(label, mode === "strict" ? LABEL_EXACT : LABEL_OVERLAPPING)]!) /
            2
        }))
      )
    )
  ]
}

/**
 * MUC's categories in one mode: correct, incorrect (paired, but wrong), partial, missed (gold without a partner), spurious
 * (predicted without). correct + incorrect + partial + missed = gold; with spurious instead of missed = predicted.
 * Incorrect pairs are those of type's matching for strict and type, of partial's for exact.
 */
export const tally = (counts: Float64Array, mode: Mode): Tally => {
  const sum = (field: number) => LABELS.reduce((total, label) => total + counts[at(label, field)]!, 0)
  const [gold, predicted] = [sum(GOLD), sum(PREDICTED)]
  const pairs = mode === "strict" || mode === "type" ? counts[TYPE_PAIRS]! : counts[OVERLAPPING]!
  const correct = mode === "strict" ? sum(LABEL_EXACT) : mode === "type" ? sum(LABEL_OVERLAPPING) : counts[EXACT]!
  const partial = mode === "partial" ? pairs - correct : 0
  const incorrect = pairs - correct - partial
  return { gold, predicted, correct, incorrect, partial, missed: gold - pairs, spurious: predicted - pairs }
}

export interface Tally {
  readonly gold: number
  readonly predicted: number
  readonly correct: number
  readonly incorrect: number
  readonly partial: number
  readonly missed: number
  readonly spurious: number
}

const [EXACT, OVERLAPPING, TYPE_PAIRS, FIRST_LABEL] = [0, 1, 2, 3]
const [GOLD, PREDICTED, LABEL_EXACT, LABEL_OVERLAPPING] = [0, 1, 2, 3]
const WIDTH = FIRST_LABEL + 4 * LABELS.length
const at = (label: (typeof LABELS)[number], field: number): number => FIRST_LABEL + LABELS.indexOf(label) * 4 + field
