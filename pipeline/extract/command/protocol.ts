import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Document } from "../../../schemas/document.ts"
import { Extraction, Link, Segment } from "../../../schemas/extraction.ts"
import { Kind, Label, Relation, Stance } from "../../../schemas/label.ts"
import { Confidence, Offset, Ordinal } from "../../../schemas/offset.ts"
import { offsets } from "../../split/offsets.ts"
import { rangesOf, type Span } from "../alignment.ts"
import { ExtractionFailed } from "../Extractor.ts"
import { firstOverlap } from "../rules.ts"
import type { Answer } from "./session.ts"
import { withoutSecrets } from "../secrets.ts"

/*
 * The two lines of PROTOCOL.md.
 */

/**
 * A document as a line of JSON in ASCII, without its line end: no encoding and no line reader can take it for
 * something else.
 */
export const encodeRequest = (document: Document): string => {
  const { id, text } = document.article
  const spans = sentenceSpans(document)
  const sentences = document.sentences.map(({ paragraph }, i) => {
    const { kind, section } = document.paragraphOf(i + 1)
    return {
      n: i + 1,
      ...spans[i],
      text: document.sentence(i + 1),
      paragraph,
      kind,
      section: document.sections[section] ?? ""
    }
  })
  return JSON.stringify({ id, title: document.title ?? null, text, sentences }).replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
  )
}

/**
 * An answer as an extraction, still to be checked against the document; else `Refused`, where the program says so, or
 * `InvalidAnswer`.
 */
export const decodeAnswer = (document: Document, answer: Answer): Effect.Effect<Extraction, ExtractionFailed> => {
  const { error, segments } = answer
  if (error !== undefined && error !== null) {
    const message = typeof error === "string" ? error : JSON.stringify(error)
    return Effect.fail(
      new ExtractionFailed({
        error: "Refused",
        message: `The program answered with an error: ${withoutSecrets(message).slice(0, 300)}`
      })
    )
  }
  return Array.isArray(segments)
    ? Effect.flatMap(Effect.forEach(segments, decodePlaced), (placed) => inSentences(document, placed))
    : Effect.fail(invalid("The answer has neither segments nor an error"))
}

/** JSON's null is as good as nothing. */
const orNothing = <S extends Schema.Top>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

const attributes = {
  label: Label,
  stance: orNothing(Stance),
  kind: orNothing(Kind),
  link: orNothing(Schema.Struct({ relation: Relation, target: Ordinal })),
  confidence: orNothing(Confidence)
}
const InSentences = Schema.Struct({ first: Ordinal, last: Ordinal, ...attributes })
const InCodePoints = Schema.Struct({ start: Offset, end: Offset, ...attributes })
type Placed = typeof InSentences.Type | typeof InCodePoints.Type

type Decode = (value: unknown) => Effect.Effect<Placed, Schema.SchemaError>
const decodeInSentences: Decode = Schema.decodeUnknownEffect(InSentences)
const decodeInCodePoints: Decode = Schema.decodeUnknownEffect(InCodePoints)

const decodePlaced = (value: unknown, i: number): Effect.Effect<Placed, ExtractionFailed> => {
  const decode =
    typeof value === "object" && value !== null && "start" in value ? decodeInCodePoints : decodeInSentences
  return decode(value).pipe(
    Effect.mapError(({ message }) => invalid(`Segment ${i + 1} of the answer: ${message.replaceAll(/\s+/g, " ")}`))
  )
}

const invalid = (message: string) => new ExtractionFailed({ error: "InvalidAnswer", message })

const sentenceSpans = (document: Document): Array<Span> => {
  const { toCodePoints } = offsets(document.article.text)
  return document.sentences.map(({ end, start }) => ({ start: toCodePoints(start), end: toCodePoints(end) }))
}

const inSentences = (
  document: Document,
  placed: ReadonlyArray<Placed>
): Effect.Effect<Extraction, ExtractionFailed> => {
  const spans = placed.filter((segment) => "start" in segment)
  const problem = problemOf(document, placed)
  if (problem !== undefined) return Effect.fail(invalid(problem))

  const snapped = spans.length === 0 ? [] : rangesOf(sentenceSpans(document), spans, "nearest")
  const ranges = placed.map((segment) => ("start" in segment ? snapped[spans.indexOf(segment)] : segment))
  // A segment without a sentence drops out; those after it move up, and links to it go with it.
  let kept = 0
  const numbers = ranges.map((range) => (range === undefined ? undefined : ++kept))
  return Effect.succeed(
    new Extraction({
      segments: placed.flatMap(({ confidence, kind, label, link, stance }, i) => {
        const range = ranges[i]
        if (range === undefined) return []
        const target = link && numbers[link.target - 1]
        return [
          new Segment({
            label,
            first: range.first,
            last: range.last,
            ...(stance && { stance }),
            ...(kind && { kind }),
            ...(link && target && { link: new Link({ relation: link.relation, target }) }),
            ...(typeof confidence === "number" && { confidence })
          })
        ]
      })
    })
  )
}

/** What is wrong with offsets and links; the ranges of sentences are checked with those of all extractors. */
const problemOf = (document: Document, placed: ReadonlyArray<Placed>): string | undefined => {
  const { length } = offsets(document.article.text)
  const spans = placed.flatMap((segment, i) =>
    "start" in segment ? [{ start: segment.start, end: segment.end, n: i + 1 }] : []
  )
  for (const { end, n, start } of spans) {
    if (start >= end) return `Segment ${n} of the answer is empty: its start is ${start}, its end ${end}`
    if (end > length)
      return `Segment ${n} of the answer ends at ${end}, outside the article, which has ${length} code points`
  }
  const both = firstOverlap(spans)
  if (both !== undefined)
    return `Segments ${both[0].n} and ${both[1].n} of the answer overlap at code point ${both[1].start}`
  const astray = placed.findIndex(({ link }) => link && link.target > placed.length)
  return astray < 0
    ? undefined
    : `Segment ${astray + 1} of the answer points to segment ${placed[astray]!.link!.target} of ${placed.length}`
}
