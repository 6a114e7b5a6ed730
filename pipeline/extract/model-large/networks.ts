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
  /** Of the kinds, in the order of `KINDS`. */
  readonly kind: Float32Array
  /** That the article's thesis is this sentence, and in the last row that it is unstated: log-probabilities that make one whole. */
  readonly theses: Float32Array
  /** What a sentence that serves another looks for, and what it is found by: the more alike, the likelier the link. */
  readonly query: Float32Array
  readonly key: Float32Array
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
    let [sentences, sentence, width] = [new Float32Array(0), 0, 0]
    for (const { ids, spans } of windows) {
      const { hidden } = await encoding.run({
        ids: new ort.Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length])
      })
      if (width === 0) {
        width = hidden!.dims[2]!
        sentences = new Float32Array(n * width)
      }
      for (const span of spans)
        mean(hidden!.data as Float32Array, span, sentences.subarray(sentence * width, ++sentence * width))
      // The runtime's promises let no event in.
      await setImmediate()
    }
    const { key, kind, query, stance, tags, thesis, unstated } = await judging.run({
      sentences: new ort.Tensor("float32", sentences, [n, width]),
      places: new ort.Tensor("float32", places, [n, PLACES])
    })
    const data = (of: Ort.Tensor | undefined) => of!.data as Float32Array
    return {
      tags: data(tags),
      stance: data(stance),
      kind: data(kind),
      theses: logSoftmax([...data(thesis), ...data(unstated)]),
      query: data(query),
      key: data(key)
    }
  }
}

const logSoftmax = (values: ReadonlyArray<number>): Float32Array => {
  const most = Math.max(...values)
  const whole = most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0))
  return Float32Array.from(values, (value) => value - whole)
}

/** The mean of a span's vectors. */
const mean = (vectors: Float32Array, [start, end]: readonly [start: number, end: number], into: Float32Array): void => {
  const width = into.length
  for (let piece = start; piece < end; piece++) for (let k = 0; k < width; k++) into[k]! += vectors[piece * width + k]!
  for (let k = 0; k < width; k++) into[k]! /= end - start
}
