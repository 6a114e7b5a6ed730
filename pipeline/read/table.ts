import * as Result from "effect/Result"
import { csvRecords } from "./csvRecords.ts"
import { cellOf, dialectOf, strictPieces } from "./dialect.ts"
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
  const dialect = dialectOf(start, /^\.tsv/i.test(file.extension) ? "\t" : undefined)
  const { delimiter } = dialect
  const linesBefore = dialect.headerStart > 0 ? 1 : 0
  let header: ReadonlyArray<string> | undefined
  let row = 0
  for await (const record of csvRecords(strictPieces(pieces, dialect), dialect)) {
    if ("broken" in record) {
      if (header === undefined) throw fileFailure(file, "MalformedRow", "The header has a quotation mark out of place")
      const first = linesBefore + record.broken.first
      const last = linesBefore + record.broken.last
      row++
      yield Result.fail({
        row,
        error: "MalformedRow",
        message:
          `Row ${row} (${first === last ? `line ${first}` : `lines ${first} to ${last}`}) has a quotation mark out of place; ` +
          `inside quotation marks write them twice`
      })
    } else if (header === undefined) {
      header = record.cells.map((name) => cellOf(name, dialect).trim())
    } else {
      row++
      if (!record.cells.some((cell) => /\S/.test(cell))) continue
      const cells = record.cells.map((cell) => cellOf(cell, dialect))
      if (cells.slice(header.length).some((cell) => /\S/.test(cell))) {
        yield Result.fail({
          row,
          error: "MalformedRow",
          message:
            `Row ${row} (line ${linesBefore + record.line}) has ${cells.length} cells where the header has ${header.length}; ` +
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

/** The same text, and its start, of which the header is the first part. */
const peek = async (text: AsyncGenerator<string>) => {
  let start = ""
  while (start.length < START) {
    const next = await text.next()
    if (next.done === true) break
    start += next.value
  }
  return {
    start,
    pieces: (async function* () {
      yield start
      yield* text
    })()
  }
}

/** UTF-16 in which a dialect shows. */
const START = 1 << 20
