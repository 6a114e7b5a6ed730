import { offsets } from "../../pipeline/split/offsets.ts"
import type { ForeignArticle, ForeignSegment } from "./format.ts"
import { Problem } from "./problem.ts"

/**
 * What does not fit between an article's labels and its text, in the order of the segments: offsets outside the text or
 * the wrong way round, a quoted text that differs from the slice, an id given twice, a link to no segment, segments that
 * overlap, sentences out of order. White space at the ends of a segment is no problem.
 */
export const validate = (article: ForeignArticle): ReadonlyArray<Problem> => {
  const { length, toUtf16 } = offsets(article.text)
  const problems: Array<Problem> = []
  const report = (place: string, message: string) => problems.push(new Problem({ article: article.id, place, message }))

  const ids = new Set(article.segments.map(({ id }) => id))
  const seen = new Set<string>()
  const fitting: Array<ForeignSegment> = []
  for (const segment of article.segments) {
    const { end, id, link, place, quoted, start } = segment
    if (seen.has(id)) report(place, `the id ${id} was given before; ids are unique in an article`)
    seen.add(id)
    if (link !== undefined && !ids.has(link.target))
      report(place, `it ${link.relation} ${link.target}, which is not a segment here`)
    const misfit = rangeProblem(start, end, length)
    if (misfit !== undefined) {
      report(place, misfit)
      continue
    }
    fitting.push(segment)
    const slice = article.text.slice(toUtf16(start), toUtf16(end))
    if (quoted !== undefined && quoted !== slice) {
      const parting = from(quoted, slice)
      report(
        place,
        `its text is ${excerpt(quoted)}, but the article has ${excerpt(slice)} at ${start}–${end}${parting}`
      )
    }
  }

  let last: ForeignSegment | undefined
  for (const segment of fitting.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (last !== undefined && segment.start < last.end) {
      const other = `segment ${last.id} (${last.start}–${last.end}, ${last.place})`
      report(segment.place, `${segment.start}–${segment.end} overlaps ${other}`)
    }
    if (last === undefined || segment.end > last.end) last = segment
  }

  let before = 0
  article.sentences?.forEach(([start, end], i) => {
    const place = `${article.place} sentence ${i + 1}`
    const misfit = rangeProblem(start, end, length)
    if (misfit !== undefined) report(place, misfit)
    else if (start < before) report(place, `${start}–${end} begins before the sentence above it ends, at ${before}`)
    before = Math.max(before, end)
  })
  return problems
}

const rangeProblem = (start: number, end: number, length: number): string | undefined => {
  if (start >= end) return `it starts at ${start} and ends at ${end}; the end must lie behind the start`
  if (end > length) return `it ends at ${end}, but the text has ${length} characters`
  return undefined
}

/** Where two long texts that begin alike part, which their excerpts would not show. */
const from = (a: string, b: string): string => {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return i < EXCERPT ? "" : `: they part at ${excerpt(a.slice(i))} and ${excerpt(b.slice(i))}`
}

const EXCERPT = 40
const excerpt = (text: string): string => {
  const characters = Array.from(text.slice(0, 2 * EXCERPT + 2))
  return JSON.stringify(characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join("")}…` : text)
}
