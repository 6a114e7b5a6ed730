import { TAGS } from "./tags.ts"

/**
 * The scores of the tags of each sentence, [sentence * TAGS + tag]: the sums of its features' weights, [feature * TAGS
 * + tag]. Written out for the nine tags, so that the sums stay in registers.
 */
export const scoresOf = (features: ReadonlyArray<Int32Array>, weights: Float32Array): Float64Array => {
  const scores = new Float64Array(features.length * TAGS)
  for (let i = 0; i < features.length; i++) addUp(features[i]!, weights, scores, i * TAGS)
  return scores
}

const addUp = (rows: Int32Array, weights: Float32Array, scores: Float64Array, to: number): void => {
  let a = 0,
    b = 0,
    c = 0,
    d = 0,
    e = 0,
    f = 0,
    g = 0,
    h = 0,
    j = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]! * TAGS
    a += weights[row]!
    b += weights[row + 1]!
    c += weights[row + 2]!
    d += weights[row + 3]!
    e += weights[row + 4]!
    f += weights[row + 5]!
    g += weights[row + 6]!
    h += weights[row + 7]!
    j += weights[row + 8]!
  }
  scores[to] = a
  scores[to + 1] = b
  scores[to + 2] = c
  scores[to + 3] = d
  scores[to + 4] = e
  scores[to + 5] = f
  scores[to + 6] = g
  scores[to + 7] = h
  scores[to + 8] = j
}
