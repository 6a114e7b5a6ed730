import type { Chain } from "./chain.ts"

/**
 * The product of two chains, the second to the power of its share, the first to that of the rest: all log-weights are
 * added up (Hinton 2002, product of experts).
 *
 * @param share of the second, 0 to 1
 */
export const productOfChains = (
  first: Chain,
  second: { readonly [part in keyof Chain]: ArrayLike<number> },
  share: number
): Chain => {
  const sum = (one: ArrayLike<number>, other: ArrayLike<number>): Float32Array =>
    Float32Array.from(one, (value, i) => (1 - share) * value + share * at(other, i))
  return {
    steps: sum(first.steps, second.steps),
    ends: sum(first.ends, second.ends),
    starts: Float64Array.from(
      first.ends,
      (_, tag) => (1 - share) * at(first.starts, tag) + share * at(second.starts, tag)
    )
  }
}

/** The scores of the same product. */
export const productOfScores = (first: ArrayLike<number>, second: ArrayLike<number>, share: number): Float64Array =>
  Float64Array.from(first, (value, i) => (1 - share) * value + share * at(second, i))

const at = (values: ArrayLike<number> | undefined, i: number): number => values?.[i] ?? 0
