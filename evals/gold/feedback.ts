import * as Effect from "effect/Effect"
import { offsets } from "../../pipeline/split/offsets.ts"
import { csvHeader, type CsvRow, csvRows } from "./csv.ts"
import type { ForeignArticle, ForeignSegment, LabelFormat } from "./format.ts"
import { Problem } from "./problem.ts"

/**
 * Feedback Prize and PERSUADE: a CSV with a row a segment (`id` or `essay_id_comp`, `discourse_type`, `discourse_start`,
 * `discourse_end`, `discourse_text`, `predictionstring`), texts in `full_text` or in train/ID.txt beside the CSV;
 * also the competition's answers (`id`, `class`, `predictionstring`).
 * The character offsets are known to be off by one or more, so a row's text says what is meant: offsets stay where their
 * slice is that text but for white space at its ends; otherwise the segment is where the text stands nearest to
 * `discourse_start`, and a text that stands nowhere is refused. A row without its text is read by its offsets, and a row
 * without those by its words (`predictionstring`: white-space words, counted from 0).
 * Segments are numbered in the order of the rows, since `discourse_id` is not unique in PERSUADE.
 */
export const feedback: LabelFormat = {
  name: "Feedback Prize / PERSUADE CSV",
  recognises: ({ content }) =>
    csvHeader(content).some((name) => name === "discourse_type" || name === "predictionstring"),
  decode: Effect.fnUntraced(function* (file, findText) {
    const { error, rows } = csvRows(file.content)
    if (error !== undefined) {
      return { articles: [], problems: [new Problem({ article: file.id, place: file.path, message: error })] }
    }
    const articles: Array<ForeignArticle> = []
    const problems: Array<Problem> = []
    for (const [id, essay] of Map.groupBy(
      rows,
      ({ cells }) => cells.id ?? cells.essay_id_comp ?? cells.essay_id ?? ""
    )) {
      const fullText = essay[0]!.cells.full_text
      const text = fullText ?? (yield* findText(id, [`train/${id}.txt`, `test/${id}.txt`, `${id}.txt`]))
      if (text === undefined) {
        const message = `its text was not found; put train/${id}.txt beside the CSV`
        problems.push(new Problem({ article: id, place: `${file.path} line ${essay[0]!.line}`, message }))
        continue
      }
      const { toCodePoints, toUtf16 } = offsets(text)
      const segments: Array<ForeignSegment> = []
      essay.forEach((row, i) => {
        const place = `${file.path} line ${row.line}`
        const range = locate(text, toUtf16, row)
        if (typeof range === "string") problems.push(new Problem({ article: id, place, message: range }))
        else {
          segments.push({
            id: String(i + 1),
            label: row.cells.discourse_type ?? row.cells.class ?? "",
            start: toCodePoints(range.start),
            end: toCodePoints(range.end),
            place
          })
        }
      })
      articles.push({ id, place: `${file.path} line ${essay[0]!.line}`, text, segments })
    }
    return { articles, problems }
  })
}

/** The row's range in UTF-16, or why it has none. */
const locate = (text: string, toUtf16: (codePoint: number) => number, { cells }: CsvRow): Range | string => {
  const start = position(cells.discourse_start)
  const end = position(cells.discourse_end)
  const quoted = cells.discourse_text?.trim() ?? ""
  const given = start === undefined || end === undefined ? undefined : { start: toUtf16(start), end: toUtf16(end) }
  if (quoted === "") return given ?? wordRange(text, cells.predictionstring ?? "")
  if (given !== undefined && text.slice(given.start, given.end).trim() === quoted) return given
  const found = nearest(text, quoted, given?.start ?? 0)
  return found === undefined
    ? `its text ${JSON.stringify(quoted.slice(0, 60))} is not in the article`
    : { start: found, end: found + quoted.length }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** The files write whole numbers as `8` and as `8.0`. */
const position = (cell: string | undefined): number | undefined => {
  const value = cell === undefined || cell === "" ? Number.NaN : Number(cell)
  return Number.isInteger(value) && value >= 0 ? value : undefined
}

const nearest = (text: string, part: string, start: number): number | undefined => {
  const after = text.indexOf(part, start)
  const before = text.lastIndexOf(part, start)
  if (after < 0) return before < 0 ? undefined : before
  return before >= 0 && start - before <= after - start ? before : after
}

const wordRange = (text: string, indices: string): Range | string => {
  const numbers = indices.trim().split(/\s+/).map(Number)
  if (indices.trim() === "" || numbers.some((n) => !Number.isInteger(n)))
    return "it has no text, no offsets and no words"
  if (numbers.some((n, i) => i > 0 && n !== numbers[i - 1]! + 1))
    return "its words are not one run; a segment is one range"
  const words = [...text.matchAll(/\S+/g)]
  const first = words[numbers[0]!]
  const last = words[numbers.at(-1)!]
  return first === undefined || last === undefined
    ? `it has word ${numbers.at(-1)}, but the text has ${words.length} words`
    : { start: first.index, end: last.index + last[0].length }
}
