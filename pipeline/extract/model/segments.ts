import type { Document } from "../../../schemas/document.ts"
import { Segment } from "../../../schemas/extraction.ts"
import { LABELS } from "../../../schemas/label.ts"
import { highest, KINDS, outcomes, stretchFeatures } from "./attributes.ts"
import type { Bare } from "./bare.ts"
import type { Marginals } from "./chain.ts"
import { confidenceOf, evidence } from "./confidence.ts"
import { decode, type Stretch } from "./decode.ts"
import type { Observed } from "./features.ts"
import { linkable, links } from "./links.ts"
import { mixture } from "./mixture.ts"
import { gapsOf } from "./tags.ts"
import type { Model } from "./weights.ts"

/** A model's segments. */
export const segmentsOf = (naked: Bare, seen: Observed, model: Model): Array<Segment> =>
  settle(naked, seen, mixture(seen, gapsOf(naked.document), model, model.decoding.share), {
    decoding: model.decoding,
    tables: model.tables,
    attributesOf: (stretch) => attributesOf(seen, stretch, model)
  })

/** What turns a distribution over tags into segments. */
export interface Settling {
  readonly decoding: Pick<Model["decoding"], "worth" | "confidence">
  readonly tables: Pick<Model["tables"], "link" | "relation">
  readonly attributesOf: (stretch: Stretch) => Pick<Segment, "stance" | "kind">
}

/** The segments of a distribution over the sentences' tags: the segmentation of most worth -> stance, kind and confidence -> links. */
export const settle = (
  { document, numbers }: Bare,
  seen: Observed,
  found: Marginals,
  { attributesOf, decoding, tables }: Settling
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

const attributesOf = (
  seen: Observed,
  { first, label, last }: Stretch,
  { decoding, tables }: Model
): Pick<Segment, "stance" | "kind"> => {
  const name = LABELS[label]
  if (name !== "claim" && name !== "example") return {}
  const features = stretchFeatures(seen, first, last)
  if (name === "claim")
    return { stance: outcomes(features, tables.stance, 1)[0]! + decoding.counter > 0 ? "counter" : "pro" }
  return { kind: KINDS[highest(outcomes(features, tables.kind, KINDS.length))]! }
}
