import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { Columns } from "../../schemas/dataset.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import { toArticle } from "./article.ts"
import { readFile } from "./boundary.ts"
import { readFolder } from "./folder.fixture.ts"
import type { InputFile, InputFormat } from "./InputFormat.ts"
import { oneArticle } from "./oneArticle.ts"
import { Refused } from "./parsed.ts"
import { rowsFormat } from "./rows.ts"
import { zip } from "./zip.ts"
import { zipOf } from "./zip.fixture.ts"

/** What may be thrown, and the error that it becomes. */
const THROWN: Readonly<Record<string, { readonly thrown: unknown; readonly error: string }>> = {
  error: { thrown: new TypeError("x is undefined"), error: "Unreadable" },
  stack: { thrown: new RangeError("Maximum call stack size exceeded"), error: "TooDeep" },
  string: { thrown: new RangeError("Invalid string length"), error: "TooLarge" },
  refused: { thrown: new Refused("Password", "It has a password"), error: "Password" },
  text: { thrown: "no error at all", error: "Unreadable" },
  nothing: { thrown: undefined, error: "Unreadable" },
  unprintable: { thrown: Object.create(null), error: "Unreadable" }
}

type Throws = () => never

/** Formats that throw in each of the places where one can. */
const PLACES: Readonly<Record<string, (boom: Throws) => InputFormat>> = {
  "where it is called": (boom) => ({ extensions: [".x"], read: boom }),
  "ahead of its turn": (boom) => ({ extensions: [".x"], read: () => Effect.sync(boom) }),
  "in its turn": (boom) => ({ extensions: [".x"], read: () => Effect.succeed(Stream.suspend(boom)) }),
  "after an article": (boom) => ({
    extensions: [".x"],
    read: ({ id, source }) =>
      Effect.succeed(
        Stream.succeed(toArticle({ id, source, body: "One." })).pipe(
          Stream.concat(Stream.fromEffect(Effect.sync(boom)))
        )
      )
  }),
  "in the parser of a file": (boom) => oneArticle([".x"], () => Effect.sync(boom)),
  "in the parser of rows, at once": (boom) =>
    rowsFormat({
      extensions: [".x"],
      fixed: false,
      // oxlint-disable-next-line require-yield
      rows: async function* () {
        boom()
      }
    }),
  "in the parser of rows, later": (boom) =>
    rowsFormat({
      extensions: [".x"],
      fixed: false,
      rows: async function* () {
        yield Result.succeed({ row: 1, fields: { id: "1", text: "One." } })
        boom()
      }
    }),
  "in one record": (boom) =>
    rowsFormat({
      extensions: [".x"],
      fixed: false,
      rows: async function* () {
        yield Result.succeed({ row: 1, fields: { id: "1", text: "One." } })
        yield Result.succeed({
          row: 2,
          fields: {
            id: "2",
            get text() {
              return boom()
            }
          }
        })
        yield Result.succeed({ row: 3, fields: { id: "3", text: "Three." } })
      }
    }),
  "inside an archive": (boom) => zip([oneArticle([".x"], () => Effect.sync(boom))])
}

/** The articles and failures that a format makes of a file, which is an archive so that `zip` can read it. */
const reading = (format: InputFormat) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const path = join(yield* fs.makeTempDirectoryScoped(), "a.zip")
    const bytes = format.extensions[0] === ".zip" ? zipOf([{ name: "b.x", content: "One." }]) : Buffer.from("One.")
    yield* Effect.promise(() => writeFile(path, bytes))
    const file: InputFile = { path, id: "a", source: "a.x", extension: ".x", gzip: false, size: bytes.length }
    const shared = {
      columns: new Columns({}),
      announced: new Set<string>(),
      skipped: new Map<string, number>(),
      seconds: 60
    }
    const articles = yield* readFile(format, file, shared)
    return (yield* Stream.runCollect(articles)).map(Result.merge)
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))

const keys = <A extends object>(record: A) => Schema.Literals(Object.keys(record) as [string, ...Array<string>])

describe("whatever is thrown, wherever in reading", () => {
  it.effect.prop("is one failure, and costs nothing else", [keys(PLACES), keys(THROWN)], ([place, what]) =>
    Effect.gen(function* () {
      const { error, thrown } = THROWN[what]!
      const all = yield* reading(
        PLACES[place]!(() => {
          throw thrown
        })
      )
      const failures = all.filter((one) => one instanceof ArticleFailure)
      assert.deepStrictEqual(
        failures.map(({ error, stage }) => [stage, error]),
        [["read", error]]
      )
      assert.match(failures[0]!.message, /^[A-Z].{10,}/)
      const whole = place === "in one record" ? 2 : /after|later/.test(place) ? 1 : 0
      assert.strictEqual(all.length - failures.length, whole)
    })
  )
})

describe("records that stand deep in one another", () => {
  const deep = (depth: number) => "[".repeat(depth) + `"x"` + "]".repeat(depth)
  it.live("cost a row each, in every format that has such", () =>
    Effect.gen(function* () {
      const row = (id: string, text: string) => `{"id":"${id}","text":${text}}`
      const rows = (name: string) => [
        row(`${name}1`, `"One."`),
        row(`${name}2`, deep(100_000)),
        row(`${name}3`, `"Three."`)
      ]
      const { articles, failures } = yield* readFolder({
        "a.jsonl": rows("a").join("\n"),
        "b.json": `[${rows("b").join(",")}]`,
        "c.json": `{"articles":[${rows("c").join(",")}]}`,
        "d.json": row("d", deep(100_000)),
        "e.json.gz": gzipSync(`[${rows("e").join(",")}]`),
        "f.zip": zipOf([{ name: "x.jsonl", content: rows("f").join("\n") }]),
        "g.md": `---\ntitle: ${deep(20_000)}\n---\nStill read.`,
        "h.jsonl": `{"id":"h","text":${`{"name":`.repeat(3000)}"x"${"}".repeat(3000)}}`,
        "i.md": `---\na0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join("")}title: *a40\n---\nLost.`
      })
      assert.deepStrictEqual(
        articles.map(({ id }) => id),
        ["a1", "a3", "b1", "b3", "c1", "c3", "e1", "e3", "f1", "f3", "g"]
      )
      assert.deepStrictEqual(
        failures.map(({ articleId, error }) => `${articleId} ${error}`),
        ["a:2", "b:2", "c:2", "d", "e:2", "f/x:2", "h:1", "i"].map((id) => `${id} TooDeep`)
      )
    })
  )
})
