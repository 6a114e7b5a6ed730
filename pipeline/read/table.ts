import { Parser } from "csv-parse"
import { parse } from "csv-parse/sync"
import * as Result from "effect/Result"
import { fileFailure } from "./bytes.ts"
import type { InputFile } from "./InputFormat.ts"
import type { BadRow, Row } from "./rows.ts"
import { ROW_LIMIT, rowsFormat } from "./rows.ts"

/**
 * CSV and TSV with a header. Rows are counted from 1 after it; rows of empty cells count and are left out.
 *
 * A row with fewer cells than the header has empty ones, a row with more is a failure. Quotation marks that RFC 4180 does
 * not allow are taken literally where the line alone then has as many cells as the header; elsewhere the row is a failure,
 * and reading goes on at the next line that can be a row: one quotation that is never closed does not swallow the rest.
 */
export const table = rowsFormat({ extensions: [".csv", ".tsv"], fixed: true, rows })

async function* rows(text: AsyncGenerator<string>, file: InputFile): AsyncGenerator<Result.Result<Row, BadRow>> {
  const first = await nextPiece(text)
  if (first === undefined) return
  const delimiter = /\.tsv(\.gz)?$/i.test(file.source) ? "\t" : sniff(first.toString())
  const settings = { delimiter, record_delimiter: first.includes("\n") ? ["\r\n", "\n"] : "\r" }

  /** The text from the end of the last good record on. */
  let kept = first
  /** What of it the parser has not seen. */
  let unseen = first
  let parser = openParser(settings)
  let ended = false
  let header: Header | undefined
  let row = 0
  let line = 0
  let lost: Lost | undefined

  for (;;) {
    const problem = unseen.length > 0 ? await parser.write(unseen) : await parser.end()
    const start = parser.seen - kept.length
    let good = 0
    for (const record of parser.take()) {
      if (header === undefined) header = toHeader(record.cells)
      else if (swallows(record, header)) break
      else if (lost === undefined || record.cells.length === header.width) {
        if (lost !== undefined) yield Result.fail(toBadRow(lost, line + record.lines))
        lost = undefined
        row++
        if (record.cells.some((cell) => /\S/.test(cell))) yield toRow(record.cells, row, header)
      }
      good = record
    }
  }
}
