import * as Effect from "effect/Effect"
import type { Document } from "../../../schemas/document.ts"
import { Extraction, Segment } from "../../../schemas/extraction.ts"
import type { ExtractorEntry } from "../Extractor.ts"
import { fingerprintOf } from "../fingerprint.ts"
import { attributes } from "./attributes.ts"
import { links } from "./links.ts"
import { CUES, matchCues } from "../text/matchCues.ts"
import { stretches } from "./segments.ts"
import { likelihoods } from "./tags.ts"
import { WEIGHTS_JSON } from "./weights.ts"

/**
 * Rules as data: a readable table of cues, each of which speaks for or against a label, weighed together and along the article.
 *
 * matchCues (which cues hold of each sentence) -> likelihoods (of each tag) -> stretches -> attributes -> links.
 */
export const cues: ExtractorEntry = {
  name: "cues",
  description: "discourse markers, modality, numbers, quotations, names and position, weighed by a readable table",
  open: () =>
    Effect.sync(() => ({
      name: "cues",
      fingerprint: fingerprintOf("cues", VERSION, JSON.stringify(CUES), WEIGHTS_JSON),
      computes: true,
      extract: (document) => Effect.sync(() => new Extraction({ segments: segmentsOf(document) }))
    }))
}

/** To be raised with every change of the code in this folder that changes an answer. */
const VERSION = 1

const segmentsOf = (document: Document): Array<Segment> => {
  const observed = matchCues(document)
  const found = stretches(document, observed, likelihoods(document, observed)).map((stretch) => ({
    ...stretch,
    ...attributes(stretch, observed)
  }))
  const linked = links(document, found)
  return found.map((segment, i) => {
    const link = linked[i]
    return new Segment(link === undefined ? segment : { ...segment, link })
  })
}
