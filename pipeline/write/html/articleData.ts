import type { AnnotatedArticle } from "../../../schemas/annotated.ts"
import { ParagraphKind } from "../../../schemas/article.ts"
import { LABELS } from "../../../schemas/label.ts"
import type { ArticleRow } from "../../../schemas/rows.ts"
import { headingText } from "../../split/headings.ts"
import type { Offsets } from "../../split/offsets.ts"
import { paragraphs } from "../../split/paragraphs.ts"

/** What the page's list knows of an article; `Row` in data.client.js. */
export const listRow = (row: ArticleRow, outlet: string, day: string, least: ReadonlyArray<number | null>) => [
  row.article_id,
  row.title ?? "",
  row.author ?? "",
  row.date ?? "",
  day,
  outlet,
  shortened(row.thesis ?? "", LONGEST_THESIS),
  row.words,
  row.theses,
  row.claims,
  row.examples,
  row.conclusions,
  least
]

/** The lowest confidence of each label's segments; null where it has none that is known. */
export const leastSure = (segments: AnnotatedArticle["segments"]): ReadonlyArray<number | null> =>
  LABELS.map((label) => {
    const known = segments.flatMap((segment) =>
      segment.label === label && segment.confidence !== undefined ? [segment.confidence] : []
    )
    return known.length === 0 ? null : Math.min(...known)
  })

/** In code points. */
const LONGEST_THESIS = 320

/** A text's beginning, with `…` where there is more; never half a character. */
export const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  const characters = Array.from(text.slice(0, 2 * most))
  return characters.length <= most ? text : `${characters.slice(0, most).join("").trimEnd()}…`
}

/** An article for the page's reader; `Body` in data.client.js. Offsets are UTF-16, as the browser's are. */
export const articleBody = (article: AnnotatedArticle, { toUtf16 }: Offsets, partial: string | undefined) => {
  const { article_id, author, segments, source, text, title } = article
  const numbers = new Map(segments.map(({ segment_id }, n) => [segment_id, n]))
  return {
    text,
    source,
    ...(author !== undefined && { author }),
    ...(partial !== undefined && { partial }),
    blocks: blocks(article_id, text, title, new Set(segments.map(({ section }) => section))),
    segments: segments.map(
      ({ confidence, end, first_sentence, kind, label, last_sentence, link, section, stance, start }) => [
        LABELS.indexOf(label),
        toUtf16(start),
        toUtf16(end),
        first_sentence,
        last_sentence,
        confidence ?? null,
        stance ?? kind ?? "",
        link?.relation ?? "",
        link === undefined ? -1 : (numbers.get(link.target) ?? -1),
        section
      ]
    )
  }
}

/**
 * The paragraphs of a text, as [kind, start, end, kind, start, …]. What the input's own format said of them has not come
 * along, so they are found in the text alone; a heading that a segment stands under is one all the same.
 */
const blocks = (
  id: string,
  text: string,
  title: string | undefined,
  sections: ReadonlySet<string>
): ReadonlyArray<number> =>
  paragraphs({ id, text, source: "", marks: [], ...(title !== undefined && { title }) }).blocks.flatMap(
    ({ end, kind, start }) => {
      const isSection =
        kind === "body" && end - start <= LONGEST_HEADING && sections.has(headingText(text.slice(start, end)))
      return [ParagraphKind.literals.indexOf(isSection ? "heading" : kind), start, end]
    }
  )

const LONGEST_HEADING = 300
