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
    it(keys.join(", "), () => {
      const { notice, ...rest } = choose(keys) as { readonly notice: string }
      assert.deepStrictEqual(rest, { columns })
      assert.strictEqual(notice.replace(/; not used.*/, ""), noticeOf(columns))
    })
  }

  it("names what is not used, and the flags that would take it", () => {
    assert.strictEqual(
      (choose(["text", "ut", "section"]) as { readonly notice: string }).notice,
      'text = text, id = path and row number; not used: "ut", "section" ' +
        "(--title-column, --id-column, --author-column, --date-column or --url-column would take one)"
    )
    assert.strictEqual(
      (choose(["text", "title", "id", "author", "date", "url", "tags"]) as { readonly notice: string }).notice,
      'text = text, title = title, id = id, author = author, date = date, url = url; not used: "tags" ' +
        "(--text-column and the like would take one)"
    )
  })

  it("passes over a usual name with nothing in it", () => {
    assert.deepInclude(choose(["text", "body"], {}, { text: "", body: "One." }), { columns: { text: "body" } })
    assert.deepInclude(choose(["text", "story"], {}, { text: null, story: "x".repeat(300) }), {
      columns: { text: "story" }
    })
    assert.deepInclude(choose(["text", "x"], {}, { text: "", x: "One." }), { columns: { text: "text" } })
  })

  it("takes paragraphs in a list for text", () => {
    assert.deepInclude(choose(["story", "title"], {}, { story: ["x".repeat(150), "y".repeat(150)], title: "T" }), {
      columns: { text: "story", title: "title" }
    })
    assert.deepInclude(choose(["body_paragraphs"], {}, { body_paragraphs: ["a"] }), {
      columns: { text: "body_paragraphs" }
    })
  })

  it("is silent where nothing was guessed", () => {
    assert.deepStrictEqual(choose(["a"], { text: "a" }), { columns: { text: "a" }, notice: undefined })
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
      notice:
        "text = b (the longest; none has a usual name), title = title, id = path and row number; not used: " +
        '"a", "c" (--id-column, --author-column, --date-column or --url-column would take one)'
    })
    assert.deepInclude(choose(["a", "b"], {}, { a: "x".repeat(199), b: 5 }), { error: "NoTextColumn" })
  })

  it("misses named columns in every table, in JSON only the text's", () => {
    assert.deepInclude(choose(["text"], { author: "by" }), { error: "UnknownColumn" })
    assert.deepInclude(choose(["text"], { author: "by" }, {}, false), { columns: { text: "text", author: "by" } })
    assert.deepInclude(choose(["body"], { text: "text" }, {}, false), { error: "UnknownColumn" })
  })
})
