import { offsets } from "../../pipeline/split/offsets.ts"
import { split } from "../../pipeline/split/split.ts"
import type { Article } from "../../schemas/article.ts"
import { GoldSegment } from "../../schemas/gold.ts"
import type { LabelledSegment } from "../gold/labelled.ts"
import { inOrder } from "../metrics/inOrder.ts"
import type { Span } from "../metrics/labelled.ts"
import { project } from "../metrics/projection.ts"
import type { LabelSegment, Segments } from "./page/segments.ts"
import type { PageParagraph } from "./page/wire.ts"

/** An article as it is labelled: numbered sentences in paragraphs. */
export interface LabelDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  /** Code points, half-open, in reading order. */
  readonly spans: ReadonlyArray<Span>
  readonly sentences: ReadonlyArray<string>
  readonly paragraphs: ReadonlyArray<PageParagraph>
}

/**
 * The document of an article, with the sentences (code points) that labels of it have already brought, else the splitter's:
 * whoever labels an article labels the same sentences, also after the splitter has changed.
 */
export const labelDocument = (article: Article, given?: ReadonlyArray<Span>): LabelDocument => {
  const { id, text } = article
  const document = split(article)
  const { toCodePoints, toUtf16 } = offsets(text)
  const spans = given ?? document.sentences.map(({ end, start }): Span => [toCodePoints(start), toCodePoints(end)])
  const starts = spans.map(([start]) => toUtf16(start))
  const paragraphs: Array<PageParagraph> = []
  let next = 0
  document.paragraphs.forEach(({ kind, section }, i) => {
    const first = next + 1
    // A sentence that begins before its paragraph does, by another splitter, belongs to the paragraph before.
    const end = document.paragraphs[i + 1]?.start ?? Number.POSITIVE_INFINITY
    while (next < starts.length && starts[next]! < end) next++
    if (next >= first) paragraphs.push({ kind, section, first, last: next })
  })
  return {
    id,
    text,
    title: document.title ?? id,
    spans,
    sentences: spans.map(([start, end]) => text.slice(toUtf16(start), toUtf16(end))),
    paragraphs
  }
}

/**
 * Labels of any origin as segments of whole sentences, by the rule of the metrics: a sentence goes to what covers at least half
 * of it. `lost` counts segments that cover no sentence so.
 */
export const toSentences = (
  { spans }: LabelDocument,
  labelled: ReadonlyArray<LabelledSegment>
): { readonly segments: Segments; readonly lost: number } => {
  const sorted = [...labelled].sort((a, b) => a.start - b.start)
  const found = new Map<number, { first: number; last: number }>()
  project(spans, inOrder(sorted)).segments.forEach((owner, i) => {
    if (owner < 0) return
    const range = found.get(owner)
    if (range === undefined) found.set(owner, { first: i + 1, last: i + 1 })
    else range.last = i + 1
  })
  const kept = new Set([...found.keys()].map((owner) => sorted[owner]?.id))
  const segments = [...found].flatMap(([owner, range]): ReadonlyArray<LabelSegment> => {
    const segment = sorted[owner]
    if (segment === undefined) return []
    const { id, kind, label, link, stance } = segment
    return [
      {
        id,
        label,
        ...range,
        ...(stance === undefined ? {} : { stance }),
        ...(kind === undefined ? {} : { kind }),
        ...(link === undefined || !kept.has(link.target) ? {} : { link })
      }
    ]
  })
  return { segments, lost: sorted.length - found.size }
}

/** Segments of sentences as gold has them: ids `<article>#<n>` in reading order, offsets in code points, texts cut from the source. */
export const toGold = ({ id, spans, text }: LabelDocument, segments: Segments): ReadonlyArray<GoldSegment> => {
  const { toUtf16 } = offsets(text)
  const ids = new Map(segments.map((segment, i) => [segment.id, `${id}#${i + 1}`]))
  return segments.flatMap(({ first, kind, label, last, link, stance, ...segment }) => {
    const own = ids.get(segment.id)
    const [start] = spans[first - 1] ?? []
    const end = spans[last - 1]?.[1]
    if (own === undefined || start === undefined || end === undefined) return []
    const target = link === undefined ? undefined : ids.get(link.target)
    return [
      new GoldSegment({
        id: own,
        label,
        start,
        end,
        text: text.slice(toUtf16(start), toUtf16(end)),
        ...(stance === undefined ? {} : { stance }),
        ...(kind === undefined ? {} : { kind }),
        ...(link === undefined || target === undefined ? {} : { link: { relation: link.relation, target } })
      })
    ]
  })
}
