import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Columns } from "../../schemas/dataset.ts"
import type { CannotStart } from "../../schemas/failure.ts"
import { readFolder } from "./folder.fixture.ts"

const start = (files: Readonly<Record<string, string>>, columns: { readonly text?: string } = {}) =>
  readFolder(files, { columns: new Columns(columns) }).pipe(
    Effect.map(({ articles, failures }) => ({
      ids: articles.map(({ id }) => id),
      errors: failures.map(({ articleId, error }) => `${articleId} ${error}`)
    })),
    Effect.catchTag("CannotStart", ({ message }: CannotStart) => Effect.succeed(message))
  )

const UNKNOWN = 'There is no column "story" here to take the text from; the columns are "id", "text"'
const UNCLEAR = `Which column has the articles' text is not clear: name it with --text-column; the columns are "nr", "when"`

describe("before a run", () => {
  it.effect("a named column that no table has ends it", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* start({ "t.csv": "id,text\n1,one\n" }, { text: "story" }), `t.csv: ${UNKNOWN}`)
      assert.strictEqual(
        yield* start({ "a.txt": "Prose.", "b.jsonl": '{"id":1,"text":"one"}' }, { text: "story" }),
        `b.jsonl: ${UNKNOWN}`
      )
    })
  )

  it.effect("columns that cannot be found out end it, where there is nothing else to read", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* start({ "t.csv": "nr,when\n1,yesterday\n" }), `t.csv: ${UNCLEAR}`)
      assert.deepStrictEqual(yield* start({ "a.txt": "Prose.", "t.csv": "nr,when\n1,yesterday\n" }), {
        ids: ["a"],
        errors: ["t NoTextColumn"]
      })
    })
  )

  it.effect("a column that some tables have is missed in the others only", () =>
    Effect.gen(function* () {
      const files = { "a.csv": "id,text\n1,one\n", "b.csv": "id,story\n2,two\n" }
      assert.deepStrictEqual(yield* start(files, { text: "story" }), { ids: ["2"], errors: ["a UnknownColumn"] })
    })
  )

  it.effect("tables in which nothing can be read are no reason", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* start({ "a.csv": "id,text\n" }, { text: "story" }), {
        ids: [],
        errors: ["a EmptyText"]
      })
    })
  )
})
