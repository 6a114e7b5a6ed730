import { type Marginals, STEPS } from "../../pipeline/extract/model/chain.ts"
import { SECTION, TAGS } from "../../pipeline/extract/model/tags.ts"

/** The slopes of the negative log-likelihood of `tags`: of the scores, [sentence * TAGS + tag], and of the steps. */
export const chainSlopes = ({ backward, forward, gaps, own, scale, steps }: Marginals, tags: Uint8Array) => {
  const n = tags.length
  const slopes = new Float64Array(n * TAGS)
  for (let i = 0; i < n * TAGS; i++) slopes[i] = forward[i]! * backward[i]!
  for (let i = 0; i < n; i++) slopes[i * TAGS + tags[i]!]! -= 1

  const stepSlopes = new Float64Array(STEPS)
  for (let t = 0; t < TAGS; t++) stepSlopes[SECTION * TAGS * TAGS + t]! += slopes[t]!
  for (let i = 1; i < n; i++) {
    const base = gaps[i]! * TAGS * TAGS
    for (let from = 0; from < TAGS; from++) {
      const before = forward[(i - 1) * TAGS + from]! / scale[i]!
      for (let to = 0; to < TAGS; to++) {
        stepSlopes[base + from * TAGS + to]! += before * steps[base + from * TAGS + to]! * own[i * TAGS + to]! * backward[i * TAGS + to]!
      }
    }
    stepSlopes[base + tags[i - 1]! * TAGS + tags[i]!]! -= 1
  }
  return { own: slopes, steps: stepSlopes }
}
