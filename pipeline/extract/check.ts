import * as Effect from "effect/Effect"
import type { Document } from "../../schemas/document.ts"
import { Extraction, Link, Segment } from "../../schemas/extraction.ts"
import { ExtractionFailed } from "./Extractor.ts"
import { firstOverlap, linkProblem, rangeProblem } from "./rules.ts"

/**
 * The same extraction in reading order, or `InvalidAnswer` with the first thing that breaks the rules every extractor
 * must keep: ranges inside the document, none overlapping, none over furniture or a heading's edge, links to another
 * segment and without a cycle.
 */
export const check = (document: Document, extraction: Extraction): Effect.Effect<Extraction, ExtractionFailed> => {
  const problem = problemOf(document, extraction.segments)
  return problem === undefined
    ? Effect.succeed(inReadingOrder(extraction))
    : Effect.fail(new ExtractionFailed({ error: "InvalidAnswer", message: problem }))
}

const problemOf = (document: Document, segments: ReadonlyArray<Segment>): string | undefined => {
  for (const [i, segment] of segments.entries()) {
    const { first, label, last } = segment
    const problem =
      rangeProblem(document, segment) ?? linkProblem(i + 1, segments.length, (n) => segments[n - 1]?.link?.target)
    if (problem !== undefined) return `segment ${i + 1} (${label}, sentences ${first} to ${last}) ${problem}`
  }
  const both = firstOverlap(segments.map(({ first, last }) => ({ start: first, end: last + 1 })))
  return both === undefined
    ? undefined
    : `segments overlap at sentence ${both[1].start} of ${document.sentences.length}`
}

const inReadingOrder = (extraction: Extraction): Extraction => {
  const { segments } = extraction
  const order = segments.map((segment, i) => ({ segment, n: i + 1 })).sort((a, b) => a.segment.first - b.segment.first)
  if (order.every(({ n }, rank) => n === rank + 1)) return extraction
  const rankOf = new Map(order.map(({ n }, rank) => [n, rank + 1]))
  const sorted = order.map(({ segment }) => {
    const { link } = segment
    if (link === undefined) return segment
    return new Segment({ ...segment, link: new Link({ ...link, target: rankOf.get(link.target) ?? link.target }) })
  })
  return new Extraction({ ...extraction, segments: sorted })
}
