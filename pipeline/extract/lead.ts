import * as Effect from "effect/Effect"
import type { Document } from "../../schemas/document.ts"
import { Extraction, Link, Segment } from "../../schemas/extraction.ts"
import type { ExtractorEntry } from "./Extractor.ts"
import { fingerprintOf } from "./fingerprint.ts"

/**
 * The honest floor: labels by position alone, without reading a word. An extractor that does not beat it has learnt
 * nothing.
 *
 * The headline is the thesis, where there is none the first sentence; the last paragraph is the conclusion; every
 * other sentence of the body is a claim of its own that supports the thesis. (News prose puts its point first: the
 * "lead" baseline of summarisation, see Nenkova 2005, "Automatic Text Summarization of Newswire".)
 */
export const lead: ExtractorEntry = {
  name: "lead",
  description: "position only: headline as thesis, last paragraph as conclusion, the rest claims (the floor to beat)",
  open: () =>
    Effect.succeed({
      name: "lead",
      fingerprint: fingerprintOf("lead", VERSION),
      computes: true,
      extract: (document) => Effect.sync(() => new Extraction({ segments: segmentsOf(document) }))
    })
}

/** To be raised with every change of this file that changes an answer. */
const VERSION = 1

/** How often such a sentence bears the label in the training articles (870, labelled by a language model). */
const CONFIDENCE = { headline: 0.38, firstSentence: 0.47, claim: 0.47, conclusion: 0.43 }

const segmentsOf = (document: Document): Array<Segment> => {
  const body = document.paragraphs.filter(({ kind }) => kind === "body" || kind === "item")
  const headline = document.paragraphs.find(({ kind }) => kind === "title")
  const thesis = headline?.firstSentence ?? body[0]?.firstSentence
  if (thesis === undefined) return []

  const segments = [
    new Segment({
      label: "thesis",
      first: thesis,
      last: thesis,
      confidence: headline === undefined ? CONFIDENCE.firstSentence : CONFIDENCE.headline
    })
  ]
  const supportsThesis = new Link({ relation: "supports", target: 1 })
  const closing = body.at(-1)
  for (const paragraph of body) {
    const { firstSentence, lastSentence } = paragraph
    const start = firstSentence === thesis ? firstSentence + 1 : firstSentence
    if (paragraph === closing) {
      if (start <= lastSentence) {
        segments.push(
          new Segment({ label: "conclusion", first: start, last: lastSentence, confidence: CONFIDENCE.conclusion })
        )
      }
      continue
    }
    for (let n = start; n <= lastSentence; n++) {
      segments.push(
        new Segment({
          label: "claim",
          first: n,
          last: n,
          stance: "pro",
          link: supportsThesis,
          confidence: CONFIDENCE.claim
        })
      )
    }
  }
  return segments
}
