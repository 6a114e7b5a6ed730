import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { createHash } from "node:crypto"
import { KINDS } from "./attributes.ts"
import type { Chain } from "./chain.ts"
import { FEATURES_VERSION } from "./features.ts"
import { TAGS } from "./tags.ts"

/** The tables of a model, by what they decide. */
export const TABLES = ["tags", "steps", "ends", "stance", "kind", "link", "relation"] as const
export type TableName = typeof TABLES[number]

/** How many outcomes each weighs: tables are [row * columns + column]. */
const COLUMNS: { readonly [name in TableName]: number } = { tags: TAGS, steps: TAGS, ends: 1, stance: 1, kind: KINDS.length, link: 1, relation: 1 }

/** The few numbers of a model that are no table. */
export const Decoding = Schema.Struct({
  worth: Schema.Struct({
    sentence: Schema.Array(Schema.Finite),
    sentenceCost: Schema.Array(Schema.Finite),
    segment: Schema.Array(Schema.Finite),
    segmentCost: Schema.Array(Schema.Finite)
  }),
  /** Of each label: slope and intercept of the log-odds that a segment is right. */
  confidence: Schema.Array(Schema.Tuple([Schema.Finite, Schema.Finite])),
  /** Added to the log-odds of a counter claim. */
  counter: Schema.Finite,
})
export type Decoding = typeof Decoding.Type

/** What a model file says of itself. */
export class Header extends Schema.Class<Header>("Header")({
  name: Schema.NonEmptyString,
  licence: Schema.String,
  /** The features that the weights are for. */
  features: Schema.Int,
  labels: Schema.Array(Schema.String),
  /** What it was learned from. */
  trainingSets: Schema.Array(Schema.Struct({
    name: Schema.String,
    articles: Schema.Int,
    sentences: Schema.Int,
    /** Of all ids, texts and labels. */
    sha256: Schema.String,
    labelledBy: Schema.String
  })),
  /** Cross-validated, by name. */
  scores: Schema.Record(Schema.String, Schema.Finite),
  decoding: Decoding,
  tables: Schema.Array(Schema.Struct({
    name: Schema.Literals(TABLES),
    rows: Schema.Int,
    columns: Schema.Int,
    /** What a step of each column's integers is worth. */
    scales: Schema.Array(Schema.Finite)
  }))
}) {}

/** What answers are made from. */
export interface Model {
  readonly decoding: Decoding
  readonly chain: Chain
  readonly tables: { readonly [name in Exclude<TableName, "steps" | "ends">]: Float32Array }
}

/** A model as it was read from a file. */
export interface StoredModel extends Model {
  readonly header: Header
  /** Of the file's bytes. */
  readonly sha256: string
}

/**
 * A model as a file: the magic line, the length of the header in 4 bytes, the header in JSON, then for each table a bit a row that says
 * whether it has any weight and the rows that have as 8-bit integers, and the SHA-256 of all that.
 */
export const encodeModel = (header: Omit<typeof Header.Encoded, "tables" | "features" | "decoding">, { chain, decoding, tables }: Model): Uint8Array => {
  const all = { ...tables, ...chain }
  const packed = TABLES.map((name) => pack(name, all[name], COLUMNS[name]))
  const json = TEXT.encode(JSON.stringify({ ...header, features: FEATURES_VERSION, decoding, tables: packed.map(({ shape }) => shape) }))
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, json.length, true)
  const body = concat([MAGIC, size, json, ...packed.flatMap(({ bits, rows }) => [bits, rows])])
  return concat([body, digest(body)])
}

/** Reads a model file, or says in one sentence why it is none. */
export const decodeModel = (bytes: Uint8Array): Result.Result<StoredModel, string> => {
  if (bytes.length < MAGIC.length + 36 || MAGIC.some((byte, i) => bytes[i] !== byte)) return Result.fail("is not a model file of this program")
  const body = bytes.subarray(0, -32)
  const sum = bytes.subarray(-32)
  if (digest(body).some((byte, i) => byte !== sum[i])) return Result.fail("is damaged or cut short")
  const length = new DataView(bytes.buffer, bytes.byteOffset + MAGIC.length).getUint32(0, true)
  const start = MAGIC.length + 4
  const header = readHeader(bytes.subarray(start, start + length))
  if (header === undefined || header.features !== FEATURES_VERSION) return Result.fail("was made by another version of this program: train it again")
  const tables: Partial<Record<TableName, Float32Array>> = {}
  let at = start + length
  for (const shape of header.tables) {
    const bits = bytes.subarray(at, at += Math.ceil(shape.rows / 8))
    const rows = bits.reduce((sum, byte) => sum + ones(byte), 0)
    tables[shape.name] = unpack(shape, bits, bytes.subarray(at, at += rows * shape.columns))
  }
  const whole = tables as Record<TableName, Float32Array>
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  return Result.succeed({ header, decoding: header.decoding, tables: whole, chain: { steps: whole.steps, ends: whole.ends }, sha256 })
}

const TEXT = new TextEncoder()
const MAGIC = TEXT.encode("opinion-segments model 1\n")

const readHeader = (bytes: Uint8Array): Header | undefined => {
  try {
    return Schema.decodeUnknownSync(Header)(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}

const digest = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest()

const ones = (byte: number): number => {
  let count = 0
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1
  return count
}

interface Shape {
  readonly name: TableName
  readonly rows: number
  readonly columns: number
  readonly scales: ReadonlyArray<number>
}

const pack = (name: TableName, values: Float32Array, columns: number) => {
  const rows = values.length / columns
  const most = new Float64Array(columns)
  for (let i = 0; i < values.length; i++) most[i % columns] = Math.max(most[i % columns]!, Math.abs(values[i]!))
  const scales = Array.from(most, (value) => value === 0 ? 1 : value / 127)
  const bits = new Uint8Array(Math.ceil(rows / 8))
  const kept: Array<number> = []
  for (let row = 0; row < rows; row++) {
    const integers = scales.map((scale, column) => Math.round(values[row * columns + column]! / scale))
    if (integers.every((integer) => integer === 0)) continue
    bits[row >> 3]! |= 1 << (row & 7)
    kept.push(...integers)
  }
  return { shape: { name, rows, columns, scales } satisfies Shape, bits, rows: new Uint8Array(Int8Array.from(kept).buffer) }
}

const unpack = ({ columns, rows, scales }: Shape, bits: Uint8Array, packed: Uint8Array): Float32Array => {
  const values = new Float32Array(rows * columns)
  let at = 0
  for (let row = 0; row < rows; row++) {
    if ((bits[row >> 3]! & (1 << (row & 7))) === 0) continue
    for (let column = 0; column < columns; column++) values[row * columns + column] = ((packed[at++]! << 24) >> 24) * scales[column]!
  }
  return values
}

const concat = (parts: ReadonlyArray<Uint8Array>): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
