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
  let next = 0
  sentences.forEach(([start, end], sentence) => {
    cover.fill(0)
    largest.fill(0)
    while (next < segments.length && segments[next]!.end <= start) next++
    for (let i = next; i < segments.length && segments[i]!.start < end; i++) {
      const segment = segments[i]!
      const shared = Math.min(end, segment.end) - Math.max(start, segment.start)
      const label = LABELS.indexOf(segment.label)
      cover[label]! += shared
      if (shared > largest[label]!) {
        largest[label] = shared
        owner[label] = i
      }
    }
    let best = -1
    for (const label of TIE_ORDER) if (cover[label]! > (best < 0 ? 0 : cover[best]!)) best = label
    if (best >= 0 && 2 * cover[best]! >= end - start) {
      categories[sentence] = best
      owners[sentence] = owner[best]!
    }
  })
  return { categories, segments: owners }
}

const TIE_ORDER = (["thesis", "conclusion", "claim", "example"] as const).map((label) => LABELS.indexOf(label))
