import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as PlatformError from "effect/PlatformError"
import * as Stream from "effect/Stream"
import { existsSync, readdirSync, readlinkSync } from "node:fs"
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { gzipSync } from "node:zlib"
import { Columns } from "../../schemas/dataset.ts"
import { openDataset } from "./dataset.ts"
import type { Reading, ReadingOptions } from "./folder.fixture.ts"
import { readFolder } from "./folder.fixture.ts"
import { describeSkipped, readArticles } from "./read.ts"

const PNG = Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex")

/** The files that this process has open. */
const openFiles = () =>
  readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)]
    } catch {
      return []
    }
  })

const ids = (reading: Reading) => reading.articles.map(({ id }) => id)
const errors = (reading: Reading) => reading.failures.map(({ articleId, error, source }) => [articleId, source, error])

const reads = (
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  check: (reading: Reading) => void,
  options?: ReadingOptions
) => it.effect(name, () => Effect.map(readFolder(files, options), check))

const refused = (code: "ENOENT" | "EACCES") =>
  Effect.fail(
    PlatformError.systemError({
      _tag: code === "ENOENT" ? "NotFound" : "PermissionDenied",
      module: "FileSystem",
      method: "test",
      cause: Object.assign(new Error(code), { code })
    })
  )

describe("which files are articles", () => {
  reads(
    "everything but what describes the folder",
    {
      "b.txt": "b",
      "a/2.txt": "a2",
      "a/10.txt": "a10",
      "a/README.md": "an article",
      "a.txt": "a",
      "license fees.txt": "an article",
      "dataset.json": "{}",
      "README.md": "no",
      "readme.txt": "no",
      "LICENSE-CC": "no",
      "GUIDELINES.md": "no",
      "gold/a.json": "{}",
      "passes/a/a.json": "{}",
      ".hidden.txt": "no",
      "a/.git/x.txt": "no"
    },
    (reading) => {
      assert.deepStrictEqual(ids(reading), ["a/10", "a/2", "a/README", "a", "b", "license fees"])
      assert.deepStrictEqual(reading.failures, [])
      assert.strictEqual(reading.skipped.size, 0)
    }
  )

  reads(
    "articles/ alone where there is one",
    {
      "articles/x/one.TXT": "one",
      "articles/README.md": "an article here",
      "articles/gold/two.txt": "two",
      "else.txt": "no"
    },
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ id, source }) => [id, source]),
        [
          ["README", "articles/README.md"],
          ["gold/two", "articles/gold/two.txt"],
          ["x/one", "articles/x/one.TXT"]
        ]
      )
    }
  )

  reads(
    "other types are counted",
    { "a.txt": "a", "b.jpg": "", "c/d.JPG": "", "e.tar.gz": "", Makefile: "" },
    (reading) => {
      assert.deepStrictEqual(ids(reading), ["a"])
      assert.strictEqual(describeSkipped(reading.skipped), "2 .jpg, 1 .tar.gz, 1 no extension")
    }
  )

  reads(
    "a single file",
    { "posts.csv": "id,text\n1,one", "other.txt": "no", "dataset.json": "not read" },
    (reading) => {
      assert.deepStrictEqual(ids(reading), ["1"])
    },
    { open: "posts.csv" }
  )

  it.effect("none at all ends the reading", () =>
    Effect.gen(function* () {
      const empty = yield* Effect.flip(readFolder({}))
      assert.strictEqual(empty._tag, "CannotStart")
      assert.match(empty.message, /There is no article in .*\.txt \.md.*no such file/)
      const others = yield* Effect.flip(readFolder({ "a.jpg": "", "b.jpg": "", "c.doc": "" }))
      assert.match(others.message, /only other files \(2 \.jpg, 1 \.doc\)/)
    })
  )
})

