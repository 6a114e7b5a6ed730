import * as Effect from "effect/Effect"
import type { AnnotatedArticle, AnnotatedSegment } from "../../schemas/annotated.ts"
import { offsets } from "../split/offsets.ts"
import { otherResource } from "./datapackage.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const FILE = "annotations.jsonld"

/**
 * W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one AnnotationPage with an annotation a line.
 * A segment is an annotation of its article, whose body classifies it (`claim`) and tags it (`stance:pro`, `kind:fact`); it
 * is found by position, in code points, and by quotation. A link is an annotation of one segment's annotation with another's.
 * Identifiers are relative: an article's id, and `#` with the segment's number behind it.
 */
export const webAnnotation: OutputFormat = {
  name: "webanno-ld",
  description:
    "W3C Web Annotations as JSON-LD, with labels, stance, kind and links; the articles' texts and confidence are left out",
  files: [FILE],
  open: Effect.fnUntraced(function* (staging) {
    const file = yield* staging.file(FILE)
    yield* file.write(`{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[`)
    let separator = "\n"
    return {
      write: ({ annotated }) => {
        const items = annotated
          .flatMap(({ article }) => annotations(article))
          .map((annotation) => {
            const before = separator
            separator = ",\n"
            return before + JSON.stringify(annotation)
          })
        return file.write(items.join(""))
      },
      end: Effect.as(file.write("\n]}\n"), [
        otherResource(FILE, {
          description: "The segments as a page of W3C Web Annotations",
          format: "jsonld",
          mediatype: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
        })
      ])
    }
  })
}

const annotations = ({ article_id, segments, text }: AnnotatedArticle): ReadonlyArray<object> => {
  const { length, toUtf16 } = offsets(text)
  const source = iri(article_id)
  const slice = (start: number, end: number) => text.slice(toUtf16(Math.max(start, 0)), toUtf16(Math.min(end, length)))
  const segmentIri = (segmentId: string) => source + segmentId.slice(article_id.length)

  const segment = ({ end, kind, label, segment_id, stance, start, text: exact }: AnnotatedSegment) => ({
    id: segmentIri(segment_id),
    type: "Annotation",
    motivation: "classifying",
    body: [
      { type: "TextualBody", purpose: "classifying", value: label },
      ...(stance === undefined ? [] : [{ type: "TextualBody", purpose: "tagging", value: `stance:${stance}` }]),
      ...(kind === undefined ? [] : [{ type: "TextualBody", purpose: "tagging", value: `kind:${kind}` }])
    ],
    target: {
      source,
      selector: [
        { type: "TextPositionSelector", start, end },
        { type: "TextQuoteSelector", exact, prefix: slice(start - CONTEXT, start), suffix: slice(end, end + CONTEXT) }
      ]
    }
  })

  return [
    ...segments.map(segment),
    ...segments.flatMap(({ link, segment_id }) =>
      link === undefined
        ? []
        : [
            {
              id: `${segmentIri(segment_id)}-${link.relation}`,
              type: "Annotation",
              motivation: "linking",
              body: [
                { type: "TextualBody", purpose: "classifying", value: link.relation },
                { type: "SpecificResource", purpose: "linking", source: segmentIri(link.target) }
              ],
              target: segmentIri(segment_id)
            }
          ]
    )
  ]
}

/** Code points before and after a quotation, by which it is found again in a text that has changed. */
const CONTEXT = 32

/**
 * An article's id as an IRI: itself, so that it joins with article_id, but for what no IRI may have (spaces, control characters,
 * `<>"{}|\^` and the like) and `%` and `#`, which are written in per cent; decoded as a URL is, it is the id.
 */
export const iri = (id: string): string => id.replaceAll(/[\p{C}\s<>"{}|\\^`%#]/gu, encodeURIComponent)
