import type * as Ort from "onnxruntime-node"
import type { Document } from "../../../schemas/document.ts"
import { PLACES, places } from "./places.ts"
import { windows } from "./windows.ts"
import type { WordPiece } from "./wordpiece.ts"

/** What the networks say of each sentence, as log-weights: [sentence * columns + column]. */
export interface Reading {
  /** Of the tags. */
  readonly tags: Float32Array
  /** Of `pro` and `counter`. */
  readonly stance: Float32Array
  /** Of the kinds, in the order of `KINDS`. */
  readonly kind: Float32Array
}

export type Reader = (document: Document) => Promise<Reading>

/** The files that a reader is made of. */
export interface ReaderFiles {
  /** Word pieces of a window to a vector each. */
  readonly encoder: Uint8Array
  /** A vector a sentence, and its places, to the log-weights: along the whole article, forwards and backwards. */
  readonly head: Uint8Array
}

/**
 * Reads documents with the two networks: the encoder window by window, so that memory does not grow and no window changes what is
 * made of another; then the head, once. A thread each, as the articles are spread over threads already.
 */
export const openReader = async (ort: typeof Ort, files: ReaderFiles, wordPiece: WordPiece): Promise<Reader> => {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const
  const encoder = await ort.InferenceSession.create(files.encoder, options)
  const head = await ort.InferenceSession.create(files.head, options)

  return async (document) => {
    const n = document.sentences.length
    if (n === 0) return { tags: new Float32Array(0), stance: new Float32Array(0), kind: new Float32Array(0) }
    const sentences = new Float32Array(n * WIDTH)
    let sentence = 0
    for (const { ids, spans } of windows(document, wordPiece)) {
      const input = new ort.Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length])
      const { hidden } = await encoder.run({ ids: input })
      for (const span of spans) mean(hidden!.data as Float32Array, span, sentences.subarray(sentence * WIDTH, ++sentence * WIDTH))
    }
    const { kind, stance, tags } = await head.run({
      sentences: new ort.Tensor("float32", sentences, [n, WIDTH]),
      places: new ort.Tensor("float32", places(document), [n, PLACES])
    })
    return { tags: tags!.data as Float32Array, stance: stance!.data as Float32Array, kind: kind!.data as Float32Array }
  }
}

/** Numbers of a vector. */
const WIDTH = 384

/** The mean of a span's vectors. */
const mean = (vectors: Float32Array, [start, end]: readonly [start: number, end: number], into: Float32Array): void => {
  for (let piece = start; piece < end; piece++) for (let k = 0; k < WIDTH; k++) into[k]! += vectors[piece * WIDTH + k]!
  for (let k = 0; k < WIDTH; k++) into[k]! /= end - start
}
