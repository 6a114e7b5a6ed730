import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { createHash } from "node:crypto"
import type { Chain } from "../sequence/chain.ts"
import { ConfidenceWeights } from "../sequence/confidence.ts"
import { Worth } from "../sequence/decode.ts"
import { FEATURES_VERSION } from "../features/features.ts"
import { type LayerName, type Net } from "./net.ts"
import { pack, TABLE_NAMES, type TableName, TABLES, unpack } from "./tables.ts"

/** The few numbers of a model that are no table. */
export const Decoding = Schema.Struct({
  /** Of the net in the mixture, 0 to 1; the rest is the CRF's. */
  share: Schema.Finite,
  worth: Worth,
  confidence: ConfidenceWeights,
  /** Added to the log-odds of a counter claim. */
  counter: Schema.Finite
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
  trainingSets: Schema.Array(
    Schema.Struct({
      name: Schema.String,
      articles: Schema.Int,
      sentences: Schema.Int,
      /** Of all ids, texts and labels. */
      sha256: Schema.String,
      labelledBy: Schema.String
    })
  ),
  /** Cross-validated, by name; without the teacher, where one has taught. */
  scores: Schema.Record(Schema.String, Schema.Finite),
  decoding: Decoding,
  tables: Schema.Array(
    Schema.Struct({
      name: Schema.Literals(TABLE_NAMES),
      rows: Schema.Int,
      columns: Schema.Int,
      /** What a step of each column's integers is worth. */
      scales: Schema.Array(Schema.Finite)
    })
  )
}) {}

/** What answers are made from. */
export interface Model {
  readonly decoding: Decoding
  /** Of the CRF, whose other weights are `tables.tags`. */
  readonly chain: Chain
  readonly tables: { readonly [name in "tags" | "stance" | "kind" | "link" | "relation"]: Float32Array }
  readonly net: Net
}

/** A model as it was read from a file. */
export interface StoredModel extends Model {
  readonly header: Header
  /** Of the file's bytes. */
  readonly sha256: string
}

/**
 * A model as a file: the magic line, the length of the header in 4 bytes, the header in JSON, the tables, and the
 * SHA-256 of all that.
 */
export const encodeModel = (
  header: Omit<typeof Header.Encoded, "tables" | "features" | "decoding">,
  { chain, decoding, net, tables }: Model
): Uint8Array => {
  const all = {
    ...tables,
    ...chain,
    ...net,
    embeddings: worthOf(net),
    netSteps: net.chain.steps,
    netEnds: net.chain.ends
  }
  const packed = TABLE_NAMES.map((name) => pack(name, all[name]))
  const shapes = TABLE_NAMES.map((name, k) => ({
    name,
    rows: TABLES[name][0],
    columns: TABLES[name][1],
    scales: packed[k]!.scales
  }))
  const json = TEXT.encode(JSON.stringify({ ...header, features: FEATURES_VERSION, decoding, tables: shapes }))
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, json.length, true)
  const body = Buffer.concat([MAGIC, FORMAT, size, json, ...packed.map(({ bytes }) => bytes)])
  return Uint8Array.from(Buffer.concat([body, digest(body)]))
}

/** Reads a model file, or says in one sentence why it is none. */
export const decodeModel = (bytes: Uint8Array): Result.Result<StoredModel, string> => {
  const start = MAGIC.length + FORMAT.length + 4
  if (bytes.length < start + 32 || !begins(bytes, MAGIC)) return Result.fail("is not a model file of this program")
  const body = bytes.subarray(0, -32)
  if (!begins(digest(body), bytes.subarray(-32))) return Result.fail("is damaged or cut short")
  if (!begins(bytes.subarray(MAGIC.length), FORMAT)) return OTHER_VERSION
  const length = new DataView(bytes.buffer, bytes.byteOffset + start - 4).getUint32(0, true)
  const header = readHeader(body.subarray(start, start + length))
  if (header === undefined || header.features !== FEATURES_VERSION || !fits(header)) return OTHER_VERSION
  const integers: Partial<Record<TableName, Int8Array>> = {}
  let at = start + length
  for (const name of TABLE_NAMES) {
    const table = unpack(name, body, at)
    if (table === undefined) return OTHER_VERSION
    integers[name] = table.integers
    at = table.end
  }
  if (at !== body.length) return OTHER_VERSION
  return Result.succeed({
    ...modelOf(integers as Record<TableName, Int8Array>, header),
    header,
    sha256: createHash("sha256").update(bytes).digest("hex")
  })
}

const TEXT = new TextEncoder()
const MAGIC = TEXT.encode("opinion-segments model ")
/** To be raised with every change of what lies where in a file, or of the shape of a table. */
const FORMAT = TEXT.encode("2\n")

const OTHER_VERSION = Result.fail("was made by another version of this program: train it again")

const begins = (bytes: Uint8Array, by: Uint8Array): boolean => by.every((byte, i) => bytes[i] === byte)

const readHeader = (bytes: Uint8Array): Header | undefined => {
  try {
    return Schema.decodeUnknownSync(Header)(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}

/** Whether it lists the tables that this program has. */
const fits = ({ tables }: Header): boolean =>
  tables.length === TABLE_NAMES.length &&
  tables.every(
    ({ columns, name, rows, scales }, k) =>
      name === TABLE_NAMES[k] && rows === TABLES[name][0] && columns === TABLES[name][1] && scales.length === columns
  )

const digest = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest()

const modelOf = (integers: Readonly<Record<TableName, Int8Array>>, { decoding, tables }: Header): Model => {
  const scales = Object.fromEntries(tables.map(({ name, scales }) => [name, scales])) as Record<
    TableName,
    ReadonlyArray<number>
  >
  const values = (name: TableName) =>
    Float32Array.from(integers[name], (integer, i) => integer * scales[name][i % TABLES[name][1]]!)
  const layer = (name: LayerName) => Float64Array.from(values(name))
  return {
    decoding,
    chain: { steps: values("steps"), ends: values("ends") },
    tables: {
      tags: values("tags"),
      stance: values("stance"),
      kind: values("kind"),
      link: values("link"),
      relation: values("relation")
    },
    net: {
      mix: layer("mix"),
      near: layer("near"),
      far: layer("far"),
      out: layer("out"),
      embeddings: integers.embeddings,
      scales: scales.embeddings,
      chain: { steps: values("netSteps"), ends: values("netEnds") }
    }
  }
}

/** The embeddings as numbers. */
const worthOf = ({ embeddings, scales }: Net): Float32Array =>
  Float32Array.from(embeddings, (value, i) => value * scales[i % scales.length]!)
