import * as Result from "effect/Result"
import { csvRecords } from "./csvRecords.ts"
import { fileFailure } from "./fileFailure.ts"
import type { InputFile } from "./InputFormat.ts"
import type { BadRow, Row } from "./rows.ts"
import { rowsFormat } from "./rows.ts"

/**
 * CSV and TSV with a header. Rows are counted from 1 after it; rows of empty cells count and are left out. A row with fewer
 * cells than the header lacks the last ones; a row with more is a failure, since which text is whose is not known.
 */
export const table = rowsFormat({ extensions: [".csv", ".tsv"], fixed: true, rows })

async function* rows(text: AsyncGenerator<string>, file: InputFile): AsyncGenerator<Result.Result<Row, BadRow>> {
  const { pieces, start } = await peek(text)
  const delimiter = /^\.tsv/i.test(file.extension) ? "\t" : sniff(start)
  let header: ReadonlyArray<string> | undefined
  let row = 0
  for await (const record of csvRecords(pieces, delimiter)) {
    if ("broken" in record) {
      if (header === undefined) throw fileFailure(file, "MalformedRow", "The header has a quotation mark out of place")
      const { first, last } = record.broken
      row++
      yield Result.fail({
        row,
        error: "MalformedRow",
        message:
          `Row ${row} (${first === last ? `line ${first}` : `lines ${first} to ${last}`}) has a quotation mark out of place; ` +
          `inside quotation marks write them twice`
      })
    } else if (header === undefined) {
      header = record.cells.map((name) => name.trim())
    } else {
      row++
      if (!record.cells.some((cell) => /\S/.test(cell))) continue
      const { cells, line } = record
      if (cells.slice(header.length).some((cell) => /\S/.test(cell))) {
        yield Result.fail({
          row,
          error: "MalformedRow",
          message:
            `Row ${row} (line ${line}) has ${cells.length} cells where the header has ${header.length}; ` +
            `put quotation marks round cells that contain "${delimiter === "\t" ? "\\t" : delimiter}"`
        })
      } else {
        yield Result.succeed({ row, fields: fieldsOf(header, cells) })
      }
    }
  }
}

/** Of columns with the same name the first counts. */
const fieldsOf = (header: ReadonlyArray<string>, cells: ReadonlyArray<string>) => {
  const fields: Record<string, unknown> = Object.create(null)
  for (let i = 0; i < header.length; i++) fields[header[i]!] ??= cells[i]
  return fields
}

/** The same text, and as much of its start as has the header. */
const peek = async (text: AsyncGenerator<string>) => {
  let start = ""
  while (!start.trimStart().includes("\n") && start.length < HEADER_LIMIT) {
    const next = await text.next()
    if (next.done === true) break
    start += next.value
  }
  // Old Macs, and Excel's "CSV (Macintosh)", end lines with a carriage return alone.
  const old = start.includes("\r") && !start.includes("\n")
  const lines = (piece: string) => (old ? piece.replaceAll("\r", "\n") : piece)
  return {
    start: lines(start),
    pieces: (async function* () {
      yield lines(start)
      for await (const piece of text) yield lines(piece)
    })()
  }
}

const HEADER_LIMIT = 1 << 20

/** The delimiter that the header has most of; Excel writes semicolons where the comma is the decimal mark. */
const sniff = (start: string) => {
  const header = start
    .trimStart()
    .split("\n", 1)[0]!
    .replace(/"[^"]*"/g, "")
  const count = (delimiter: string) => header.split(delimiter).length
  return [",", ";", "\t", "|"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
