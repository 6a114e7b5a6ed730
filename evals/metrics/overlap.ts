import { LABELS } from "../../schemas/label.ts"
import { f1, macro, precisionRecallF1 } from "./f1.ts"
import type { LabelledArticle, LabelledSegment } from "./labelled.ts"
import { matching, type Pair } from "./matching.ts"
import type { Metric } from "./metric.ts"
import { wordsIn } from "./words.ts"

/**
 * Feedback-Prize F1 (Kaggle, "Feedback Prize - Evaluating Student Writing", 2021, Evaluation page; also PERSUADE, Crossley et
 * al. 2022): a prediction is right if it has the gold segment's label and they share at least half of the words of each;
 * F1 a label, then the mean over the labels.
 *
 * Differs from the public scorer (`score_feedback_comp`, which circulates in Kaggle notebooks): that one takes the best
 * prediction of each gold segment, and so counts a prediction twice that gives exactly half of its words to each of two gold
 * segments; here the matching is one-to-one. It leaves a label out of the mean wherever gold lacks it, so that false alarms for
 * that label are free; here a label leaves the mean only if the predictions lack it too.
 */
export const overlap: Metric = {
  name: "overlap",
  columns: LABELS.flatMap((label) => [`${label}.gold`, `${label}.predicted`, `${label}.correct`]),
  count: (gold, predicted) => {
    const counts = new Float64Array(LABELS.length * 3)
    for (const { label } of gold.segments) counts[LABELS.indexOf(label) * 3]!++
    for (const { label } of predicted) counts[LABELS.indexOf(label) * 3 + 1]!++
    for (const [i] of matchByOverlap(gold, predicted, "same label"))
      counts[LABELS.indexOf(gold.segments[i]!.label) * 3 + 2]!++
    return counts
  },
  scores: [
    {
      name: "macro_f1",
      meaning: "Mean F1 of the four labels over segments; right is the same label and half of the words of both",
      better: "higher",
      of: (counts) =>
        macro(LABELS.map((_, label) => f1(counts[label * 3 + 2]!, counts[label * 3 + 1]!, counts[label * 3]!)))
    },
    ...LABELS.flatMap((label, index) =>
      precisionRecallF1(`${label}.`, `${label} segments (half of the words shared)`, (counts) => ({
        gold: counts[index * 3]!,
        predicted: counts[index * 3 + 1]!,
        correct: counts[index * 3 + 2]!
      }))
    )
  ]
}

/**
 * Gold and predicted segments, one to one, that share at least half of the words of both: as many pairs as possible. A segment
 * has a choice of partner only where two hold exactly half of it each. Pairs are [index in gold.segments, index in predicted].
 */
export const matchByOverlap = (
  gold: LabelledArticle,
  predicted: ReadonlyArray<LabelledSegment>,
  labels: "same label" | "any label"
): ReadonlyArray<Pair> =>
  matching(gold.segments, predicted, (i, j) => {
    const [a, b] = [gold.segments[i]!, predicted[j]!]
    if (labels === "same label" && a.label !== b.label) return 0
    const shared = wordsIn(gold.words, Math.max(a.start, b.start), Math.min(a.end, b.end))
    const enough =
      shared > 0 &&
      2 * shared >= wordsIn(gold.words, a.start, a.end) &&
      2 * shared >= wordsIn(gold.words, b.start, b.end)
    return enough ? 1 : 0
  })
