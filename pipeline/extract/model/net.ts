import type { Chain } from "../sequence/chain.ts"
import { dense } from "./dense.ts"
import type { Observed } from "../features/features.ts"
import { LEXICAL } from "../features/hash.ts"
import { TAGS } from "../sequence/tags.ts"

/**
 * A small convolutional net over sentences: what words and places mean together, and what goes on around. Two bags of
 * embeddings (lexical, structural), a layer, a convolution over five sentences, one over five of every third, and
 * scores of the tags from all three.
 */
export interface Net {
  /**
   * [row * BAG + dimension]; lexical rows first. In a file's model integers, of which a step is worth `scales` of its
   * dimension.
   */
  readonly embeddings: Float32Array | Int8Array
  readonly scales: ArrayLike<number>
  /** Weights as `dense` takes them. */
  readonly mix: Float64Array
  readonly near: Float64Array
  readonly far: Float64Array
  readonly out: Float64Array
  /** Over the scores. */
  readonly chain: Chain
}

/** Rows of the embeddings; powers of 2. */
export const LEXICAL_ROWS = 2 ** 16
const STRUCTURAL_ROWS = 2 ** 15
export const EMBEDDINGS = LEXICAL_ROWS + STRUCTURAL_ROWS
/** Dimensions of a bag, and units of a layer. */
export const BAG = 24
export const UNITS = 32
/** Sentences that a unit of a convolution sees, and how far apart those of the second are. */
export const SEEN = 5
export const APART = 3

/** Inputs and outputs of each layer. */
export const LAYERS = {
  mix: { inputs: 2 * BAG, outputs: UNITS },
  near: { inputs: SEEN * UNITS, outputs: UNITS },
  far: { inputs: SEEN * UNITS, outputs: UNITS },
  out: { inputs: 3 * UNITS, outputs: TAGS }
} as const
export type LayerName = keyof typeof LAYERS
export const LAYER_NAMES = Object.keys(LAYERS) as ReadonlyArray<LayerName>

/** For each sentence, the rows of its own features: what its neighbours are, convolutions see for themselves. */
export const rowsOf = ({ features, own }: Pick<Observed, "features" | "own">): Array<Int32Array> =>
  features.map((all, i) =>
    all
      .subarray(0, own[i]!)
      .map((feature) =>
        feature < LEXICAL ? feature & (LEXICAL_ROWS - 1) : LEXICAL_ROWS + (feature & (STRUCTURAL_ROWS - 1))
      )
  )

/** What is left out in training (dropout; Srivastava et al. 2014); what is kept counts for as much more. */
export interface Dropout {
  /** What sums of embeddings are multiplied by, where the rows given are those that were kept. */
  readonly lexical: number
  readonly structural: number
  /** What each number of `mixed` and `last` is multiplied by. */
  readonly mixed: Float64Array
  readonly last: Float64Array
}

/** All that a net computes on the way to its scores, [sentence * width + unit] each. */
export interface Activations {
  readonly bags: Float64Array
  readonly mixed: Float64Array
  /** What the convolutions see. */
  readonly around: Float64Array
  readonly near: Float64Array
  readonly farAround: Float64Array
  readonly far: Float64Array
  /** All layers side by side. */
  readonly last: Float64Array
  readonly scores: Float64Array
}

/** @param rows for each sentence, the rows of its features */
export const activate = (rows: ReadonlyArray<Int32Array>, net: Net, dropout?: Dropout): Activations => {
  const n = rows.length
  const bags = bagsOf(rows, net, dropout)
  const mixed = rectified(dense(n, bags, LAYERS.mix.inputs, net.mix))
  if (dropout !== undefined) multiply(mixed, dropout.mixed)
  const around = windows(mixed, 1)
  const near = rectified(dense(n, around, LAYERS.near.inputs, net.near))
  const farAround = windows(near, APART)
  const far = rectified(dense(n, farAround, LAYERS.far.inputs, net.far))
  const last = sideBySide([mixed, near, far])
  if (dropout !== undefined) multiply(last, dropout.last)
  return { bags, mixed, around, near, farAround, far, last, scores: dense(n, last, LAYERS.out.inputs, net.out) }
}

