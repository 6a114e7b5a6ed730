import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it, layer } from "@effect/vitest"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as FileSystem from "effect/FileSystem"
import * as PlatformError from "effect/PlatformError"
import * as Stream from "effect/Stream"
import type { RunRecord } from "../../schemas/record.ts"
import { annotated, failure, HOSTILE, outputs, paid, warning } from "./fixture.ts"
import { FORMATS, findFormats } from "./formats.ts"
import { type Outputs, writeOutputs } from "./write.ts"

const records: ReadonlyArray<RunRecord> = [annotated("a", HOSTILE), failure, annotated("b", ["One.", "Two."])]

const write = (out: string, formats: string, some: Iterable<RunRecord> = records, more: Partial<Outputs> = {}) =>
  Effect.flatMap(findFormats(formats), (formats) =>
    writeOutputs(Stream.fromIterable(some), { ...outputs(out), formats, ...more })
  )

/** What a run with --format csv leaves. */
const CSV = ["articles.csv", "datapackage.json", "failures.csv", "run.json", "segments.csv", "warnings.csv"]

const folder = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())
const read = (file: string) => Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readFileString(file))
const list = (out: string) =>
  Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readDirectory(out)).pipe(Effect.map((names) => names.sort()))

layer(NodeServices.layer)("writeOutputs", (it) => {
  it.effect("writes every format in one pass, and says what it wrote and counted", () =>
    Effect.gen(function* () {
      const out = `${yield* folder}/new/out`
      const { files, info } = yield* write(out, "csv,jsonl,json", [...records, paid, warning])
      assert.deepStrictEqual(yield* list(out), [
        "arguments.jsonl",
        "articles.csv",
        "articles.json",
        "datapackage.json",
        "failures.csv",
        "run.json",
        "segments.csv",
        "segments.json",
        "usage.csv",
        "usage.json",
        "warnings.csv"
      ])
      assert.deepStrictEqual([...files].sort(), yield* list(out))
      assert.deepStrictEqual(JSON.parse(yield* read(`${out}/run.json`)), structuredClone({ ...info }))
      const labels = records
        .concat(paid)
        .flatMap((record) => (record._tag === "Annotated" ? record.article.segments : []))
      assert.deepInclude(info.counts, { articles: 3, failures: 1, warnings: 1 })
      assert.strictEqual(
        yield* read(`${out}/warnings.csv`),
        "article_id,source,stage,warning,message\r\na,a.html,read,TextLeftBehind,Half of it is missing\r\n"
      )
      assert.strictEqual(info.counts.segments.claim, labels.filter(({ label }) => label === "claim").length)
    })
  )

  it.effect("keeps every article whole in arguments.jsonl, every record typed and raw in JSON", () =>
    Effect.gen(function* () {
      const out = yield* folder
      // More than a batch, so that commas and lines must join across batches.
      const many = Array.from({ length: 150 }, (_, i) => annotated(`n${i}`, ["=One.", "Two\n."]))
      yield* write(out, "jsonl,json", many)
      const lines = (yield* read(`${out}/arguments.jsonl`)).split("\n")
      assert.strictEqual(lines.pop(), "")
      assert.deepStrictEqual(
        lines.map((line) => JSON.parse(line)),
        JSON.parse(JSON.stringify(many.map(({ article }) => article)))
      )
      const segments = JSON.parse(yield* read(`${out}/segments.json`))
      assert.strictEqual(segments.length, 300)
      assert.deepInclude(segments[299], {
        segment_id: "n149#2",
        start: 7,
        text: "Two\n.",
        kind: null,
        target_id: "n149#1"
      })
      assert.strictEqual(segments[298].text, "=One.")
    })
  )

  it.effect("writes tables without a row where no article went through", () =>
    Effect.gen(function* () {
      const out = yield* folder
      yield* write(out, "csv,json", [])
      assert.match(yield* read(`${out}/segments.csv`), /^article_id,[a-z_,]+\r\n$/)
      assert.deepStrictEqual(JSON.parse(yield* read(`${out}/articles.json`)), [])
      assert.strictEqual(yield* read(`${out}/failures.csv`), "article_id,source,stage,error,message\r\n")
    })
  )

  it.effect("writes the same bytes for the same records, however they come", () =>
    Effect.gen(function* () {
      const [a, b] = [yield* folder, yield* folder]
      const formats = yield* findFormats("csv,jsonl,json")
      yield* write(a, "csv,jsonl,json")
      yield* writeOutputs(Stream.fromIterable(records).pipe(Stream.rechunk(1)), { ...outputs(b), formats })
      for (const name of yield* list(a))
        assert.strictEqual(yield* read(`${a}/${name}`), yield* read(`${b}/${name}`), name)
    })
  )

  it.effect("removes what an earlier run left and this one does not write, and nothing else", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* folder
      yield* write(out, "csv,json", [...records, paid])
      yield* fs.makeDirectory(`${out}/parts`)
      yield* fs.writeFileString(`${out}/notes.csv`, "mine")
      yield* write(out, "csv")
      assert.deepStrictEqual(yield* list(out), [...CSV, "notes.csv", "parts"].sort())
    })
  )

  it.effect("leaves files of its names alone in a folder where it never ran", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* folder
      yield* fs.writeFileString(`${out}/articles.json`, "mine")
      yield* write(out, "csv")
      assert.strictEqual(yield* read(`${out}/articles.json`), "mine")
    })
  )

  it.effect("leaves the last run's outputs as they were when records fail midway", () =>
    Effect.gen(function* () {
      const out = yield* folder
      yield* write(out, "csv")
      const before = yield* read(`${out}/segments.csv`)
      const formats = yield* findFormats("csv,jsonl")
      const broken = Stream.fromIterable([paid]).pipe(Stream.concat(Stream.fail("broken part")))
      assert.strictEqual(yield* Effect.flip(writeOutputs(broken, { ...outputs(out), formats })), "broken part")
      assert.strictEqual(yield* read(`${out}/segments.csv`), before)
      assert.deepStrictEqual(yield* list(out), CSV)
    })
  )

  it.effect("leaves nothing when it is interrupted", () =>
    Effect.gen(function* () {
      const out = `${yield* folder}/out`
      const formats = yield* findFormats("csv,jsonl")
      const reached = yield* Deferred.make<void>()
      const wait = Effect.andThen(Deferred.succeed(reached, undefined), Effect.never)
      const endless = Stream.fromIterable(records).pipe(Stream.concat(Stream.fromEffect(wait)))
      const fiber = yield* Effect.forkChild(writeOutputs(endless, { ...outputs(out), formats }))
      yield* Deferred.await(reached)
      assert.deepStrictEqual(yield* list(out), [".staging"])
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(yield* list(out), [])
    })
  )

  it.effect("clears what a killed run has left", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* folder
      yield* fs.makeDirectory(`${out}/.staging`)
      yield* fs.writeFileString(`${out}/.staging/segments.json`, "half")
      yield* write(out, "csv")
      assert.deepStrictEqual(yield* list(out), CSV)
    })
  )

  it.effect("cannot start where the output folder is a file", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = `${yield* folder}/out`
      yield* fs.writeFileString(out, "")
      const error = yield* Effect.flip(write(out, "csv"))
      assert.strictEqual(error._tag, "CannotStart")
      assert.strictEqual(
        error.message,
        `Cannot write to ${out} because a file is in the way. Choose another folder with --out.`
      )
    })
  )

  it.effect("cannot start where it may not write", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(write("/denied", "csv")).pipe(failing("makeDirectory", "EACCES"))
      assert.strictEqual(error._tag, "CannotStart")
      assert.strictEqual(
        error.message,
        "Cannot write to /denied because you may not write there. Choose another folder with --out."
      )
    })
  )

  for (const code of ["ENOSPC", "EDQUOT"]) {
    it.effect(`stops, and leaves nothing, where a write ends in ${code}`, () =>
      Effect.gen(function* () {
        const out = yield* folder
        const error = yield* Effect.flip(write(out, "csv,jsonl")).pipe(failing("writeAll", code))
        assert.strictEqual(error._tag, "Stopped")
        assert.match(
          error.message,
          code === "ENOSPC" ? /because the disk is full\. / : /because your disk quota is used up\. /
        )
        assert.deepStrictEqual(yield* list(out), [])
      })
    )
  }
})

describe("findFormats", () => {
  it.effect("finds formats by name, once each", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        (yield* findFormats("json, csv,json")).map(({ name }) => name),
        ["json", "csv"]
      )
    })
  )

  it.effect("names those there are where one is unknown", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(findFormats("csv,xml"))
      assert.strictEqual(
        error.message,
        `No output format is named "xml". There are: ${FORMATS.map(({ name }) => name).join(", ")}.`
      )
    })
  )
})

/** Runs on the real file system, but for one operation, which ends in an error of the operating system. */
const failing = (operation: "makeDirectory" | "writeAll", code: string) =>
  Effect.updateService(FileSystem.FileSystem, (fs): FileSystem.FileSystem => {
    const cause = Object.assign(new Error(`${code}: no`), { code })
    const fail = () =>
      Effect.fail(PlatformError.systemError({ _tag: "Unknown", module: "FileSystem", method: operation, cause }))
    if (operation === "makeDirectory") return { ...fs, makeDirectory: fail }
    const open: typeof fs.open = (path, options) =>
      Effect.map(fs.open(path, options), (file) => Object.assign(Object.create(file), { writeAll: fail }))
    return { ...fs, open }
  })
