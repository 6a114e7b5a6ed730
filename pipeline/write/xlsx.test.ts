import * as NodeServices from "@effect/platform-node/NodeServices"
import { parseXml, XmlElement } from "@rgrove/parse-xml"
import { assert, layer } from "@effect/vitest"
import * as Zip from "effect/encoding/Zip"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import type { RunRecord } from "../../schemas/record.ts"
import { COLOURS } from "./colours.ts"
import { annotated, failure, HOSTILE, outputs, paid } from "./fixture.ts"
import { LIMITS } from "./spreadsheetml.ts"
import { writeOutputs } from "./write.ts"
import { workbookOf } from "./xlsx.ts"

/** The files of the workbook that is made of some records, parsed. */
const write = Effect.fnUntraced(function* (records: ReadonlyArray<RunRecord>, limits = LIMITS) {
  const fs = yield* FileSystem.FileSystem
  const out = yield* fs.makeTempDirectoryScoped()
  const { files } = yield* writeOutputs(Stream.fromIterable(records), {
    ...outputs(out),
    formats: [workbookOf(limits)]
  })
  const parts = yield* fs.stream(`${out}/tables.xlsx`).pipe(
    Stream.pipeThroughChannel(Zip.decode()),
    Stream.mapEffect((entry) =>
      Effect.map(Stream.mkString(Stream.decodeText(entry.body)), (xml) => [entry.header.path, parse(xml)] as const)
    ),
    Stream.runCollect
  )
  const descriptor: { resources: ReadonlyArray<{ path: string; description: string }> } = JSON.parse(
    yield* fs.readFileString(`${out}/datapackage.json`)
  )
  return { files, parts: new Map(parts), descriptor }
})

const parse = (xml: string): XmlElement => parseXml(xml).root!
const children = (element: XmlElement, name: string): ReadonlyArray<XmlElement> =>
  element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && (name === "*" || child.name === name)
  )
const child = (element: XmlElement, name: string): XmlElement => children(element, name)[0]!

type Workbook = Effect.Success<ReturnType<typeof write>>

/** The rows of the sheet of that name: its cells' values by column, as a reader of SpreadsheetML decodes them. */
const sheet = ({ parts }: Workbook, name: string): ReadonlyArray<ReadonlyArray<string | number>> => {
  const sheets = children(child(parts.get("xl/workbook.xml")!, "sheets"), "sheet")
  const number = sheets.findIndex(({ attributes }) => attributes["name"] === name) + 1
  return children(child(parts.get(`xl/worksheets/sheet${number}.xml`)!, "sheetData"), "row").map((row) => {
    const cells: Array<string | number> = []
    for (const cell of children(row, "c")) {
      const column = cell.attributes["r"]!.charCodeAt(0) - 65
      cells[column] = cell.attributes["t"] === "inlineStr" ? decode(cell.text) : Number(child(cell, "v").text)
    }
    return Array.from(cells, (value) => value ?? "")
  })
}
const names = ({ parts }: Workbook) =>
  children(child(parts.get("xl/workbook.xml")!, "sheets"), "sheet").map(({ attributes }) => attributes["name"])
const decode = (text: string) =>
  text.replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
const TEXT = 9

