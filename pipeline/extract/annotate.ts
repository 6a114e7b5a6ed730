import { AnnotatedArticle, AnnotatedSegment } from "../../schemas/annotated.ts"
import type { Document } from "../../schemas/document.ts"
import type { Segment } from "../../schemas/extraction.ts"
import { offsets } from "../split/offsets.ts"

/**
 * A document with its checked segments as they leave the program: ids given, offsets in code points, texts cut from
 * the source.
 */
export const annotate = (document: Document, segments: ReadonlyArray<Segment>): AnnotatedArticle => {
  const { author, date, id, source, text } = document.article
  const { toCodePoints } = offsets(text)
  const segmentId = (n: number) => `${id}#${n}`
  return new AnnotatedArticle({
    article_id: id,
    ...(document.title === undefined ? {} : { title: document.title }),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    source,
    text,
    sentences: document.sentences.map(({ end, start }) => [toCodePoints(start), toCodePoints(end)]),
    segments: segments.map(({ confidence, first, kind, label, last, link, stance }, i) => {
      const start = document.sentences[first - 1]!.start
      const end = document.sentences[last - 1]!.end
      return new AnnotatedSegment({
        segment_id: segmentId(i + 1),
        label,
        start: toCodePoints(start),
        end: toCodePoints(end),
        first_sentence: first,
        last_sentence: last,
        paragraph: document.sentences[first - 1]!.paragraph,
        section: document.sections[document.paragraphOf(first).section] ?? "",
        text: text.slice(start, end),
        ...(stance === undefined ? {} : { stance }),
        ...(kind === undefined ? {} : { kind }),
        ...(link === undefined ? {} : { link: { relation: link.relation, target: segmentId(link.target) } }),
        ...(confidence === undefined ? {} : { confidence: Math.round(confidence * 1000) / 1000 })
      })
    })
  })
}
