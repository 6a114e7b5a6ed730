import * as Effect from "effect/Effect"
import type { Document } from "../../schemas/document.ts"
import { Extraction, Link, Segment } from "../../schemas/extraction.ts"
import { ExtractionFailed } from "./Extractor.ts"
import { headingWithin, isCircular } from "./rules.ts"

/**
 * The same extraction in reading order, or `InvalidAnswer` with the first thing that breaks the rules every extractor must keep:
 * ranges inside the document, none overlapping, none over furniture or a heading's edge, links to another segment and without a cycle.
 */
export const check = (document: Document, extraction: Extraction): Effect.Effect<Extraction, ExtractionFailed> => {
  const problem = extraction.segments
    .map((_, i) => problemOf(document, extraction.segments, i))
    .find((p) => p !== undefined)
  if (problem !== undefined) return Effect.fail(new ExtractionFailed({ error: "InvalidAnswer", message: problem }))
  return inReadingOrder(extraction, document.sentences.length)
}

const problemOf = (document: Document, segments: ReadonlyArray<Segment>, i: number): string | undefined => {
  const { first, label, last, link } = segments[i]!
  const name = `segment ${i + 1} (${label}, sentences ${first} to ${last})`
  if (first > last) return `${name} ends before it begins`
  if (last > document.sentences.length)
    return `${name} lies outside the article, which has ${document.sentences.length} sentences`
  for (let n = first; n <= last; n++) {
    if (document.paragraphOf(n).kind === "furniture") return `${name} takes in page furniture, sentence ${n}`
  }
  const heading = headingWithin(document, first, last)
  if (heading !== undefined) return `${name} crosses the section heading before sentence ${heading}`
  if (link === undefined) return undefined
  if (link.target > segments.length) return `${name} points to segment ${link.target} of ${segments.length}`
  const isInCircle = isCircular(
    segments[i]!,
    ({ link }) => (link === undefined ? undefined : segments[link.target - 1]),
    segments.length
  )
  if (isInCircle) return `${name} is part of a circle of links`
  return undefined
}

const inReadingOrder = (extraction: Extraction, sentences: number): Effect.Effect<Extraction, ExtractionFailed> => {
  const { segments } = extraction
  const order = segments.map((_, i) => i).sort((a, b) => segments[a]!.first - segments[b]!.first)
  for (const [rank, i] of order.entries()) {
    const next = segments[order[rank + 1] ?? -1]
    if (next !== undefined && next.first <= segments[i]!.last) {
      return Effect.fail(
        new ExtractionFailed({
          error: "InvalidAnswer",
          message: `segments overlap at sentence ${next.first} of ${sentences}`
        })
      )
    }
  }
  if (order.every((i, rank) => i === rank)) return Effect.succeed(extraction)
  const rankOf = new Map(order.map((i, rank) => [i + 1, rank + 1]))
  const sorted = order.map((i) => {
    const segment = segments[i]!
    return segment.link === undefined
      ? segment
      : new Segment({ ...segment, link: new Link({ ...segment.link, target: rankOf.get(segment.link.target)! }) })
  })
  return Effect.succeed(new Extraction({ ...extraction, segments: sorted }))
}
