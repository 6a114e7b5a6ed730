import { stringify } from "csv-stringify/sync"
import type { CsvOptions, OutputFormat } from "./OutputFormat.ts"
import { ARTICLES, FAILURES, SEGMENTS, type Table, USAGE, WARNINGS } from "./tables.ts"
import { type TextFormat, textTables } from "./text-tables.ts"

/*
 * RFC 4180 to the letter: commas, CRLF after each record, quotes doubled, cells quoted where they hold a comma, a quote
 * or a line end; line ends inside cells stay as the article has them. Null is an empty cell.
 */

/** `segments.csv`, `articles.csv`, and `usage.csv` where something was paid for. */
export const csv: OutputFormat = textTables(csvOf([SEGMENTS, ARTICLES, USAGE]))

/** `failures.csv` and `warnings.csv`, which every run writes. */
export const problemsCsv: OutputFormat = textTables(csvOf([FAILURES, WARNINGS]))

function csvOf(tables: ReadonlyArray<Table>): TextFormat {
  return {
    name: "csv",
    description: "Tables for spreadsheets, pandas and R",
    tables,
    describe: ({ guard }) => ({
      mediatype: "text/csv",
      ...(guard && { note: GUARD_NOTE }),
      encoding: "utf-8",
      dialect: {
        delimiter: ",",
        lineTerminator: CRLF,
        quoteChar: '"',
        doubleQuote: true,
        skipInitialSpace: false,
        header: true
      }
    }),
    head: (table, { bom }) => (bom ? BOM : "") + lines([table.columns.map(({ name }) => name)], false),
    rows: (table, rows, _first, { guard }) =>
      lines(
        rows.map((row) => cells(table, row)),
        guard
      ),
    tail: ""
  }
}

const CRLF = "\r\n"
const BOM = "\ufeff"
const GUARD_NOTE =
  "Text cells that would begin with = + - @ (also full-width), a tab or a carriage return begin with an added '."

/** `escape_formulas` guards the characters above and their full-width twins, in strings only: numbers stay numbers. */
const lines = (records: ReadonlyArray<ReadonlyArray<unknown>>, guard: CsvOptions["guard"]): string =>
  stringify([...records], { record_delimiter: CRLF, quote_record_delimiter: true, escape_formulas: guard })

const cells = (table: Table, row: object): ReadonlyArray<unknown> =>
  table.columns.map(({ name }) => cell((row as Record<string, unknown>)[name]))

/** Many readers end a cell at NUL. Texts have none; what came from elsewhere gets what a reader would have put there. */
const cell = (value: unknown) => (typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value)
