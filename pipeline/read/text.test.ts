import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readFolder } from "./folder.fixture.ts"

describe("a .txt file", () => {
  it.live("gives the author and date that stand under its title", () =>
    Effect.gen(function* () {
      const body = "Keep the ferry\n\nBy Ann Lee\n12 March 2024\n\nThe town should keep the ferry. It is cheap."
      const { articles } = yield* readFolder({ "a.txt": body, "b.txt": "Keep it\n\nThe town should keep the ferry." })
      assert.deepStrictEqual(
        articles.map(({ author, date, text }) => [author, date, text.length]),
        [
          ["Ann Lee", "2024-03-12", body.length],
          [undefined, undefined, 40]
        ]
      )
    })
  )
})

describe("a table", () => {
  it.live("has dates as ISO 8601, and none where there is no date or author", () =>
    Effect.gen(function* () {
      const rows = [
        "text,date,author",
        'The ferry is late.,"March 12, 2024",By Ann Lee',
        "The ferry is late.,1710230400,No Author",
        "The ferry is late.,8:00 AM,nan"
      ]
      const { articles } = yield* readFolder({ "t.csv": rows.join("\n") })
      assert.deepStrictEqual(
        articles.map(({ author, date }) => [author, date]),
        [
          ["Ann Lee", "2024-03-12"],
          [undefined, "2024-03-12T08:00:00Z"],
          [undefined, undefined]
        ]
      )
    })
  )
})
