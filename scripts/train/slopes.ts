import { type Marginals, STEPS } from "../../pipeline/extract/sequence/chain.ts"
import { SECTION, TAGS } from "../../pipeline/extract/sequence/tags.ts"

/** How often each tag and each step is expected in an article, or was counted. */
export interface Counts {
  /** Of each sentence, [sentence * TAGS + tag]. */
  readonly tags: Float64Array
  /** Of the whole article, as `Chain.steps`; the first sentence steps in from tag 0 over a section. */
  readonly steps: Float64Array
}

/** What a chain expects. */
export const expected = ({ backward, forward, gaps, own, scale, steps }: Marginals): Counts => {
  const n = gaps.length
  const tags = new Float64Array(n * TAGS)
  for (let i = 0; i < n * TAGS; i++) tags[i] = forward[i]! * backward[i]!
  const stepped = new Float64Array(STEPS)
  if (n === 0) return { tags, steps: stepped }
  for (let t = 0; t < TAGS; t++) stepped[SECTION * TAGS * TAGS + t]! += tags[t]!
  for (let i = 1; i < n; i++) {
    const base = gaps[i]! * TAGS * TAGS
    for (let from = 0; from < TAGS; from++) {
      const before = forward[(i - 1) * TAGS + from]! / scale[i]!
      for (let to = 0; to < TAGS; to++) {
        stepped[base + from * TAGS + to]! +=
          before * steps[base + from * TAGS + to]! * own[i * TAGS + to]! * backward[i * TAGS + to]!
      }
    }
  }
  return { tags, steps: stepped }
}

/** What is there. */
export const counted = (tags: Uint8Array, gaps: Uint8Array): Counts => {
  const counts = { tags: new Float64Array(tags.length * TAGS), steps: new Float64Array(STEPS) }
  for (const [i, tag] of tags.entries()) {
    counts.tags[i * TAGS + tag] = 1
    counts.steps[(i === 0 ? SECTION * TAGS : gaps[i]! * TAGS + tags[i - 1]!) * TAGS + tag]! += 1
  }
  return counts
}

/**
 * The slopes of the cross-entropy from a target to the chain, of the scores and of the steps: what is expected less
 * what should be. Where the target is counted from labels, this is the negative log-likelihood.
 */
export const chainSlopes = (found: Marginals, target: Counts): Counts => {
  const slopes = expected(found)
  for (let i = 0; i < slopes.tags.length; i++) slopes.tags[i]! -= target.tags[i]!
  for (let i = 0; i < STEPS; i++) slopes.steps[i]! -= target.steps[i]!
  return slopes
}
