import { type Chain, STEPS } from "../model/chain.ts"
import { TAGS } from "../model/tags.ts"
import type { Weights } from "./weights.ts"

/** How the networks' chain and the small model's are put together. */
export interface Mix {
  /** Of the networks, 0 to 1. */
  readonly share: number
  readonly chain: Chain
  /** Added to the first sentence's tags: `marginals` begins like after a section, the networks' chain has weights of its own there. */
  readonly starts: Float64Array
}

/** The product of two chains, each to the power of its share: all log-weights are added up (Hinton 2002, product of experts). */
export const mixOf = (networks: Weights["chain"], small: Chain, share: number): Mix => ({
  share,
  chain: {
    steps: Float32Array.from(
      { length: STEPS },
      (_, i) => share * networks.steps[i % (TAGS * TAGS)]! + (1 - share) * small.steps[i]!
    ),
    ends: Float32Array.from({ length: TAGS }, (_, t) => share * networks.ends[t]! + (1 - share) * small.ends[t]!)
  },
  starts: Float64Array.from({ length: TAGS }, (_, t) => share * (networks.starts[t]! - networks.steps[t]!))
})

/** @param networks and `small`: log-weights of the tags of each sentence, [sentence * TAGS + tag], as is the answer */
export const mixed = (networks: Float32Array, small: Float64Array, { share, starts }: Mix): Float64Array =>
  small.map((score, i) => share * networks[i]! + (1 - share) * score + (i < TAGS ? starts[i]! : 0))