/** The sums of the embeddings, squashed: of lexical rows, which come first in a sentence, then of structural ones. */
const bagsOf = (rows: ReadonlyArray<Int32Array>, { embeddings, scales }: Net, dropout?: Dropout): Float64Array => {
  const bags = new Float64Array(rows.length * 2 * BAG)
  const [lexical, structural] = [dropout?.lexical ?? 1, dropout?.structural ?? 1]
  for (let i = 0; i < rows.length; i++) {
    const own = rows[i]!
    let lexicals = 0
    while (lexicals < own.length && own[lexicals]! < LEXICAL_ROWS) lexicals++
    const at = i * 2 * BAG
    addUp(embeddings, own, 0, lexicals, bags, at)
    addUp(embeddings, own, lexicals, own.length, bags, at + BAG)
    for (let d = 0; d < BAG; d++) {
      bags[at + d] = Math.tanh(bags[at + d]! * scales[d]! * lexical)
      bags[at + BAG + d] = Math.tanh(bags[at + BAG + d]! * scales[d]! * structural)
    }
  }
  return bags
}

/**
 * The sum of some rows of embeddings; eight dimensions at a time, which stay in registers: three times as fast as one
 * by one.
 */
const addUp = (
  embeddings: Net["embeddings"],
  rows: Int32Array,
  from: number,
  end: number,
  bags: Float64Array,
  to: number
): void => {
  for (let d = 0; d < BAG; d += 8) {
    let a = 0,
      b = 0,
      c = 0,
      e = 0,
      f = 0,
      g = 0,
      h = 0,
      j = 0
    for (let k = from; k < end; k++) {
      const row = rows[k]! * BAG + d
      a += embeddings[row]!
      b += embeddings[row + 1]!
      c += embeddings[row + 2]!
      e += embeddings[row + 3]!
      f += embeddings[row + 4]!
      g += embeddings[row + 5]!
      h += embeddings[row + 6]!
      j += embeddings[row + 7]!
    }
    const at = to + d
    bags[at] = a
    bags[at + 1] = b
    bags[at + 2] = c
    bags[at + 3] = e
    bags[at + 4] = f
    bags[at + 5] = g
    bags[at + 6] = h
    bags[at + 7] = j
  }
}

/** For each sentence, the units of those around it, one after another; nothing beyond the ends. */
const windows = (units: Float64Array, apart: number): Float64Array => {
  const n = units.length / UNITS
  const result = new Float64Array(n * SEEN * UNITS)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < SEEN; k++) {
      const j = neighbour(i, k, apart)
      if (j >= 0 && j < n) result.set(units.subarray(j * UNITS, (j + 1) * UNITS), (i * SEEN + k) * UNITS)
    }
  }
  return result
}

/** The `k`th of the sentences that sentence `i` sees. */
export const neighbour = (i: number, k: number, apart: number): number => i + (k - (SEEN - 1) / 2) * apart

const sideBySide = (parts: ReadonlyArray<Float64Array>): Float64Array => {
  const n = parts[0]!.length / UNITS
  const result = new Float64Array(n * parts.length * UNITS)
  for (const [p, part] of parts.entries()) {
    for (let i = 0; i < n; i++) result.set(part.subarray(i * UNITS, (i + 1) * UNITS), (i * parts.length + p) * UNITS)
  }
  return result
}

const rectified = (values: Float64Array): Float64Array => {
  for (let i = 0; i < values.length; i++) if (values[i]! < 0) values[i] = 0
  return values
}

export const multiply = (values: Float64Array, by: Float64Array): void => {
  for (let i = 0; i < values.length; i++) values[i]! *= by[i]!
}
