import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Label } from "../../schemas/label.ts"
import type { Column } from "./columns.ts"
import { type Resource, tableResource } from "./datapackage.ts"
import type { OutputFormat } from "./OutputFormat.ts"
import {
  type Cell,
  LIMITS,
  sheetHead,
  type SheetInfo,
  sheetPath,
  sheetRow,
  sheetTail,
  workbookParts
} from "./spreadsheetml.ts"
import type { ScratchFile, Staging } from "./staging.ts"
import { ARTICLES, FAILURES, SEGMENTS, type Table, USAGE, WARNINGS } from "./tables.ts"

const FILE = "tables.xlsx"

/**
 * `tables.xlsx`: a sheet a table, and a last one that says what the columns are. A sheet that is full goes on in another;
 * a text too long for a cell is cut and ends in `…`; both are said in the last sheet. Line ends are `\n`, as in Excel's cells.
 *
 * The sheets grow side by side in scratch files, which are zipped at the end: a zip has one file after the other. The
 * libraries that are kept either hold the workbook in memory or stream a single sheet without filters and colours.
 */
export const xlsx: OutputFormat = workbookOf(LIMITS)

/** The same under limits of one's own. */
export function workbookOf(limits: typeof LIMITS): OutputFormat {
  return {
    name: "xlsx",
    description: "One workbook for Excel: a sheet a table, with filters and a colour a label",
    files: [FILE],
    open: Effect.fnUntraced(function* (staging) {
      const Zip = yield* Effect.promise(() => import("effect/encoding/Zip"))
      const file = yield* staging.file(FILE)
      const tables = TABLES.map((table) => sheetsOf(table, staging, limits))
      yield* Effect.forEach(tables, (sheets) => (sheets.table.always ? sheets.begin : Effect.void), { discard: true })

      return {
        write: ({ rows }) =>
          Effect.forEach(tables, (sheets) => sheets.write(rows[sheets.table.name]), { discard: true }),
        end: Effect.gen(function* () {
          const ended = yield* Effect.forEach(tables, (sheets) => Effect.map(sheets.end, (full) => ({ sheets, full })))
          const filled = ended.filter(({ full }) => full.length > 0).map(({ sheets }) => sheets)
          const full = ended.flatMap(({ full }) => full)
          const about = aboutSheet(filled)
          const entries = [
            ...workbookParts([...full.map(({ info }) => info), about.info]).map(([path, xml]) => Zip.file(path, xml)),
            ...full.map(({ file }, i) => Zip.fileStream(sheetPath(i + 1), file.content)),
            Zip.file(sheetPath(full.length + 1), about.xml)
          ]
          yield* Stream.fromArray(entries).pipe(
            Stream.pipeThroughChannel(Zip.encode()),
            Stream.runForEach(file.write),
            // Of what is wrong with an entry, which is ours.
            Effect.catchTag("ZipError", Effect.die)
          )
          return filled.map(resource)
        })
      }
    })
  }
}

const TABLES: ReadonlyArray<Table> = [SEGMENTS, ARTICLES, USAGE, FAILURES, WARNINGS]

type Sheets = ReturnType<typeof sheetsOf>

