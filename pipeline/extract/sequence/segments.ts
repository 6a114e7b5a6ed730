import type { Document } from "../../../schemas/document.ts"
import { Segment } from "../../../schemas/extraction.ts"
import { LABELS } from "../../../schemas/label.ts"
import type { Observed } from "../features/features.ts"
import type { Marginals } from "./chain.ts"
import { confidenceOf, type ConfidenceWeights, evidence } from "./confidence.ts"
import { decode, type Stretch, type Worth } from "./decode.ts"
import { linkable, links, type LinkWeights } from "./links.ts"
import type { Prose } from "./prose.ts"

/** What turns a distribution over tags into segments. */
export interface SegmentModel {
  readonly decoding: { readonly worth: Worth; readonly confidence: ConfidenceWeights }
  /** Of links and relations. */
  readonly tables: LinkWeights
  readonly attributesOf: (stretch: Stretch) => Pick<Segment, "stance" | "kind">
}

/** The segments of a distribution over the sentences' tags: the segmentation of most worth -> stance, kind and confidence -> links. */
export const segmentsFrom = (
  { document, numbers }: Prose,
  seen: Observed,
  found: Marginals,
  { attributesOf, decoding, tables }: SegmentModel
): Array<Segment> => {
  const words = wordsOf(document)
  const stretches = decode(found, words, decoding.worth)
    .flatMap((stretch) => apart(stretch, numbers))
    .map((stretch) => ({
      ...stretch,
      ...attributesOf(stretch),
      confidence: confidenceOf(stretch.label, evidence(found, words, stretch), decoding.confidence)
    }))
  const linked = links(
    stretches.map((stretch) => linkable(document, seen, { ...stretch, counter: stretch.stance === "counter" })),
    tables
  )
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

/** How many words each sentence has. */
export const wordsOf = ({ article, sentences }: Document): Int32Array =>
  Int32Array.from(sentences, ({ end, start }) => article.text.slice(start, end).split(/\s+/).length)

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
