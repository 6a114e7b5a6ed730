import type Ort from "onnxruntime-node"
import { setImmediate } from "node:timers/promises"
import { PLACES } from "./places.ts"
import type { Window } from "./windows.ts"

/** A document as the networks take it. */
export interface NetworkInput {
  readonly windows: ReadonlyArray<Window>
  /** [sentence * PLACES + number] */
  readonly places: Float32Array
}

/** What the networks say of each sentence, as log-weights: [sentence * columns + column]. */
export interface Reading {
  /** Of the tags. */
  readonly tags: Float32Array
  /** Of `pro` and `counter`. */
  readonly stance: Float32Array
  /** Of the kinds, in the order of `HEAD_KINDS`. */
  readonly kind: Float32Array
}

/**
 * Opens the two networks: the encoder makes a vector of each word piece, window by window, so that memory does not
 * grow and no window changes what is made of another; the head goes along the whole article, forwards and backwards,
 * once. On one thread, as articles are spread over threads already.
 *
 * @param encoder and `head`: paths of ONNX files
 */
export const openNetworks = async (
  ort: typeof Ort,
  encoder: string,
  head: string
): Promise<(input: NetworkInput) => Promise<Reading>> => {
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const
  const [encoding, judging] = [
    await ort.InferenceSession.create(encoder, options),
    await ort.InferenceSession.create(head, options)
  ]

  return async ({ places, windows }) => {
    const n = places.length / PLACES
    const sentences = new Float32Array(n * WIDTH)
    let sentence = 0
    for (const { ids, spans } of windows) {
      const { hidden } = await encoding.run({
        ids: new ort.Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length])
      })
      for (const span of spans)
        mean(hidden!.data as Float32Array, span, sentences.subarray(sentence * WIDTH, ++sentence * WIDTH))
      // The runtime's promises let no event in.
      await setImmediate()
    }
    const { kind, stance, tags } = await judging.run({
      sentences: new ort.Tensor("float32", sentences, [n, WIDTH]),
      places: new ort.Tensor("float32", places, [n, PLACES])
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
