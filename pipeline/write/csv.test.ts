import { assert, describe, it } from "@effect/vitest"
import { parse } from "csv-parse/sync"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { csv, problemsCsv } from "./csv.ts"
import { annotated, failure, HOSTILE, outputs } from "./fixture.ts"
import type { CsvOptions, OutputFormat } from "./OutputFormat.ts"
import type { RunRecord } from "../../schemas/record.ts"
import { rowsOf } from "./rows.ts"

/** The text of each file that a format makes of some batches of records. */
const filesOf = Effect.fnUntraced(function* (
  format: OutputFormat,
  options: CsvOptions,
  ...batches: ReadonlyArray<ReadonlyArray<RunRecord>>
) {
  const files: Record<string, string> = {}
  const staging = {
    folder: "",
    publish: Effect.succeed([]),
    whole: () => Effect.die("csv writes large files only"),
    scratch: () => Effect.die("csv needs no scratch file"),
    file: (name: string) => {
      files[name] = ""
      return Effect.succeed({
        write: (text: string | Uint8Array) => Effect.sync(() => void (files[name] += String(text)))
      })
    }
  }
  const sink = yield* format.open(staging, { ...outputs(""), ...options })
  for (const records of batches) {
    yield* sink.write({ annotated: records.filter((record) => record._tag === "Annotated"), rows: rowsOf(records) })
  }
  yield* sink.end
  return files
})

const segments = (options: CsvOptions, texts: ReadonlyArray<string>) =>
  filesOf(csv, options, [annotated("=id, with comma", texts)]).pipe(Effect.map((files) => files["segments.csv"]!))

/** As most programs read: outside quotes, any line end ends a record. */
const read = (text: string): Array<Record<string, string>> =>
  parse(text, { columns: true, record_delimiter: ["\r\n", "\n", "\r"] })

const raw: CsvOptions = { bom: false, guard: false }
const guarded: CsvOptions = { bom: false, guard: true }
const MUST_GUARD = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

describe("csv", () => {
  it.effect("gives hostile text back as it was, without the guard", () =>
    Effect.gen(function* () {
      const rows = read(yield* segments(raw, HOSTILE))
      assert.deepStrictEqual(
        rows.map((row) => row["text"]),
        [...HOSTILE]
      )
      assert.deepStrictEqual(
        rows.map((row) => row["section"]),
        ["", ...HOSTILE.slice(0, -1)]
      )
      assert.deepStrictEqual(
        rows.map((row) => row["article_id"]),
        HOSTILE.map(() => "=id, with comma")
      )
    })
  )

  it.effect("adds one ' where a spreadsheet would see a formula, and nowhere else", () =>
    Effect.gen(function* () {
      const rows = read(yield* segments(guarded, HOSTILE))
      assert.deepStrictEqual(
        rows.map((row) => row["text"]),
        HOSTILE.map((text) => (MUST_GUARD.test(text) ? `'${text}` : text))
      )
      assert.ok(rows.every((row) => row["article_id"] === "'=id, with comma" && row["segment_id"]!.startsWith("'=id")))
    })
  )

  const pieces = Schema.Array(
    Schema.Literals(["a", '"', ",", "\n", "\r", "\r\n", "=", "+", "-", "@", "\t", "'", " ", "😀", "\u2028", "\ufffd"])
  )
  it.effect.prop("round-trips any text", [Schema.NonEmptyArray(pieces), Schema.Boolean], ([many, guard]) =>
    Effect.gen(function* () {
      const texts = many.map((some) => some.join(""))
      const back = read(yield* segments({ bom: false, guard }, texts)).map((row) => row["text"]!)
      assert.deepStrictEqual(
        back.map((text, i) => (guard && MUST_GUARD.test(texts[i]!) ? text.slice(1) : text)),
        texts
      )
    })
  )

  it.effect("writes numbers bare and what is missing as nothing", () =>
    Effect.gen(function* () {
      const [, first] = (yield* segments(guarded, ["Tea."])).split("\r\n")
      assert.strictEqual(first, `"'=id, with comma","'=id, with comma#1",thesis,0,4,1,1,1,,Tea.,,,,,0.25`)
    })
  )

  it.effect("writes one header, a mark only if asked, and CRLF after every record", () =>
    Effect.gen(function* () {
      const batches = [[annotated("a", ["One."])], [annotated("b", ["Two."])]]
      const text = (yield* filesOf(csv, { bom: true, guard: true }, ...batches))["segments.csv"]!
      assert.strictEqual(text.charCodeAt(0), 0xfeff)
      assert.strictEqual(text.split("article_id").length, 2)
      assert.match(text, /\r\nb#?.*\r\n$/)
      assert.notStrictEqual((yield* segments(guarded, ["One."])).charCodeAt(0), 0xfeff)
    })
  )

  it.effect("writes NUL, which ends a cell for many readers, as U+FFFD", () =>
    Effect.gen(function* () {
      assert.strictEqual(read(yield* segments(raw, ["a\0b"]))[0]!["text"], "a\ufffdb")
    })
  )

  it.effect("writes usage.csv only where something was paid for, the rest always", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(Object.keys(yield* filesOf(csv, guarded)), ["segments.csv", "articles.csv"])
      const { article } = annotated("a", ["One."])
      const paid = {
        _tag: "Annotated",
        article,
        usage: { requests: 1, inputTokens: 2, outputTokens: 3, cost: 0.5 }
      } as const
      const files = yield* filesOf(csv, guarded, [annotated("b", ["Two."])], [paid])
      assert.strictEqual(files["usage.csv"], "article_id,requests,input_tokens,output_tokens,cost\r\na,1,2,3,0.5\r\n")
    })
  )

  it.effect("keeps failures and warnings in files of their own", () =>
    Effect.gen(function* () {
      const files = yield* filesOf(problemsCsv, guarded, [failure])
      assert.deepStrictEqual(Object.keys(files), ["failures.csv", "warnings.csv"])
      assert.deepStrictEqual(read(files["failures.csv"]!), [
        {
          article_id: "'=lost",
          source: 'lost, "and" gone.txt',
          stage: "read",
          error: "BinaryFile",
          message: "lost.txt is not text\nbut a picture."
        }
      ])
    })
  )
})
