import type { Marginals } from "../model/chain.ts"
import { logOdds } from "../model/confidence.ts"
import { marginal, type Stretch } from "../model/decode.ts"
import { begins, goesOn, TAGS } from "../model/tags.ts"
import type { Weights } from "./weights.ts"

/** What tells how likely a segment is right, besides its label; log-odds and logarithms. */
export const evidence = (found: Marginals, words: ArrayLike<number>, { first, label, last, match }: Stretch): Array<number> => {
  const [probability, length] = [(i: number, tag: number) => found.forward[i * TAGS + tag]! * found.backward[i * TAGS + tag]!, last - first + 1]
  const own = Array.from({ length }, (_, k) => logOdds(marginal(found, first + k, label)))
  const goingOn = last + 1 < found.gaps.length ? probability(last + 1, goesOn(label)) : 0
  let size = 0
  for (let i = first; i <= last; i++) size += words[i]!
  return [
    logOdds(match),
    own.reduce((sum, odds) => sum + odds, 0) / length,
    Math.min(...own),
    logOdds(probability(first, begins(label))),
    logOdds(1 - goingOn),
    Math.log(Math.max(1, size)),
    Math.log(length),
    length === 1 ? 1 : 0
  ]
}

/** How likely a segment is right: logistic regression on the evidence. */
export const confidenceOf = (label: number, evidence: ReadonlyArray<number>, weights: Weights["decoding"]["confidence"]): number => {
  const odds = evidence.reduce((sum, value, k) => sum + weights.evidence[k]! * value, weights.labels[label]!)
  return 1 / (1 + Math.exp(-odds))
}
