import { type Kind, Kind as KindSchema } from "../../../schemas/label.ts"
import type { Observed } from "../features/features.ts"
import { Stamps } from "../features/stamps.ts"

export const KINDS: ReadonlyArray<Kind> = KindSchema.literals

/** Rows of the tables of stance and kind; a power of 2. */
export const ATTRIBUTE_ROWS = 2 ** 15

/**
 * The features of a stretch of sentences, from 0, both included: those of its sentences' own, each once, in their
 * order.
 */
export const stretchFeatures = ({ features, own }: Observed, first: number, last: number): Int32Array => {
  const found: Array<number> = []
  SEEN.clear()
  for (let i = first; i <= last; i++) {
    for (let k = 0; k < own[i]!; k++) {
      const row = features[i]![k]! & (ATTRIBUTE_ROWS - 1)
      if (SEEN.add(row)) found.push(row)
    }
  }
  return Int32Array.from(found)
}

const SEEN = new Stamps(ATTRIBUTE_ROWS)

/**
 * The log-odds of each outcome: the sum of the features' weights over the root of their number, so that long stretches
 * are no surer.
 */
export const outcomes = (features: Int32Array, weights: Float32Array, columns: number): Float64Array => {
  const sums = new Float64Array(columns)
  for (const feature of features) {
    for (let column = 0; column < columns; column++) sums[column]! += weights[feature * columns + column]!
  }
  const root = Math.sqrt(Math.max(1, features.length))
  return sums.map((sum) => sum / root)
}

/** The index of the highest, the first of equals. */
export const highest = (values: ArrayLike<number>): number => {
  let best = 0
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i
  return best
}
