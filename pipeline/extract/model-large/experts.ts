import { type Chain, STEPS } from "../sequence/chain.ts"
import { productOfChains, productOfScores } from "../sequence/experts.ts"
import { TAGS } from "../sequence/tags.ts"
import type { Weights } from "./weights.ts"

/** Networks and CRF as one chain. */
export interface Experts {
  /** Of the networks, 0 to 1. */
  readonly share: number
  readonly chain: Chain
}

/**
 * The product of the networks' chain and the CRF's. The networks know of no gaps, but have weights of their own for
 * the first tag.
 */
export const expertsOf = ({ ends, starts, steps }: Weights["chain"], crf: Chain, share: number): Experts => ({
  share,
  chain: productOfChains(
    crf,
    {
      steps: Float64Array.from({ length: STEPS }, (_, i) => steps[i % (TAGS * TAGS)]!),
      ends,
      starts: starts.map((start, tag) => start - steps[tag]!)
    },
    share
  )
})

/** What both say of the tags of each sentence, [sentence * TAGS + tag]. */
export const scoresOfBoth = (networks: Float32Array, crf: Float64Array, { share }: Experts): Float64Array =>
  productOfScores(crf, networks, share)
