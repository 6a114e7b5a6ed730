import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { idPath } from "./idPath.ts"

describe("idPath", () => {
  it("keeps ordinary ids as they are", () => {
    for (const id of ["a", "2024/05/free-the-ferries", "articles.csv/17", "Über die Fähre (1)", "日本/記事"]) {
      assert.strictEqual(idPath.encode(id), id)
      assert.strictEqual(idPath.decode(id), id)
    }
  })

  it("escapes what a file system or a reader would trip over", () => {
    const cases = [
      ["https://example.org/a?b=c", "https%3A/%00/example.org/a%3Fb=c"],
      ["../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd"],
      ["/root", "%00/root"],
      [".hidden/x. ", "%2Ehidden/x.%20"],
      ["gold/CON", "%67old/%43ON"],
      ["a.txt/b", "a%2Etxt/b"],
      ["100% \n", "100%25 %0A"]
    ] as const
    for (const [id, path] of cases) {
      assert.strictEqual(idPath.encode(id), path)
      assert.strictEqual(idPath.decode(path), id)
    }
  })

  it("takes paths that it did not make for ids", () => {
    for (const path of ["my%20article", "100%", "%zz", "%C3", "a%2fb", "x%/y"])
      assert.strictEqual(idPath.decode(path), path)
  })

  const pieces = Schema.Literals([
    "a",
    "/",
    ".",
    "..",
    " ",
    "%",
    "%2E",
    "%/",
    "\\",
    ":",
    "\n",
    "gold",
    "con",
    ".txt",
    "é",
    "😀",
    "long".repeat(60)
  ])
  it.prop(
    "comes back, and is a path inside its folder, of names that a file system takes",
    [Schema.NonEmptyArray(pieces)],
    ([some]) => {
      const id = some.join("")
      const path = idPath.encode(id)
      assert.strictEqual(idPath.decode(path), id)
      for (const name of path.split("/")) {
        assert.isAtMost(Buffer.byteLength(`${name}.txt`), 255)
        assert.notMatch(name, /^$|^\.|[. ]$|[<>:"\\|?*\p{Cc}]/u)
      }
    }
  )
})
