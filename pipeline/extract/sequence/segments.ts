import type { Document } from "../../../schemas/document.ts"
import { type Link, Segment } from "../../../schemas/extraction.ts"
import { LABELS } from "../../../schemas/label.ts"
import type { Marginals } from "./chain.ts"
import { confidenceOf, type ConfidenceWeights, evidence } from "./confidence.ts"
import { decode, type Stretch, type Worth } from "./decode.ts"
import type { Prose } from "./prose.ts"

/** What some segments carry besides their label. */
export type Attributes = Pick<Segment, "stance" | "kind">

/** A segment that is yet to be linked to others. */
export interface UnlinkedSegment extends Stretch, Attributes {
  readonly confidence: number
}

/** What turns a distribution over tags into segments. */
export interface SegmentModel {
  readonly decoding: { readonly worth: Worth; readonly confidence: ConfidenceWeights }
  readonly attributesOf: (stretch: Stretch) => Attributes
  /** A link for each segment, or none; sentences from 0. */
  readonly linksOf: (segments: ReadonlyArray<UnlinkedSegment>) => ReadonlyArray<Link | undefined>
}

/**
 * The segments of a distribution over the sentences' tags: the segmentation of most worth -> stance, kind and
 * confidence -> links.
 */
export const segmentsFrom = (
  { document, numbers }: Prose,
  found: Marginals,
  { attributesOf, decoding, linksOf }: SegmentModel
): Array<Segment> => {
  const words = wordsOf(document)
  const stretches = decode(found, words, decoding.worth)
    .flatMap((stretch) => apart(stretch, numbers))
    .map((stretch) => ({
      ...stretch,
      ...attributesOf(stretch),
      confidence: confidenceOf(stretch.label, evidence(found, words, stretch), decoding.confidence)
    }))
  const linked = linksOf(stretches)
  return stretches.map(
    ({ confidence, first, kind, label, last, stance }, i) =>
      new Segment({
        label: LABELS[label]!,
        first: numbers[first]!,
        last: numbers[last]!,
        ...(stance === undefined ? {} : { stance }),
        ...(kind === undefined ? {} : { kind }),
        ...(linked[i] === undefined ? {} : { link: linked[i] }),
        confidence
      })
  )
}

/** How many words each sentence has: one more than the stretches of white space in it. */
export const wordsOf = ({ article: { text }, sentences }: Document): Int32Array =>
  Int32Array.from(sentences, ({ end, start }) => {
    let words = 1
    let before = false
    for (let i = start; i < end; i++) {
      const space = isSpace(text.charCodeAt(i))
      if (space && !before) words++
      before = space
    }
    return words
  })

/** What `\s` matches. */
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 160 && OTHER_SPACE.test(String.fromCharCode(code)))
const OTHER_SPACE = /\s/

/** A stretch that furniture interrupts is two segments: none takes in furniture. */
const apart = (stretch: Stretch, numbers: ReadonlyArray<number>): Array<Stretch> => {
  const parts: Array<Stretch> = []
  let { first } = stretch
  for (let i = stretch.first; i <= stretch.last; i++) {
    if (i < stretch.last && numbers[i + 1] === numbers[i]! + 1) continue
    parts.push({ ...stretch, first, last: i })
    first = i + 1
  }
  return parts
}
