import { type Chain, type Marginals, marginals } from "./chain.ts"
import type { Observed } from "./features.ts"
import { activate, type Net, rowsOf } from "./net.ts"
import { scoresOf } from "./scores.ts"

/** Two that judge a document: a CRF and a net, each with a chain of its own. */
export interface Judges {
  readonly chain: Chain
  readonly tables: { readonly tags: Float32Array }
  readonly net: Net
}

/**
 * What both together say of a document: the product of the two chains, each to the power of its share (Hinton 2002, product of experts).
 *
 * @param share of the net, 0 to 1
 */
export const mixture = (seen: Observed, gaps: Uint8Array, { chain, net, tables }: Judges, share: number): Marginals => {
  const scores = scoresOf(seen.features, tables.tags)
  const own = activate(rowsOf(seen), net).scores
  return marginals(blend(scores, own, share), gaps, {
    steps: blend(chain.steps, net.chain.steps, share),
    ends: blend(chain.ends, net.chain.ends, share)
  })
}

const blend = <A extends Float32Array | Float64Array>(one: A, other: A, share: number): A =>
  one.map((value, i) => (1 - share) * value + share * other[i]!) as A