describe("what is not a sound file is a failure", () => {
  reads(
    "empty, binary, corrupt",
    {
      "a-empty.txt": "",
      "b-space.txt": " \r\n\t\n",
      "c-image.txt": PNG,
      "d-zeros.md": Buffer.alloc(5000),
      "e-broken.txt.gz": gzipSync("x".repeat(100_000)).subarray(0, 100),
      "f-not-zipped.txt.gz": "plain",
      "g-broken.csv.gz": gzipSync(
        "id,text\n" + Array.from({ length: 50_000 }, (_, i) => `${i},${Math.sin(i)}\n`).join("")
      ).subarray(0, 300_000),
      "h-image.csv": PNG,
      "z.txt": "fine"
    },
    (reading) => {
      assert.deepStrictEqual(errors(reading), [
        ["a-empty", "a-empty.txt", "EmptyText"],
        ["b-space", "b-space.txt", "EmptyText"],
        ["c-image", "c-image.txt", "BinaryFile"],
        ["d-zeros", "d-zeros.md", "BinaryFile"],
        ["e-broken", "e-broken.txt.gz", "CorruptGzip"],
        ["f-not-zipped", "f-not-zipped.txt.gz", "CorruptGzip"],
        ["g-broken", "g-broken.csv.gz", "CorruptGzip"],
        ["h-image", "h-image.csv", "BinaryFile"]
      ])
      assert.strictEqual(ids(reading).at(-1), "z")
      for (const { message, stage } of reading.failures) {
        assert.strictEqual(stage, "read")
        assert.match(message, /^[A-Z].{15,}/)
      }
    }
  )

  reads(
    "the same id twice",
    {
      "articles/a.md": "one",
      "articles/a.txt": "two",
      "articles/a.txt.gz": gzipSync("three"),
      "articles/t.csv": "id,text\na,four\nb,five\nb,six\n",
      "articles/u.jsonl": `{"id":"b","text":"seven"}\n{"id":"c","text":"eight"}`
    },
    (reading) => {
      assert.deepStrictEqual(ids(reading), ["a", "b", "c"])
      assert.deepStrictEqual(
        reading.failures.map(({ error }) => error),
        Array.from({ length: 5 }, () => "DuplicateId")
      )
      const named = reading.failures.map(({ message, source }) => [
        source,
        / is already that of one in (.*);/.exec(message)?.[1]
      ])
      assert.deepStrictEqual(named, [
        ["articles/a.txt", "articles/a.md"],
        ["articles/a.txt.gz", "articles/a.md"],
        ["articles/t.csv:1", "articles/a.md"],
        ["articles/t.csv:3", "articles/t.csv"],
        ["articles/u.jsonl:1", "articles/t.csv"]
      ])
    }
  )

  reads(
    "links: to a file, to nothing, round in a circle",
    { "a/one.txt": "one", "a/b/two.txt": "two" },
    (reading) => {
      assert.deepStrictEqual(ids(reading), ["a/alias", "a/b/two", "a/one"])
      assert.deepStrictEqual(errors(reading), [
        ["", "a/self.txt", "Unreadable"],
        ["", "nothing.txt", "Unreadable"]
      ])
      assert.strictEqual(describeSkipped(reading.skipped), "1 no extension")
    },
    {
      prepare: (dir) =>
        Promise.all([
          symlink("one.txt", join(dir, "a/alias.txt")),
          symlink("self.txt", join(dir, "a/self.txt")),
          symlink("..", join(dir, "a/b/up")),
          symlink(dir, join(dir, "a/b/root")),
          symlink("gone", join(dir, "gone")),
          symlink("gone.txt", join(dir, "nothing.txt"))
        ])
    }
  )

  reads(
    "a file that vanishes, one and a folder that may not be read",
    {
      "a.txt": "a",
      "b.txt": "b",
      "c.txt": "c",
      "d/e.txt": "e",
      "f.txt": "f"
    },
    (reading) => {
      assert.deepStrictEqual(ids(reading), ["f"])
      assert.deepStrictEqual(errors(reading), [
        ["a", "a.txt", "Unreadable"],
        ["", "b.txt", "Unreadable"],
        ["c", "c.txt", "Unreadable"],
        ["", "d", "Unreadable"]
      ])
      assert.match(reading.failures[0]!.message, /gone/)
      assert.match(reading.failures[2]!.message, /permission/)
      assert.match(reading.failures[3]!.message, /folder.*permission/)
    },
    {
      fileSystem: (real) => {
        return {
          ...real,
          stat: (path) => (path.endsWith("b.txt") ? refused("ENOENT") : real.stat(path)),
          readFile: (path) =>
            path.endsWith("a.txt")
              ? refused("ENOENT")
              : path.endsWith("c.txt")
                ? refused("EACCES")
                : real.readFile(path),
          readDirectory: (path, options) =>
            path.endsWith("/d") ? refused("EACCES") : real.readDirectory(path, options)
        }
      }
    }
  )
})

describe("a reading that is broken off", () => {
  // Linux shows a process its open files.
  it.effect.skipIf(!existsSync("/proc/self/fd"))("leaves no file open", () =>
    Effect.gen(function* () {
      const dir = yield* Effect.promise(() => mkdtemp(join(tmpdir(), "broken-off-")))
      for (const [name, row] of [
        ["a.csv", "1,some text\n"],
        ["b.jsonl", `{"text":"some text"}\n`],
        ["c.json", `{"text":"some text"},\n`]
      ] as const) {
        const file = join(dir, name)
        const start = name === "a.csv" ? "id,text\n" : name === "c.json" ? "[" : ""
        yield* Effect.promise(() => writeFile(file, start + row.repeat(200_000)))
        const dataset = yield* openDataset(file, new Columns({}))
        const some = yield* readArticles(dataset).pipe(Stream.take(1), Stream.runCollect)
        assert.strictEqual(some.length, 1)
        // Node closes a file when its pending read has come back.
        for (let waits = 0; waits < 100 && openFiles().includes(file); waits++)
          yield* Effect.promise(() => setTimeout(20))
        assert.notInclude(openFiles(), file)
      }
      yield* Effect.promise(() => rm(dir, { recursive: true }))
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("text", () => {
  reads(
    "in any encoding, line ends kept",
    {
      "a.txt": "“Café”\r\nnaïve 🙂\r\n",
      "b.txt": "\ufeff“Café”",
      "c.txt": Buffer.from("\ufeff“Café”", "utf16le"),
      "d.txt": Buffer.from("“Café” au lait, and more of it.", "utf16le"),
      "e.txt": Buffer.from("\ufeff“Café”", "utf16le").swap16(),
      "f.txt": Buffer.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x0d, 0x0a]),
      "g.txt.gz": gzipSync("“Café”"),
      "h.txt": "a zero \0 in it"
    },
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ text }) => text),
        [
          "“Café”\r\nnaïve 🙂\r\n",
          "“Café”",
          "“Café”",
          "“Café” au lait, and more of it.",
          "“Café”",
          "“Café”\r\n",
          "“Café”",
          "a zero \ufffd in it"
        ]
      )
      assert.deepStrictEqual(reading.articles[0]!.marks, [])
    }
  )

  reads("a line of 50 MB", { "long.txt": Buffer.alloc(50_000_000, "No end. ") }, (reading) => {
    assert.strictEqual(reading.articles[0]!.text.length, 50_000_000)
  })
})
