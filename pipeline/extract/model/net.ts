import { LEXICAL } from "./hash.ts"
import { TAGS } from "./tags.ts"

/**
 * A small convolutional net over sentences, whose scores are added to the linear ones: what words and places mean together, and what
 * goes on around. Two bags of embeddings (lexical, structural), a layer, a convolution over five sentences, one over five of every
 * third, and the tags' scores from all three layers.
 */
export interface Net {
  /** [row * BAG + dimension]; lexical rows first. */
  readonly embeddings: Float32Array
  /** Weights of the layers one after another, as `LAYERS` says. */
  readonly layers: Float32Array
}

/** Rows of embeddings; powers of 2. */
const LEXICAL_ROWS = 2 ** 15
const STRUCTURAL_ROWS = 2 ** 14
export const EMBEDDINGS = LEXICAL_ROWS + STRUCTURAL_ROWS
/** Dimensions of a bag, and units of a layer. */
export const BAG = 24
export const UNITS = 48

/** Sentences that a unit of each convolution sees, relative to its own. */
export const NEAR = [-2, -1, 0, 1, 2]
export const FAR = [-6, -3, 0, 3, 6]

/** Where each layer's weights begin: [output * inputs + input], then its biases. */
const size = (outputs: number, inputs: number) => outputs * inputs + outputs
export const MIXED_AT = 0
export const NEAR_AT = MIXED_AT + size(UNITS, 2 * BAG)
export const FAR_AT = NEAR_AT + size(UNITS, NEAR.length * UNITS)
export const OUT_AT = FAR_AT + size(UNITS, FAR.length * UNITS)
export const LAYERS = OUT_AT + size(TAGS, 3 * UNITS)

/** The row of a feature's embedding. */
export const rowOf = (feature: number): number =>
  feature < LEXICAL ? feature & (LEXICAL_ROWS - 1) : LEXICAL_ROWS + (feature & (STRUCTURAL_ROWS - 1))

/** All that a net computes on the way to its scores, [sentence * width + unit] each. */
export interface Activations {
  readonly bags: Float64Array
  readonly mixed: Float64Array
  readonly near: Float64Array
  readonly far: Float64Array
  readonly scores: Float64Array
}

/**
 * @param rows for each sentence, the rows of its features
 * @param lexicalScale, structuralScale what sums of embeddings are multiplied by: above 1 in training, for what dropout left out
 * @param mask of the units of `mixed`, in training: 0 where left out
 */
export const activate = (
  rows: ReadonlyArray<Int32Array>,
  { embeddings, layers }: Net,
  lexicalScale = 1,
  structuralScale = 1,
  mask?: Float64Array
): Activations => {
  const n = rows.length
  const bags = new Float64Array(n * 2 * BAG)
  for (const [i, own] of rows.entries()) {
    const at = i * 2 * BAG
    for (let k = 0; k < own.length; k++) {
      const row = own[k]! * BAG
      const to = own[k]! < LEXICAL_ROWS ? at : at + BAG
      for (let d = 0; d < BAG; d++) bags[to + d]! += embeddings[row + d]!
    }
    for (let d = 0; d < BAG; d++) {
      bags[at + d] = Math.tanh(bags[at + d]! * lexicalScale)
      bags[at + BAG + d] = Math.tanh(bags[at + BAG + d]! * structuralScale)
    }
  }
  const mixed = layer(n, bags, 2 * BAG, ONLY, layers, MIXED_AT, UNITS)
  rectify(mixed, mask)
  const near = layer(n, mixed, UNITS, NEAR, layers, NEAR_AT, UNITS)
  rectify(near)
  const far = layer(n, near, UNITS, FAR, layers, FAR_AT, UNITS)
  rectify(far)
  const scores = new Float64Array(n * TAGS)
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < TAGS; t++) {
      const base = OUT_AT + t * 3 * UNITS
      let sum = layers[OUT_AT + TAGS * 3 * UNITS + t]!
      for (let u = 0; u < UNITS; u++) {
        const at = i * UNITS + u
        sum += layers[base + u]! * mixed[at]! + layers[base + UNITS + u]! * near[at]! + layers[base + 2 * UNITS + u]! * far[at]!
      }
      scores[i * TAGS + t] = sum
    }
  }
  return { bags, mixed, near, far, scores }
}

export const ONLY = [0]

/** A layer over the sentences at `offsets`; beyond the ends there is nothing. */
const layer = (n: number, input: Float64Array, width: number, offsets: ReadonlyArray<number>, weights: Float32Array, at: number, outputs: number) => {
  const result = new Float64Array(n * outputs)
  const inputs = width * offsets.length
  for (let i = 0; i < n; i++) {
    for (let o = 0; o < outputs; o++) {
      let sum = weights[at + outputs * inputs + o]!
      for (let k = 0; k < offsets.length; k++) {
        const j = i + offsets[k]!
        if (j < 0 || j >= n) continue
        const [from, base] = [j * width, at + o * inputs + k * width]
        for (let u = 0; u < width; u++) sum += weights[base + u]! * input[from + u]!
      }
      result[i * outputs + o] = sum
    }
  }
  return result
}

const rectify = (values: Float64Array, mask?: Float64Array): void => {
  for (let i = 0; i < values.length; i++) values[i] = values[i]! > 0 ? values[i]! * (mask?.[i] ?? 1) : 0
}
