import { assert, describe, it } from "@effect/vitest"
import { stringify } from "csv-stringify/sync"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { BrokenLines, CsvRecord } from "./csvRecords.ts"
import { csvRecords } from "./csvRecords.ts"

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  const characters = [...text]
  for (let i = 0; i < characters.length; i += size) yield characters.slice(i, i + size).join("")
}

const parse = async (text: string, size = 1 << 16) => {
  const records: Array<CsvRecord | BrokenLines> = []
  for await (const record of csvRecords(inPieces(text, size), { delimiter: ",", blanks: false })) records.push(record)
  return records
}

const cells = (records: ReadonlyArray<CsvRecord | BrokenLines>) =>
  records.map((record) => ("cells" in record ? record.cells : `lines ${record.broken.first}-${record.broken.last}`))

describe("csvRecords", () => {
  const cases: ReadonlyArray<
    [name: string, lines: ReadonlyArray<string>, expected: ReadonlyArray<ReadonlyArray<string> | string>]
  > = [
    [
      "stray quotation marks in a cell without",
      [`a,b`, `1,he said "no" to it`, `2,x`],
      [
        ["a", "b"],
        ["1", `he said "no" to it`],
        ["2", "x"]
      ]
    ],
    [
      "stray quotation marks in a quoted cell",
      [`a,b`, `1,"he said "no" to it"`, `2,x`],
      [
        ["a", "b"],
        ["1", `"he said "no" to it"`],
        ["2", "x"]
      ]
    ],
    [
      "a quotation never closed, at the end",
      [`a,b`, `1,x`, `2,"y`, `3,z`],
      [["a", "b"], ["1", "x"], "lines 3-3", ["3", "z"]]
    ],
    [
      "a quotation never closed, quoted rows after it",
      [`a,b`, `1,"x`, `2,"y"`, `3,"z"`],
      [["a", "b"], "lines 2-2", ["2", "y"], ["3", "z"]]
    ],
    [
      "a quotation closed by another row's",
      [`a,b,c`, `1,"x,u`, `2,y",v`, `3,z,w`],
      [
        ["a", "b", "c"],
        ["1", "x,u\n2,y", "v"],
        ["3", "z", "w"]
      ]
    ],
    [
      "one that swallows rows to a wrong number of cells",
      [`a,b,c`, `1,"x,u`, `2,y,v"`, `3,z,w`],
      [["a", "b", "c"], "lines 2-2", ["2", "y", `v"`], ["3", "z", "w"]]
    ],
    [
      "a broken cell of several lines",
      [`a,b`, `1,"one`, `two "three" four`, `five"`, `2,x`],
      [["a", "b"], "lines 2-4", ["2", "x"]]
    ],
    ["the last line broken", [`a,b`, `1,x`, `2,"`], [["a", "b"], ["1", "x"], "lines 3-3"]],
    ["blank lines between", [`a,b`, ``, `1,"x`, ``, `2,y`], [["a", "b"], "lines 3-3", ["2", "y"]]]
  ]
  for (const [name, lines, expected] of cases) {
    for (const size of [1, 7, 1 << 16]) {
      it(`${name}, in pieces of ${size}`, async () =>
        assert.deepStrictEqual(cells(await parse(lines.join("\n"), size)), expected))
    }
  }

  it("takes no longer for a broken line where many follow it", async () => {
    const n = 10_000
    const broken = await parse(`a,b,c\n${`,"\n`.repeat(n)}1,2,3`)
    assert.deepStrictEqual(cells(broken), [["a", "b", "c"], `lines 2-${n + 1}`, ["1", "2", "3"]])
    const blank = await parse(`a,b\n${"\n".repeat(n * 100)}1,2`)
    assert.deepStrictEqual(cells(blank), [
      ["a", "b"],
      ["1", "2"]
    ])
  }, 60_000)

  it("knows lines", async () => {
    const records = await parse(`a,b\r\n1,"x\r\ny"\r\n\r\n2,"z\r\n3,w\r\n`)
    assert.deepStrictEqual(
      records.map((record) => ("cells" in record ? record.line : record.broken)),
      [1, 3, { first: 5, last: 5 }, 6]
    )
  })

  const cell = Schema.Array(Schema.Literals(["a", "é", "🙂", " ", ",", `"`, "\n", "\r\n"]))
  const tables = Schema.Array(Schema.Tuple([cell, cell]))
  const text = (table: typeof tables.Type) => table.map((row, i) => [String(i), ...row.map((parts) => parts.join(""))])

  it.effect.prop("reads what csv-stringify writes, in any pieces", [tables, Schema.Int], ([table, seed]) =>
    Effect.promise(async () => {
      const rows = [["id", "x", "y"], ...text(table)]
      assert.deepStrictEqual(cells(await parse(stringify(rows), 1 + (Math.abs(seed) % 40))), rows)
    })
  )

  it.effect.prop("loses only the row whose quotation is not closed", [tables, Schema.Int], ([table, seed]) =>
    Effect.promise(async () => {
      const plain = [["id", "x", "y"], ...text(table).map((row) => row.map((cell) => cell.replace(/["\n\r,]/g, "'")))]
      const broken = 1 + (Math.abs(seed) % plain.length)
      const lines = plain.map((row) => row.map((cell) => `"${cell}"`).join(","))
      lines.splice(broken, 0, `b,"never closed,z`)
      const records = cells(await parse(lines.join("\n"), 64))
      assert.deepStrictEqual(
        records.filter((record) => typeof record !== "string"),
        plain
      )
      assert.strictEqual(records[broken], `lines ${broken + 1}-${broken + 1}`)
    })
  )
})
