import { LABELS } from "../../../schemas/label.ts"
import { type Chain, type Marginals, marginals } from "../sequence/chain.ts"
import { logOdds } from "../sequence/confidence.ts"
import { marginal } from "../sequence/decode.ts"
import { begins, goesOn, TAGS } from "../sequence/tags.ts"

const THESIS = LABELS.indexOf("thesis")

/**
 * What tells how likely each sentence is part of a thesis: 1, the chain's log-odds, those that the networks give it when they look at the
 * whole article for one thesis, how likely they think it unstated, and the sentence's rank by the chain's odds, of which the chain knows
 * nothing: an article has one thesis as a rule, three at most.
 *
 * @param theses log-probabilities as the networks give them
 */
export const thesisEvidence = (found: Marginals, theses: Float32Array): Array<Array<number>> => {
  const probabilities = Array.from({ length: found.gaps.length }, (_, i) => marginal(found, i, THESIS))
  const ranks = new Int32Array(probabilities.length)
  const order = probabilities.map((_, i) => i).sort((a, b) => probabilities[b]! - probabilities[a]! || a - b)
  for (const [rank, i] of order.entries()) ranks[i] = Math.min(rank, RANKS - 1)
  return probabilities.map((probability, i) => [
    1,
    logOdds(probability),
    logOdds(Math.exp(theses[i]!)),
    logOdds(Math.exp(theses.at(-1)!)),
    ...Array.from({ length: RANKS }, (_, rank) => (rank === ranks[i] ? 1 : 0))
  ])
}

/** Further ones count as the last. */
const RANKS = 6

/** The chain's marginals once the odds of every thesis are what logistic regression on the evidence says. */
export const withTheses = (
  scores: Float64Array,
  gaps: Uint8Array,
  chain: Chain,
  theses: Float32Array,
  weights: ReadonlyArray<number>
): Marginals => {
  const changed = scores.slice()
  for (const [i, evidence] of thesisEvidence(marginals(scores, gaps, chain), theses).entries()) {
    const change = evidence.reduce((sum, value, k) => sum + weights[k]! * value, 0) - evidence[1]!
    changed[i * TAGS + begins(THESIS)]! += change
    changed[i * TAGS + goesOn(THESIS)]! += change
  }
  return marginals(changed, gaps, chain)
}
