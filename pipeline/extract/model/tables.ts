import { ATTRIBUTE_ROWS, KINDS } from "../sequence/attributes.ts"
import { STEPS } from "../sequence/chain.ts"
import { FEATURES } from "../features/hash.ts"
import { LINK_ROWS } from "../sequence/links.ts"
import { BAG, EMBEDDINGS, LAYERS } from "./net.ts"
import { TAGS } from "../sequence/tags.ts"

const layer = ({ inputs, outputs }: { readonly inputs: number; readonly outputs: number }) =>
  [outputs, inputs + 1] as const

/** The tables of a model file, in its order: rows and columns, [row * columns + column]. */
export const TABLES = {
  // The CRF.
  tags: [FEATURES, TAGS],
  steps: [STEPS / TAGS, TAGS],
  ends: [TAGS, 1],
  // What segments carry.
  stance: [ATTRIBUTE_ROWS, 1],
  kind: [ATTRIBUTE_ROWS, KINDS.length],
  link: [LINK_ROWS, 1],
  relation: [LINK_ROWS, 1],
  // The net.
  embeddings: [EMBEDDINGS, BAG],
  mix: layer(LAYERS.mix),
  near: layer(LAYERS.near),
  far: layer(LAYERS.far),
  out: layer(LAYERS.out),
  netSteps: [STEPS / TAGS, TAGS],
  netEnds: [TAGS, 1]
} as const satisfies Record<string, readonly [rows: number, columns: number]>

export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as ReadonlyArray<TableName>

/** A table of 8-bit integers: a bit for each row that has any, and these rows. */
export interface Packed {
  /** What a step of each column's integers is worth. */
  readonly scales: ReadonlyArray<number>
  readonly bytes: Uint8Array
}

export const pack = (name: TableName, values: Float32Array | Float64Array): Packed => {
  const [rows, columns] = TABLES[name]
  const most = new Float64Array(columns)
  for (let i = 0; i < values.length; i++) most[i % columns] = Math.max(most[i % columns]!, Math.abs(values[i]!))
  const scales = Array.from(most, (value) => (value === 0 ? 1 : value / 127))
  const bytes = new Uint8Array(bitsOf(rows) + values.length)
  let at = bitsOf(rows)
  for (let row = 0; row < rows; row++) {
    let some = 0
    for (let column = 0; column < columns; column++)
      some |= bytes[at + column] = Math.round(values[row * columns + column]! / scales[column]!)
    if (some === 0) continue
    bytes[row >> 3]! |= 1 << (row & 7)
    at += columns
  }
  return { scales, bytes: bytes.slice(0, at) }
}

/** The integers of a table that begins at `at`, and where the next begins; undefined where the bytes do not suffice. */
export const unpack = (
  name: TableName,
  bytes: Uint8Array,
  at: number
): { readonly integers: Int8Array; readonly end: number } | undefined => {
  const [rows, columns] = TABLES[name]
  const integers = new Int8Array(rows * columns)
  let from = at + bitsOf(rows)
  for (let row = 0; row < rows; row++) {
    if ((bytes[at + (row >> 3)]! & (1 << (row & 7))) === 0) continue
    integers.set(bytes.subarray(from, from + columns), row * columns)
    from += columns
  }
  return from > bytes.length ? undefined : { integers, end: from }
}

const bitsOf = (rows: number): number => Math.ceil(rows / 8)
