import * as Effect from "effect/Effect"
import { type Resource, tableResource, type TableFile } from "./datapackage.ts"
import type { CsvOptions, OutputFormat } from "./OutputFormat.ts"
import type { StagedFile } from "./staging.ts"
import type { Rows, Table } from "./tables.ts"

/** How tables are written as text, a row after the other. */
export interface TextFormat {
  /** Also the extension of its files. */
  readonly name: string
  readonly description: string
  readonly tables: ReadonlyArray<Table>
  /** How its files are read. */
  readonly describe: (options: CsvOptions) => TableFile
  readonly head: (table: Table, options: CsvOptions) => string
  /** Some rows, at least one; `first` where none was written before. */
  readonly rows: (table: Table, rows: ReadonlyArray<object>, first: boolean, options: CsvOptions) => string
  readonly tail: string
}

/** The output format that keeps each table in a text file of its own. */
export const textTables = (format: TextFormat): OutputFormat => ({
  name: format.name,
  description: format.description,
  files: format.tables.map(({ name }) => `${name}.${format.name}`),
  open: Effect.fnUntraced(function* (staging, options) {
    const files = new Map<keyof Rows, StagedFile>()
    const filled = new Set<keyof Rows>()

    const open = Effect.fnUntraced(function* (table: Table) {
      const file = yield* staging.file(`${table.name}.${format.name}`)
      files.set(table.name, file)
      yield* file.write(format.head(table, options))
      return file
    })
    yield* Effect.forEach(
      format.tables.filter(({ always }) => always),
      open,
      { discard: true }
    )

    return {
      write: Effect.fnUntraced(function* ({ rows }) {
        for (const table of format.tables) {
          const some = rows[table.name]
          if (some.length === 0) continue
          const file = files.get(table.name) ?? (yield* open(table))
          yield* file.write(format.rows(table, some, !filled.has(table.name), options))
          filled.add(table.name)
        }
      }),
      end: Effect.gen(function* () {
        const resources: Array<Resource> = []
        for (const table of format.tables) {
          const file = files.get(table.name)
          if (file === undefined) continue
          yield* file.write(format.tail)
          resources.push(tableResource(table, format.name, format.describe(options)))
        }
        return resources
      })
    }
  })
})
