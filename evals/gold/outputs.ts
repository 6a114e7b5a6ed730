import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { offsets } from "../../pipeline/split/offsets.ts"
import { decodeArticles, nestedFields, NestedSegment } from "./articles.ts"
import { csvHeader, type CsvRow, csvRows } from "./csv.ts"
import type { FindText, ForeignArticle, ForeignSegment, LabelFile, LabelFormat } from "./format.ts"
import { oneLine } from "./one-line.ts"
import { Problem } from "./problem.ts"

/**
 * The pipeline's own outputs: arguments.jsonl (or .json), which carries its texts, and segments.csv, which does not.
 * Of segments.csv the articles whose text is known are read; the others cannot be scored, and only a table that has none
 * of the known articles is refused. The one `'` that guards a cell against spreadsheets is undone where it must be.
 */
export const outputs: LabelFormat = {
  name: "arguments.jsonl or segments.csv",
  recognises: ({ content }) =>
    isTable(content) || (/"segments"\s*:\s*\[/.test(content) && /"article_id"\s*:/.test(content)),
  decode: (file, findText) =>
    isTable(file.content) ? decodeTable(file, findText) : Effect.sync(() => decodeArticles(file, Arguments))
}

const isTable = (content: string) => {
  const header = csvHeader(content)
  return header.includes("article_id") && header.includes("segment_id")
}

const Arguments = Schema.Struct({
  ...nestedFields,
  segments: Schema.Array(NestedSegment.pipe(Schema.encodeKeys({ id: "segment_id" })))
}).pipe(Schema.encodeKeys({ id: "article_id" }))

const decodeTable = Effect.fnUntraced(function* (file: LabelFile, findText: FindText) {
  const { error, rows } = csvRows(file.content)
  const articles: Array<ForeignArticle> = []
  const problems: Array<Problem> = []
  if (error !== undefined) problems.push(new Problem({ article: file.id, place: file.path, message: error }))
  for (const [cell, ofArticle] of Map.groupBy(rows, ({ cells }) => cells.article_id ?? "")) {
    let id = cell
    let text = yield* findText(id, [])
    if (text === undefined && GUARDED.test(cell)) {
      id = cell.slice(1)
      text = yield* findText(id, [])
    }
    if (text === undefined) continue
    const { toUtf16 } = offsets(text)
    const segments: Array<ForeignSegment> = []
    for (const row of ofArticle) {
      const place = `${file.path} line ${row.line}`
      const decoded = decodeSegment(segmentOf(row, id === cell))
      if (Result.isFailure(decoded)) {
        problems.push(new Problem({ article: id, place, message: oneLine(decoded.failure) }))
        continue
      }
      const { text: quoted, ...segment } = decoded.success
      const slice = text.slice(toUtf16(segment.start), toUtf16(segment.end))
      segments.push({ ...segment, place, quoted: GUARDED.test(quoted) && quoted.slice(1) === slice ? slice : quoted })
    }
    articles.push({ id, place: `${file.path} line ${ofArticle[0]!.line}`, text, segments })
  }
  if (articles.length === 0 && rows.length > 0 && error === undefined) {
    const message =
      "none of its articles has a known text; read arguments.jsonl instead, or check that the ids are the dataset's"
    problems.push(new Problem({ article: rows[0]!.cells.article_id ?? "", place: file.path, message }))
  }
  return { articles, problems }
})

/** A cell that a spreadsheet would take for a formula, with the guard before it. */
const GUARDED = /^'[=+\-@\t\r＝＋－＠]/

const decodeSegment = Schema.decodeUnknownResult(NestedSegment, { errors: "all" })

/** A row in the shape of a nested segment; empty cells are keys that are not there. */
const segmentOf = ({ cells }: CsvRow, idsAsTheyAre: boolean) => {
  const id = (cell: string | undefined) => (idsAsTheyAre ? cell : cell?.replace(GUARDED, (guarded) => guarded.slice(1)))
  const { confidence, kind, relation, stance } = cells
  return {
    id: id(cells.segment_id),
    label: cells.label,
    start: number(cells.start),
    end: number(cells.end),
    text: cells.text,
    ...(filled(stance) ? { stance } : {}),
    ...(filled(kind) ? { kind } : {}),
    ...(filled(relation) ? { link: { relation, target: id(cells.target_id) } } : {}),
    ...(filled(confidence) ? { confidence: number(confidence) } : {})
  }
}

const number = (cell: string | undefined) => (cell === undefined || cell.trim() === "" ? cell : Number(cell))
const filled = (cell: string | undefined) => cell !== undefined && cell !== ""
