import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, layer } from "@effect/vitest"
import { parse } from "csv-parse/sync"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import type { Resource } from "./datapackage.ts"
import { annotated, failure, HOSTILE, outputs, paid } from "./fixture.ts"
import { findFormats } from "./formats.ts"
import { writeOutputs } from "./write.ts"

/** A run's real datapackage.json beside its real files. */
const real = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const out = yield* fs.makeTempDirectoryScoped()
  const records = Stream.make(annotated("a", HOSTILE), failure, annotated("b", ["One.", "Two."]), paid)
  yield* writeOutputs(records, { ...outputs(out), formats: yield* findFormats("csv,jsonl,json") })
  const text = (file: string) => fs.readFileString(`${out}/${file}`)
  const rows = ({ format, path }: Resource): Effect.Effect<ReadonlyArray<Record<string, unknown>>, unknown> =>
    Effect.map(text(path), (text) =>
      format === "csv" ? parse(text, { columns: true, record_delimiter: ["\r\n", "\n", "\r"] }) : JSON.parse(text)
    )
  const descriptor: { name: string; resources: ReadonlyArray<Resource> } = JSON.parse(yield* text("datapackage.json"))
  return { descriptor, rows, tables: descriptor.resources.filter(({ schema }) => schema !== undefined) }
})

// The rules of https://specs.frictionlessdata.io that can be checked here; scripts/check-outputs.py says how to run their validator.
layer(NodeServices.layer)("datapackage.json", (it) => {
  it.effect("names the package and its resources as the specification wants", () =>
    Effect.gen(function* () {
      const { descriptor } = yield* real
      const names = descriptor.resources.map(({ name }) => name)
      for (const name of [descriptor.name, ...names]) assert.match(name, /^[a-z0-9._-]+$/)
      assert.strictEqual(
        names.join(" "),
        "segments articles usage arguments-jsonl segments-json articles-json usage-json failures warnings"
      )
    })
  )

  it.effect("lists the fields of each table's file in its order", () =>
    Effect.gen(function* () {
      const { rows, tables } = yield* real
      for (const table of tables) {
        const fields = table.schema!.fields.map(({ name }) => name)
        for (const row of yield* rows(table)) assert.deepStrictEqual(Object.keys(row), fields, table.path)
      }
    })
  )

  it.effect("states constraints that every row keeps", () =>
    Effect.gen(function* () {
      const { rows, tables } = yield* real
      for (const table of tables) {
        for (const row of yield* rows(table)) {
          for (const { constraints, name, type } of table.schema!.fields) {
            const cell = row[name]
            const where = `${table.path} ${name}: ${String(cell)}`
            if (cell === "" || cell === null) {
              assert.notStrictEqual(constraints?.required, true, where)
              continue
            }
            if (type === "number") assert.ok(Number.isFinite(Number(cell)), where)
            if (type === "integer") assert.ok(Number.isInteger(Number(cell)), where)
            if (constraints?.enum !== undefined) assert.include(constraints.enum, cell, where)
            if (constraints?.minimum !== undefined) assert.isAtLeast(Number(cell), constraints.minimum, where)
            if (constraints?.maximum !== undefined) assert.isAtMost(Number(cell), constraints.maximum, where)
          }
        }
      }
    })
  )

  it.effect("has keys that are unique, and foreign keys that find their row", () =>
    Effect.gen(function* () {
      const { rows, tables } = yield* real
      for (const table of tables) {
        const { foreignKeys = [], primaryKey } = table.schema!
        const some = yield* rows(table)
        if (primaryKey !== undefined)
          assert.strictEqual(new Set(some.map((row) => row[primaryKey])).size, some.length, table.path)
        for (const { fields, reference } of foreignKeys) {
          const other = tables.find(({ name }) => name === (reference.resource || table.name))!
          const known = new Set((yield* rows(other)).map((row) => row[reference.fields]))
          for (const row of some) {
            const key = row[fields]
            if (key !== "" && key !== null) assert.ok(known.has(key), `${table.path} ${fields}: ${String(key)}`)
          }
        }
      }
      assert.deepStrictEqual(
        tables.map(({ name, schema }) => [name, schema!.primaryKey, schema!.foreignKeys?.length ?? 0]),
        [
          ["segments", "segment_id", 2],
          ["articles", "article_id", 0],
          ["usage", "article_id", 0],
          ["segments-json", "segment_id", 2],
          ["articles-json", "article_id", 0],
          ["usage-json", "article_id", 0],
          ["failures", undefined, 0],
          ["warnings", undefined, 0]
        ]
      )
    })
  )

  it.effect("says which sheet of a workbook is a table's, by the specification and in frictionless' own words", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      yield* writeOutputs(Stream.make(annotated("a", ["One."])), {
        ...outputs(out),
        formats: yield* findFormats("xlsx")
      })
      const { resources }: { resources: ReadonlyArray<Resource> } = JSON.parse(
        yield* fs.readFileString(`${out}/datapackage.json`)
      )
      assert.deepStrictEqual(
        resources.filter(({ format }) => format === "xlsx").map(({ dialect, name }) => [name, dialect]),
        ["segments", "articles", "failures", "warnings"].map((sheet) => [
          `${sheet}-xlsx`,
          { header: true, sheet, excel: { sheet } }
        ])
      )
    })
  )
})
