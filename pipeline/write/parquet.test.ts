import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet"
import type { RunRecord } from "../../schemas/record.ts"
import { annotated, HOSTILE, outputs, paid } from "./fixture.ts"
import { findFormats } from "./formats.ts"
import { rowsOf } from "./rows.ts"
import { writeOutputs } from "./write.ts"

const write = Effect.fnUntraced(function* (records: ReadonlyArray<RunRecord>) {
  const fs = yield* FileSystem.FileSystem
  const out = yield* fs.makeTempDirectoryScoped()
  const { files } = yield* writeOutputs(Stream.fromIterable(records), {
    ...outputs(out),
    formats: yield* findFormats("parquet")
  })
  return { out, files }
})

const read = (file: string) => Effect.promise(async () => parquetReadObjects({ file: await asyncBufferFromFile(file) }))
const metadata = (file: string) => Effect.promise(async () => parquetMetadataAsync(await asyncBufferFromFile(file)))

layer(NodeServices.layer)("parquet", (it) => {
  it.effect("gives every row back, raw and typed", () =>
    Effect.gen(function* () {
      const records = [annotated("=a", HOSTILE), paid]
      const { files, out } = yield* write(records)
      assert.deepStrictEqual(
        files.filter((file) => file.endsWith(".parquet")),
        ["articles.parquet", "segments.parquet", "usage.parquet"]
      )
      const rows = rowsOf(records)
      for (const table of ["segments", "articles", "usage"] as const) {
        // hyparquet's reader, unlike DuckDB and pyarrow, drops a byte-order mark at the start of a text.
        const expected = JSON.parse(JSON.stringify(rows[table]).replaceAll('"\ufeff', '"'))
        assert.deepStrictEqual(yield* read(`${out}/${table}.parquet`), expected, table)
      }
    })
  )

  it.effect("has the types that databases expect", () =>
    Effect.gen(function* () {
      const { out } = yield* write([annotated("a", ["One."])])
      const { schema } = yield* metadata(`${out}/segments.parquet`)
      const types = Object.fromEntries(
        schema
          .slice(1)
          .map(({ name, type, logical_type, repetition_type }) => [
            name,
            [type, logical_type?.type ?? "", repetition_type].join(" ").replace("  ", " ")
          ])
      )
      assert.strictEqual(types["article_id"], "BYTE_ARRAY STRING REQUIRED")
      assert.strictEqual(types["text"], "BYTE_ARRAY STRING OPTIONAL")
      assert.strictEqual(types["start"], "INT32 REQUIRED")
      assert.strictEqual(types["confidence"], "DOUBLE OPTIONAL")
    })
  )

  it.effect("writes tables without a row, but usage only where something was paid", () =>
    Effect.gen(function* () {
      const { files, out } = yield* write([])
      assert.notInclude(files, "usage.parquet")
      assert.deepStrictEqual(yield* read(`${out}/segments.parquet`), [])
    })
  )

  it.effect("writes more rows than are held at once in several row groups", () =>
    Effect.gen(function* () {
      const records = Array.from({ length: 100 }, (_, i) =>
        annotated(
          `a${i}`,
          Array.from({ length: 450 }, (_, j) => `Text ${i} ${j}.`)
        )
      )
      const { out } = yield* write(records)
      const { num_rows, row_groups } = yield* metadata(`${out}/segments.parquet`)
      assert.strictEqual(num_rows, 45_000n)
      assert.isAtLeast(row_groups.length, 2)
      const rows = yield* read(`${out}/segments.parquet`)
      assert.deepStrictEqual(
        rows.map(({ text }) => text),
        rowsOf(records).segments.map(({ text }) => text)
      )
    })
  )
})
