import { afterAll, assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Reading } from "./folder.fixture.ts"
import { readFolder } from "./folder.fixture.ts"
import type { ZipEntry } from "./zip.fixture.ts"
import { zipOf } from "./zip.fixture.ts"

const reads = (
  name: string,
  files: Readonly<Record<string, ReadonlyArray<ZipEntry> | Uint8Array | string>>,
  check: (reading: Reading) => void,
  open = ""
) =>
  it.live(name, () => {
    const written = Object.entries(files).map(([path, content]) => [
      path,
      Array.isArray(content) ? zipOf(content) : (content as string | Uint8Array)
    ])
    return Effect.map(readFolder(Object.fromEntries(written), { open }), check)
  })

const failures = (reading: Reading) =>
  reading.failures.map(({ articleId, error, source }) => [articleId, source, error])

// A folder for temporary files that no other process uses, to see that nothing is left there.
const temporary = mkdtempSync(join(tmpdir(), "zip-test-"))
process.env["TMPDIR"] = temporary
afterAll(() => rmSync(temporary, { recursive: true }))

describe("an archive", () => {
  const page = readFileSync(new URL("./fixtures/html/amp.html", import.meta.url))
  const entries: ReadonlyArray<ZipEntry> = [
    { name: "b.txt", content: "b" },
    { name: "deep/", content: "" },
    { name: "deep/a.md", content: "# A\n\ntext" },
    { name: "deep\\c.txt", content: "c" },
    { name: "page.html", content: page },
    { name: "table.csv", content: "text,url\none,https://x.example/1\ntwo,\n" },
    { name: "z.txt.gz", content: gzipSync("z") },
    { name: "naïve.txt", content: "n" },
    { name: "a.jpg", content: "x" },
    { name: ".hidden.txt", content: "x" },
    { name: "__MACOSX/._b.txt", content: "x" }
  ]

  reads("is read as the folder that it would be, in its own order", { "sub/a.zip": entries }, (reading) => {
    assert.deepStrictEqual(reading.failures, [])
    assert.deepStrictEqual(
      reading.articles.map(({ id, source }) => [id, source]),
      [
        ["sub/a/b", "sub/a.zip/b.txt"],
        ["sub/a/deep/a", "sub/a.zip/deep/a.md"],
        ["sub/a/deep/c", "sub/a.zip/deep/c.txt"],
        ["sub/a/page", "https://countypost.example/leader/put-the-pouches-away"],
        ["sub/a/table:1", "https://x.example/1"],
        ["sub/a/table:2", "sub/a.zip/table.csv:2"],
        ["sub/a/z", "sub/a.zip/z.txt.gz"],
        ["sub/a/naïve", "sub/a.zip/naïve.txt"]
      ]
    )
    assert.deepStrictEqual([...reading.skipped], [[".jpg", 1]])
    assert.deepStrictEqual(
      readdirSync(temporary).filter((name) => name.startsWith("articles-")),
      []
    )
  })

  reads(
    "may be all that is read",
    { "a.ZIP": [{ name: "b.txt", content: "b" }], "c.txt": "c" },
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ id }) => id),
        ["a/b"]
      )
    },
    "a.ZIP"
  )

  reads(
    "shares its ids with the folder beside it",
    { "a/b.txt": "b", "a.zip": [{ name: "b.txt", content: "b" }] },
    (reading) => {
      assert.deepStrictEqual(failures(reading), [["a/b", "a.zip/b.txt", "DuplicateId"]])
    }
  )
})

describe("an archive that is not sound", () => {
  reads(
    "costs what cannot be read",
    {
      "a.zip": [
        { name: "../up.txt", content: "up" },
        { name: "x/../../up.txt", content: "up" },
        { name: "/abs.txt", content: "abs" },
        { name: "C:\\drive.txt", content: "drive" },
        { name: "inner.zip", content: zipOf([{ name: "a.txt", content: "a" }]) },
        { name: "secret.txt", content: "x", encrypted: true },
        { name: "lies.txt", content: "b".repeat(100_000), size: 10 },
        { name: "empty.txt", content: "" },
        { name: "bomb.txt", content: Buffer.alloc(70_000_000, "a") },
        { name: "whole.txt", content: "whole" }
      ]
    },
    (reading) => {
      assert.deepStrictEqual(failures(reading), [
        ["a/../up", "a.zip/../up.txt", "UnsafePath"],
        ["a/x/../../up", "a.zip/x/../../up.txt", "UnsafePath"],
        ["a//abs", "a.zip//abs.txt", "UnsafePath"],
        ["a/C:/drive", "a.zip/C:/drive.txt", "UnsafePath"],
        ["a/inner.zip", "a.zip/inner.zip", "NestedZip"],
        ["a/secret", "a.zip/secret.txt", "Password"],
        ["a/lies", "a.zip/lies.txt", "CorruptZip"],
        ["a/empty", "a.zip/empty.txt", "EmptyText"],
        ["a/bomb", "a.zip/bomb.txt", "ZipBomb"]
      ])
      assert.deepStrictEqual(
        reading.articles.map(({ id }) => id),
        ["a/whole"]
      )
    }
  )

  const whole = zipOf([
    { name: "a.txt", content: "a".repeat(1000) },
    { name: "b.txt", content: "b".repeat(1000) }
  ])
  reads(
    "is a failure as a whole",
    {
      "bomb.zip": Array.from({ length: 3 }, (_, n) => ({ name: `${n}.txt`, content: "a".repeat(100), size: 2 ** 30 })),
      "cut.zip": whole.subarray(0, -10),
      "empty.zip": [],
      "gzipped.zip.gz": gzipSync(whole),
      "no.zip": "no zip",
      "pictures.zip": [{ name: "a.jpg", content: "x" }]
    },
    (reading) => {
      assert.deepStrictEqual(failures(reading), [
        ["bomb", "bomb.zip", "ZipBomb"],
        ["cut", "cut.zip", "CorruptZip"],
        ["empty", "empty.zip", "EmptyText"],
        ["gzipped", "gzipped.zip.gz", "Unreadable"],
        ["no", "no.zip", "CorruptZip"],
        ["pictures", "pictures.zip", "EmptyText"]
      ])
      assert.deepStrictEqual(reading.articles, [])
    }
  )
})