layer(NodeServices.layer)("xlsx", (it) => {
  it.effect("has a sheet a table and one about them", () =>
    Effect.gen(function* () {
      const workbook = yield* write([annotated("a", ["One."]), paid, failure])
      assert.deepStrictEqual(names(workbook), ["segments", "articles", "usage", "failures", "warnings", "about"])
      assert.deepStrictEqual(sheet(workbook, "usage"), [
        ["article_id", "requests", "input_tokens", "output_tokens", "cost"],
        ["c", 1, 2, 3, 0.5]
      ])
      assert.deepStrictEqual(sheet(workbook, "segments")[1], [
        "a",
        "a#1",
        "thesis",
        0,
        4,
        1,
        1,
        1,
        "",
        "One.",
        "",
        "",
        "",
        "",
        0.25
      ])
      assert.deepStrictEqual(names(yield* write([])), ["segments", "articles", "failures", "warnings", "about"])
      assert.strictEqual(workbook.files.join(" "), "datapackage.json failures.csv tables.xlsx warnings.csv run.json")
      assert.deepStrictEqual(
        workbook.descriptor.resources.map(({ path }) => path),
        [...Array(5).fill("tables.xlsx"), "failures.csv", "warnings.csv"]
      )
    })
  )

  it.effect("writes hostile text as text, never as a formula, with line ends as Excel has them", () =>
    Effect.gen(function* () {
      const texts = [...HOSTILE, "\u0001\u000b\u001f & <b> ]]>", "_x0041_ and _x000D_", "__x0041__"]
      const workbook = yield* write([annotated("=a", texts)])
      const fitting = (text: string) =>
        text.replaceAll(/\r\n?/g, "\n").replace(/^(word ){8000}$/, (words) => `${words.slice(0, LIMITS.text - 1)}…`)
      assert.deepStrictEqual(
        sheet(workbook, "segments")
          .slice(1)
          .map((row) => row[TEXT]),
        texts.map(fitting)
      )
      for (const [path, xml] of workbook.parts)
        if (path.includes("sheet")) assert.notInclude(JSON.stringify(xml), '"name":"f"')
    })
  )

  it.effect("freezes the header, filters all columns, and has a colour a label", () =>
    Effect.gen(function* () {
      const { parts } = yield* write([annotated("a", ["One.", "Two.", "Three.", "Four."])])
      const segments = parts.get("xl/worksheets/sheet1.xml")!
      assert.strictEqual(child(child(child(segments, "sheetViews"), "sheetView"), "pane").attributes["state"], "frozen")
      assert.strictEqual(child(segments, "autoFilter").attributes["ref"], "A1:O5")
      const styles = parts.get("xl/styles.xml")!
      const fills = children(child(styles, "fills"), "fill")
      const formats = children(child(styles, "cellXfs"), "xf")
      const colours = children(child(segments, "sheetData"), "row")
        .slice(1)
        .map((row) => {
          const { fillId } = formats[Number(children(row, "c")[2]!.attributes["s"])]!.attributes
          return child(child(fills[Number(fillId)]!, "patternFill"), "fgColor").attributes["rgb"]
        })
      assert.deepStrictEqual(
        colours,
        Object.values(COLOURS).map((colour) => `FF${colour}`)
      )
    })
  )

  it.effect("cuts what is too long for a cell, not through a character, and says so", () =>
    Effect.gen(function* () {
      const workbook = yield* write([annotated("a", ["123😀56", "12345"])], { rows: LIMITS.rows, text: 5 })
      assert.deepStrictEqual(
        sheet(workbook, "segments")
          .slice(1)
          .map((row) => row[TEXT]),
        ["123…", "12345"]
      )
      assert.match(JSON.stringify(sheet(workbook, "about")), /Texts that were too long for a cell .* end in …: \d;/)
      assert.match(
        workbook.descriptor.resources[0]!.description,
        /Texts that were too long for a cell .* end in …: \d;/
      )
    })
  )

  it.effect("goes on in another sheet where one is full", () =>
    Effect.gen(function* () {
      const texts = ["One.", "Two.", "Three.", "Four.", "Five."]
      const workbook = yield* write([annotated("a", texts.slice(0, 1)), annotated("b", texts.slice(1))], {
        rows: 3,
        text: LIMITS.text
      })
      assert.deepStrictEqual(names(workbook), [
        "segments",
        "segments 2",
        "segments 3",
        "articles",
        "failures",
        "warnings",
        "about"
      ])
      const parts = ["segments", "segments 2", "segments 3"].map((name) => sheet(workbook, name))
      assert.deepStrictEqual(
        parts.map((rows) => rows[0]![TEXT]),
        ["text", "text", "text"]
      )
      assert.deepStrictEqual(
        parts.flatMap((rows) => rows.slice(1).map((row) => row[TEXT])),
        texts
      )
      assert.match(JSON.stringify(sheet(workbook, "about")), /goes on in \\"segments 2\\", \\"segments 3\\"/)
    })
  )
})
