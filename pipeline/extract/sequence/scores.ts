import { TAGS } from "./tags.ts"

/** The scores of the tags of each sentence, [sentence * TAGS + tag]: the sums of its features' weights, [feature * TAGS + tag]. */
export const scoresOf = (features: ReadonlyArray<Int32Array>, weights: Float32Array): Float64Array => {
  const scores = new Float64Array(features.length * TAGS)
  for (const [i, own] of features.entries()) {
    const at = i * TAGS
    for (let k = 0; k < own.length; k++) {
      const row = own[k]! * TAGS
      for (let t = 0; t < TAGS; t++) scores[at + t]! += weights[row + t]!
    }
  }
  return scores
}
