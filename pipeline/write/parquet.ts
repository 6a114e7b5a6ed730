import * as Effect from "effect/Effect"
import type * as Library from "hyparquet-writer"
import type { Column } from "./columns.ts"
import { tableResource } from "./datapackage.ts"
import type { OutputFormat } from "./OutputFormat.ts"
import type { StagedFile } from "./staging.ts"
import { ARTICLES, SEGMENTS, type Table, USAGE } from "./tables.ts"

const TABLES: ReadonlyArray<Table> = [SEGMENTS, ARTICLES, USAGE]

/**
 * The tables as Parquet: `segments.parquet`, `articles.parquet`, and `usage.parquet` where something was paid for.
 * Integers are INT32 (an offset into a JavaScript string fits), numbers DOUBLE, text UTF-8 and raw, what is missing null.
 */
export const parquet: OutputFormat = {
  name: "parquet",
  description: "The same tables as Parquet, typed and raw, for DuckDB, pandas, polars and R",
  files: TABLES.map(({ name }) => `${name}.parquet`),
  open: Effect.fnUntraced(function* (staging) {
    const library = yield* Effect.promise(() => import("hyparquet-writer"))
    const open = new Map<Table, TableWriter>()
    const begin = Effect.fnUntraced(function* (table: Table) {
      const writer = tableWriter(library, table, yield* staging.file(`${table.name}.parquet`))
      open.set(table, writer)
      return writer
    })
    yield* Effect.forEach(
      TABLES.filter(({ always }) => always),
      begin,
      { discard: true }
    )

    return {
      write: Effect.fnUntraced(function* ({ rows }) {
        for (const table of TABLES) {
          const some = rows[table.name]
          if (some.length > 0) yield* (open.get(table) ?? (yield* begin(table))).write(some)
        }
      }),
      end: Effect.suspend(() =>
        Effect.forEach(open, ([table, { end }]) =>
          Effect.as(end, tableResource(table, "parquet", { mediatype: "application/vnd.apache.parquet" }))
        )
      )
    }
  })
}

/** Rows that are held until they are written: enough for columns to compress well, and some megabytes at most. */
const ROW_GROUP = 20_000

interface TableWriter {
  readonly write: (rows: ReadonlyArray<object>) => ReturnType<StagedFile["write"]>
  readonly end: ReturnType<StagedFile["write"]>
}

const tableWriter = (library: typeof Library, { columns }: Table, file: StagedFile): TableWriter => {
  const bytes = new library.ByteWriter()
  const writer = new library.ParquetWriter({
    writer: bytes,
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(element)]
  })
  let pending: Array<object> = []
  /** Hands on what the library has written so far; `offset` goes on counting. */
  const flush = Effect.suspend(() => {
    const written = bytes.getBytes().slice()
    bytes.index = 0
    return file.write(written)
  })
  const writeGroup = Effect.suspend(() => {
    const rows = pending as Array<Record<string, unknown>>
    pending = []
    void writer.write({
      columnData: columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) })),
      rowGroupSize: ROW_GROUP
    })
    return flush
  })
  return {
    write: (rows) =>
      Effect.suspend(() => {
        for (const row of rows) pending.push(row)
        return pending.length < ROW_GROUP ? Effect.void : writeGroup
      }),
    end: Effect.suspend(() => {
      const last = pending.length === 0 ? Effect.void : writeGroup
      return Effect.andThen(
        last,
        Effect.suspend(() => {
          void writer.finish()
          return flush
        })
      )
    })
  }
}

const element = ({ name, required, type }: Column) => ({
  name,
  repetition_type: required ? ("REQUIRED" as const) : ("OPTIONAL" as const),
  ...(type === "string"
    ? { type: "BYTE_ARRAY" as const, converted_type: "UTF8" as const, logical_type: { type: "STRING" as const } }
    : { type: type === "integer" ? ("INT32" as const) : ("DOUBLE" as const) })
})
