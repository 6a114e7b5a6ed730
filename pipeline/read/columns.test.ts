import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { Columns } from "../../schemas/dataset.ts"
import { chooseColumns } from "./columns.ts"

const choose = (keys: ReadonlyArray<string>, named = {}, row: Record<string, unknown> = {}, fixed = true) =>
  Result.match(chooseColumns(new Columns(named), keys, [row], fixed), {
    onSuccess: ({ columns, notice }) => ({ columns: { ...columns }, notice }),
    onFailure: ({ error, message }) => ({ error, message })
  })

const noticeOf = (columns: Record<string, string>) =>
  [
    ...["text", "title", "id", "author", "date", "url"].flatMap((role) =>
      columns[role] === undefined ? [] : [`${role} = ${columns[role]}`]
    ),
    ...(columns["id"] === undefined ? ["id = path and row number"] : [])
  ].join(", ")

describe("chooseColumns", () => {
  const guesses: ReadonlyArray<[keys: ReadonlyArray<string>, columns: Record<string, string>]> = [
    [
      ["uuid", "Headline", "Article Text", "By-Line", "published_at", "canonical_url"],
      {
        id: "uuid",
        title: "Headline",
        text: "Article Text",
        author: "By-Line",
        date: "published_at",
        url: "canonical_url"
      }
    ],
    [["content", "article"], { text: "content" }],
    [["article", "link"], { text: "article", url: "link" }],
    [["doc_id", "maintext", "title", "heading"], { id: "doc_id", text: "maintext", title: "title" }]
  ]
  for (const [keys, columns] of guesses) {
    it(keys.join(", "), () => assert.deepStrictEqual(choose(keys), { columns, notice: noticeOf(columns) }))
  }

  it("is silent where nothing was guessed", () => {
    assert.deepStrictEqual(choose(["a", "b"], { text: "a" }), { columns: { text: "a" }, notice: undefined })
  })

  it("finds a named column by its letters where the exact name is not there", () => {
    assert.deepStrictEqual(choose([" Main-Text "], { text: "main text" }), {
      columns: { text: " Main-Text " },
      notice: undefined
    })
  })

  it("takes the longest column for the text if it is prose", () => {
    const row = { a: "x".repeat(150), b: "x".repeat(900), c: "x".repeat(300), title: "x".repeat(2000) }
    assert.deepStrictEqual(choose(["a", "b", "c", "title"], {}, row), {
      columns: { text: "b", title: "title" },
      notice: "text = b (the longest; none has a usual name), title = title, id = path and row number"
    })
    assert.deepInclude(choose(["a", "b"], {}, { a: "x".repeat(199), b: 5 }), { error: "NoTextColumn" })
  })

  it("misses named columns in every table, in JSON only the text's", () => {
    assert.deepInclude(choose(["text"], { author: "by" }), { error: "UnknownColumn" })
    assert.deepInclude(choose(["text"], { author: "by" }, {}, false), { columns: { text: "text", author: "by" } })
    assert.deepInclude(choose(["body"], { text: "text" }, {}, false), { error: "UnknownColumn" })
  })
})
