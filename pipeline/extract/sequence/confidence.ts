import * as Schema from "effect/Schema"
import type { Marginals } from "./chain.ts"
import { marginal, type Stretch } from "./decode.ts"
import { begins, goesOn, TAGS } from "./tags.ts"

/** Log-odds that a segment is right: a number for each label, and one for each piece of evidence. */
export const ConfidenceWeights = Schema.Struct({
  labels: Schema.Array(Schema.Finite),
  evidence: Schema.Array(Schema.Finite)
})
export type ConfidenceWeights = typeof ConfidenceWeights.Type

/** The log-odds of a probability, of 0 and 1 as well. */
export const logOdds = (probability: number): number => {
  const inside = Math.min(0.999, Math.max(0.001, probability))
  return Math.log(inside / (1 - inside))
}

/** What tells how likely a segment is right, besides its label. */
export const evidence = (
  found: Marginals,
  words: ArrayLike<number>,
  { first, label, last, match }: Stretch
): Array<number> => {
  const probability = (i: number, tag: number) => found.forward[i * TAGS + tag]! * found.backward[i * TAGS + tag]!
  const length = last - first + 1
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

/** How likely a segment is right: logistic regression on the evidence, a constant for each label. */
export const confidenceOf = (label: number, evidence: ReadonlyArray<number>, weights: ConfidenceWeights): number =>
  1 / (1 + Math.exp(-evidence.reduce((sum, value, k) => sum + weights.evidence[k]! * value, weights.labels[label]!)))
