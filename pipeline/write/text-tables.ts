import { tableResource, type TableFile } from "./datapackage.ts"
import type { CsvOptions, TextFile, TextFormat } from "./OutputFormat.ts"
import type { Table } from "./tables.ts"

/** How tables are written as text, a row after the other. */
export interface TableText extends Pick<TextFile, "separator" | "tail"> {
  /** Also the extension of its files. */
  readonly name: string
  readonly description: string
  readonly tables: ReadonlyArray<Table>
  /** How its files are read. */
  readonly describe: (options: CsvOptions) => TableFile
  readonly head: (table: Table, options: CsvOptions) => string
  /** Some rows, at least one. */
  readonly rows: (table: Table, rows: ReadonlyArray<object>, options: CsvOptions) => string
}

/** The output format that keeps each table in a text file of its own. */
export const textTables = ({ describe, description, head, name, rows, separator, tables, tail }: TableText): TextFormat => ({
  name,
  description,
  texts: tables.map((table): TextFile => ({
    name: `${table.name}.${name}`,
    always: table.always,
    head: (options) => head(table, options),
    body: ({ rows: all }, options) => all[table.name].length === 0 ? "" : rows(table, all[table.name], options),
    separator,
    tail,
    resource: (options) => tableResource(table, name, describe(options))
  }))
})
