import { eachOverlap } from "../../pipeline/extract/alignment.ts"
import { LABELS } from "../../schemas/label.ts"
import type { LabelledSegment, Span } from "./labelled.ts"

/** What a sentence can be: the four labels, then `none` at index `NONE`. */
export const CATEGORIES = [...LABELS, "none"] as const
export const NONE = LABELS.length

export interface Projection {
  /** Index into `CATEGORIES`, one a sentence. */
  readonly categories: Uint8Array
  /** Index of the sentence's segment, one a sentence; -1 where the category is none. */
  readonly segments: Int32Array
}

/**
 * The sentences' categories under some segments.
 *
 * A sentence takes the label that covers most of it (code points), if that is at least half of it, else none.
 * Two labels with half each: the first in the guidelines' order thesis, conclusion, claim, example.
 * Of several segments of that label the sentence belongs to the one that covers most of it, the earlier where they tie.
 * Both lists in reading order and disjoint.
 */
export const project = (sentences: ReadonlyArray<Span>, segments: ReadonlyArray<LabelledSegment>): Projection => {
  const categories = new Uint8Array(sentences.length).fill(NONE)
  const owners = new Int32Array(sentences.length).fill(-1)
  const cover = new Float64Array(LABELS.length)
  const largest = new Float64Array(LABELS.length)
  const owner = new Int32Array(LABELS.length)
  let current = 0
  const settle = () => {
    const [start, end] = sentences[current] ?? [0, 0]
    let best = -1
    for (const label of TIE_ORDER) if (cover[label]! > (best < 0 ? 0 : cover[best]!)) best = label
    if (best >= 0 && 2 * cover[best]! >= end - start) {
      categories[current] = best
      owners[current] = owner[best]!
    }
    cover.fill(0)
    largest.fill(0)
  }
  const spans = sentences.map(([start, end]) => ({ start, end }))
  eachOverlap(spans, segments, (sentence, i, shared) => {
    if (sentence !== current) settle()
    current = sentence
    const label = LABELS.indexOf(segments[i]!.label)
    cover[label]! += shared
    if (shared > largest[label]!) {
      largest[label] = shared
      owner[label] = i
    }
  })
  settle()
  return { categories, segments: owners }
}

const TIE_ORDER = (["thesis", "conclusion", "claim", "example"] as const).map((label) => LABELS.indexOf(label))
