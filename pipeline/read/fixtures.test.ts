import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readdirSync, readFileSync } from "node:fs"
import { readFolder } from "./folder.fixture.ts"
import { outline } from "./outline.fixture.ts"

// Each fixture has beside it what should be left of it, as `outline` writes it; a source only where the page states one.
for (const format of ["html", "docx", "pdf"]) {
  const folder = new URL(`./fixtures/${format}/`, import.meta.url)
  const names = readdirSync(folder).filter((name) => !name.endsWith(".expected"))
  describe(format, () => {
    it("has ten fixtures and more", () => assert.isAtLeast(names.length, 10))
    for (const name of names) {
      it.live(name, () =>
        Effect.gen(function* () {
          const expected = readFileSync(new URL(name.replace(/\.\w+$/, ".expected"), folder), "utf8")
          const {
            articles: [article],
            failures
          } = yield* readFolder({ [name]: readFileSync(new URL(name, folder)) })
          assert.deepStrictEqual(failures, [])
          const found = outline(article!)
          assert.strictEqual(expected.includes("\nsource: ") ? found : found.replace(/^source: .*\n/m, ""), expected)
        })
      )
    }
  })
}