/** The sheets of a table: one, or more where it has more rows than a sheet may have; none where nothing was written. */
const sheetsOf = (table: Table, staging: Staging, limits: typeof LIMITS) => {
  const widths = table.columns.map(width)
  const full: Array<{ readonly info: SheetInfo; readonly file: ScratchFile }> = []
  let open: { readonly name: string; readonly file: ScratchFile } | undefined
  let rows = 0
  let cut = 0

  const begin = Effect.gen(function* () {
    const number = full.length + 1
    const name = number === 1 ? table.name : `${table.name} ${number}`
    const file = yield* staging.scratch(`${name}.xml`)
    open = { name, file }
    rows = 1
    const header = table.columns.map(({ name }): Cell => ({ value: name, style: "header" }))
    yield* file.write(sheetHead(widths) + sheetRow(1, header, widths))
    return open
  })
  const finish = Effect.suspend(() => {
    if (open === undefined) return Effect.void
    const { file, name } = open
    open = undefined
    full.push({ info: { name, rows, columns: table.columns.length }, file })
    return file.write(sheetTail(rows, table.columns.length))
  })

  const fitting = (text: string): string => {
    if (text.length <= limits.text) return text
    cut++
    // Not through a pair of surrogates.
    return `${text.slice(0, limits.text - 1).replace(/[\ud800-\udbff]$/, "")}…`
  }
  const cell = (row: Record<string, unknown>, column: Column): Cell => {
    const value = row[column.name]
    if (typeof value === "number") return { value, style: "plain" }
    if (typeof value !== "string") return { value: null, style: "plain" }
    return {
      value: fitting(value.replaceAll(/\r\n?/g, "\n")),
      style: column.name === "label" ? (row["label"] as Label) : PROSE.has(column.name) ? "text" : "plain"
    }
  }

  return {
    table,
    begin,
    write: Effect.fnUntraced(function* (some: ReadonlyArray<object>) {
      let xml = ""
      for (const row of some as ReadonlyArray<Record<string, unknown>>) {
        if (open !== undefined && rows === limits.rows) {
          yield* open.file.write(xml)
          xml = ""
          yield* finish
        }
        if (open === undefined) yield* begin
        xml += sheetRow(
          ++rows,
          table.columns.map((column) => cell(row, column)),
          widths
        )
      }
      if (open !== undefined) yield* open.file.write(xml)
    }),
    /** Ends the last sheet and gives them all. */
    end: Effect.as(finish, full),
    /** What a person who has the workbook should know; complete after the end. */
    notes: (): ReadonlyArray<string> => {
      const others = full
        .slice(1)
        .map(({ info }) => `"${info.name}"`)
        .join(", ")
      return [
        ...(others === ""
          ? []
          : [`It has more rows than a sheet may have (${grouped(limits.rows)}) and goes on in ${others}.`]),
        ...(cut === 0
          ? []
          : [
              `Texts that were too long for a cell (${grouped(limits.text)} characters) end in …: ${cut}; csv, json and parquet have them whole.`
            ])
      ]
    }
  }
}

const grouped = (n: number) => n.toLocaleString("en")

const resource = ({ notes, table }: Sheets): Resource => {
  const note = notes().join(" ")
  return tableResource(table, "xlsx", {
    path: FILE,
    mediatype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    // The sheet by the specification, and as frictionless 5 reads it, which would else take the first sheet for every table.
    dialect: { header: true, sheet: table.name, excel: { sheet: table.name } },
    ...(note !== "" && { note })
  })
}

/** The last sheet: the tables and their columns, in words. */
const aboutSheet = (tables: ReadonlyArray<Sheets>): { readonly info: SheetInfo; readonly xml: string } => {
  const rows = tables.flatMap(({ notes, table }) => [
    [table.name, "", [`${table.description}.`, ...notes()].join(" ")],
    ...table.columns.map(({ description, name }) => [table.name, name, description])
  ])
  const about = [["table", "column", "meaning"], ...rows]
  const xml = about.map((cells, i) =>
    sheetRow(
      i + 1,
      cells.map((value): Cell => ({ value, style: i === 0 ? "header" : "text" })),
      ABOUT_WIDTHS
    )
  )
  return {
    info: { name: "about", rows: about.length, columns: 3 },
    xml: sheetHead(ABOUT_WIDTHS) + xml.join("") + sheetTail(about.length, 3)
  }
}

const ABOUT_WIDTHS = [12, 16, 100]

/** Of a column, in characters; its name and the button of its filter fit. */
const width = ({ name, type }: Column): number => WIDTHS[name] ?? Math.max(name.length + 4, type === "string" ? 14 : 8)

const WIDTHS: Readonly<Record<string, number>> = {
  article_id: 36,
  segment_id: 40,
  section: 28,
  text: 90,
  target_id: 40,
  title: 40,
  author: 20,
  source: 32,
  thesis: 80,
  message: 80
}

/** Columns that wrap; ids and hashes are cut off at the next cell. */
const PROSE: ReadonlySet<string> = new Set(["section", "text", "title", "thesis", "message"])
