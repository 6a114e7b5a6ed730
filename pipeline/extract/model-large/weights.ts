import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { join } from "node:path"
import { CannotStart } from "../../../schemas/failure.ts"
import { sha256 } from "../fingerprint.ts"
import { ConfidenceWeights } from "../sequence/confidence.ts"
import { Worth } from "../sequence/decode.ts"

/** What weights.json says: what the files beside it are, and the numbers that are in none of them. */
export class Weights extends Schema.Class<Weights>("Weights")({
  name: Schema.NonEmptyString,
  licence: Schema.String,
  /** What the networks were learned from. */
  trainingSets: Schema.Array(Schema.String),
  /** Of the program that fitted what is below. */
  version: Schema.String,
  /** How the networks were trained: what scripts/train/large/train.py wrote beside them. */
  networks: Schema.Struct({
    /** Of the laid-out articles, all folds. */
    layout_sha256: Schema.String,
    /** How many were learned from. */
    articles: Schema.Int,
    /** The folds that were not. */
    without: Schema.Array(Schema.Int),
    epochs: Schema.Int,
    seed: Schema.Int,
    /** Layers of the encoder, and how many of them stayed as they were. */
    layers: Schema.Int,
    frozen: Schema.Int,
    torch: Schema.String
  }),
  /** SHA-256 of each file. */
  files: Schema.Struct({
    "encoder.onnx": Schema.String,
    "head.onnx": Schema.String,
    "vocab.txt": Schema.String,
    /** The small model's, which the networks are mixed with. */
    "model.bin": Schema.String
  }),
  /** Log-weights of the networks' own chain: [from * TAGS + to], of the first sentence's tag, and of the last's. */
  chain: Schema.Struct({
    steps: Schema.Array(Schema.Finite),
    starts: Schema.Array(Schema.Finite),
    ends: Schema.Array(Schema.Finite)
  }),
  decoding: Schema.Struct({
    /** Of the networks in the mix, 0 to 1; the rest is the small model's. */
    share: Schema.Finite,
    /** Log-odds of a thesis, a number for each piece of evidence. */
    theses: Schema.Array(Schema.Finite),
    worth: Worth,
    confidence: ConfidenceWeights,
    /** Log-odds of a counter claim, a number for each piece of evidence. */
    counter: Schema.Array(Schema.Finite),
    /** Of links: [from * LABELS + to], by distance in segments, and how much the networks count beside the small model. */
    links: Schema.Struct({
      labels: Schema.Array(Schema.Finite),
      distances: Schema.Array(Schema.Finite),
      share: Schema.Finite
    })
  })
}) {}

/** All that the networks need, read and checked. */
export interface StoredWeights extends Weights {
  /** Paths, of weights.json itself and of the networks. */
  readonly path: string
  readonly encoder: string
  readonly head: string
  readonly vocabulary: string
  /** Of weights.json, which holds those of the other files. */
  readonly sha256: string
}

/**
 * Reads a folder with weights.json and the files that it names; `CannotStart` says in one line which of them cannot be
 * used.
 */
export const readWeights = Effect.fn("readWeights")(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const read = (name: string) => {
    const path = join(folder, name)
    return Effect.mapError(
      fs.readFile(path),
      () => new CannotStart({ message: `There is no ${path} that can be read: ${AGAIN}.` })
    )
  }
  const json = yield* read("weights.json")
  const weights = yield* Effect.try({
    try: () => Schema.decodeUnknownSync(Weights)(JSON.parse(new TextDecoder().decode(json))),
    catch: () =>
      new CannotStart({
        message: `${join(folder, "weights.json")} does not describe weights of this version of the program: ${AGAIN}.`
      })
  })
  const checked = Effect.fnUntraced(function* (name: "encoder.onnx" | "head.onnx" | "vocab.txt") {
    const bytes = yield* read(name)
    if (sha256(bytes) === weights.files[name]) return { path: join(folder, name), bytes }
    return yield* new CannotStart({
      message: `${join(folder, name)} is damaged, cut short, or not the file that weights.json is for: ${AGAIN}.`
    })
  })
  const stored: StoredWeights = {
    ...weights,
    encoder: (yield* checked("encoder.onnx")).path,
    head: (yield* checked("head.onnx")).path,
    path: join(folder, "weights.json"),
    vocabulary: new TextDecoder().decode((yield* checked("vocab.txt")).bytes),
    sha256: sha256(json)
  }
  return stored
})

export const AGAIN = "fetch this program again, or take --extractor model"
