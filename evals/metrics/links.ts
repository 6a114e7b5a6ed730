import { precisionRecallF1 } from "./f1.ts"
import type { Metric } from "./metric.ts"
import { matchByOverlap } from "./overlap.ts"

/**
 * Whether claims and examples point to the right segment: attachment F1, unlabelled and labelled (with the right relation),
 * the analogue of dependency parsing's attachment scores for links that either side may lack.
 *
 * Segments are the same where they share half of the words of both, one to one and whatever their labels (overlap.ts): wrong
 * labels are counted elsewhere. A gold link is found if its source's partner points to its target's partner.
 */
export const links: Metric = {
  name: "links",
  columns: ["gold", "predicted", "attached", "attached_with_relation"],
  count: (gold, predicted) => {
    const counts = new Float64Array(4)
    for (const { link } of gold.segments) if (link) counts[0]!++
    for (const { link } of predicted) if (link) counts[1]!++
    const pairs = matchByOverlap(gold, predicted, "any label")
    const partner = new Map(pairs)
    for (const [i, j] of pairs) {
      const [a, b] = [gold.segments[i]!.link, predicted[j]!.link]
      if (!a || !b || partner.get(a.target) !== b.target) continue
      counts[2]!++
      if (a.relation === b.relation) counts[3]!++
    }
    return counts
  },
  scores: [
    ...precisionRecallF1("unlabelled.", "links (right source and target)", ([gold, predicted, attached]) => ({
      gold: gold!,
      predicted: predicted!,
      correct: attached!
    })),
    ...precisionRecallF1("labelled.", "links (right source, target and relation)", ([gold, predicted, , correct]) => ({
      gold: gold!,
      predicted: predicted!,
      correct: correct!
    }))
  ]
}
