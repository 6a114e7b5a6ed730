import { GAPS, mayFollow, SECTION, TAGS } from "./tags.ts"

/** Log-weights of a linear chain (Lafferty, McCallum & Pereira 2001) besides those of the features. */
export interface Chain {
  /** [(gap * TAGS + from) * TAGS + to] */
  readonly steps: Float32Array
  /** Of the last sentence's tag. */
  readonly ends: Float32Array
  /** Added to the first sentence's tags, which else are as after a section. */
  readonly starts?: Float64Array
}

export const STEPS = GAPS * TAGS * TAGS

/** What the forward-backward recursion leaves, scaled so that `forward * backward` is the marginal. */
export interface Marginals {
  /** [sentence * TAGS + tag] */
  readonly forward: Float64Array
  readonly backward: Float64Array
  /** The weight of each tag of each sentence by itself, and what the sentence's forward weights were divided by. */
  readonly own: Float64Array
  readonly scale: Float64Array
  /** The weights of the steps; 0 of those that may not be. */
  readonly steps: Float64Array
  readonly gaps: Uint8Array
  readonly logPartition: number
}

/**
 * The forward-backward recursion (Rabiner 1989) in the space of probabilities, each sentence scaled to 1. Linear in
 * the sentences.
 *
 * @param scores log-weights of the tags of each sentence, [sentence * TAGS + tag]
 * @param gaps what lies before each sentence
 */
export const marginals = (scores: Float64Array, gaps: Uint8Array, chain: Chain): Marginals => {
  const n = gaps.length
  const own = new Float64Array(n * TAGS)
  const forward = new Float64Array(n * TAGS)
  const backward = new Float64Array(n * TAGS)
  const scale = new Float64Array(n)
  const steps = expSteps(chain)
  let logPartition = 0
  for (let i = 0; i < n; i++) {
    const starts = i === 0 ? chain.starts : undefined
    let most = -Infinity
    for (let t = 0; t < TAGS; t++) most = Math.max(most, scores[i * TAGS + t]! + (starts?.[t] ?? 0))
    for (let t = 0; t < TAGS; t++) own[i * TAGS + t] = Math.exp(scores[i * TAGS + t]! + (starts?.[t] ?? 0) - most)
    const base = gaps[i]! * TAGS * TAGS
    let total = 0
    for (let to = 0; to < TAGS; to++) {
      let mass = 0
      if (i === 0) mass = steps[SECTION * TAGS * TAGS + to]!
      else
        for (let from = 0; from < TAGS; from++)
          mass += forward[(i - 1) * TAGS + from]! * steps[base + from * TAGS + to]!
      total += forward[i * TAGS + to] = mass * own[i * TAGS + to]!
    }
    scale[i] = total
    for (let t = 0; t < TAGS; t++) forward[i * TAGS + t]! /= total
    logPartition += most + Math.log(total)
  }
  if (n > 0) {
    let total = 0
    for (let t = 0; t < TAGS; t++)
      total += forward[(n - 1) * TAGS + t]! * (backward[(n - 1) * TAGS + t] = Math.exp(chain.ends[t]!))
    for (let t = 0; t < TAGS; t++) backward[(n - 1) * TAGS + t]! /= total
    logPartition += Math.log(total)
  }
  for (let i = n - 2; i >= 0; i--) {
    const base = gaps[i + 1]! * TAGS * TAGS
    for (let from = 0; from < TAGS; from++) {
      let mass = 0
      for (let to = 0; to < TAGS; to++)
        mass += steps[base + from * TAGS + to]! * own[(i + 1) * TAGS + to]! * backward[(i + 1) * TAGS + to]!
      backward[i * TAGS + from] = mass / scale[i + 1]!
    }
  }
  return { forward, backward, own, scale, steps, gaps, logPartition }
}

/** Weights of steps that may not be are 0. */
const expSteps = ({ steps }: Chain): Float64Array => {
  const result = new Float64Array(STEPS)
  for (let gap = 0, at = 0; gap < GAPS; gap++) {
    for (let from = 0; from < TAGS; from++) {
      for (let to = 0; to < TAGS; to++, at++) result[at] = mayFollow(gap, from, to) ? Math.exp(steps[at]!) : 0
    }
  }
  return result
}
