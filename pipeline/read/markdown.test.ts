import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readFolder } from "./folder.fixture.ts"

const read = (source: string) =>
  Effect.map(readFolder({ "a.md": source }), ({ articles: [article] }) => ({
    ...article!,
    marks: article!.marks.map(({ end, kind, start }) => [kind, article!.text.slice(start, end)])
  }))

describe("Markdown", () => {
  it.effect("takes metadata from YAML and puts the title before a body without it", () =>
    Effect.gen(function* () {
      const source = `---\n# a comment\ntitle: "Act: now"\nauthor:\n  - Ann\n  - Bob\ndate: 2024-01-02\ncanonical_url: https://x.example/a\ntags: [x]\n---\n\n## Why\n\nText.`
      assert.deepStrictEqual(yield* read(source), {
        id: "a",
        text: "Act: now\n\nWhy\n\nText.",
        title: "Act: now",
        author: "Ann, Bob",
        date: "2024-01-02",
        source: "https://x.example/a",
        marks: [
          ["title", "Act: now"],
          ["heading", "Why"]
        ]
      })
    })
  )

  it.effect("takes metadata from TOML, and a body that has the title as it is", () =>
    Effect.gen(function* () {
      const source = `+++\ntitle = "Act Now"\ndate = "2024-01-02"\nurl = "/a/path/on/the/site"\n+++\n# Act  now\n\nText.`
      assert.deepStrictEqual(yield* read(source), {
        id: "a",
        text: "Act now\n\nText.",
        title: "Act Now",
        date: "2024-01-02",
        source: "a.md",
        marks: [["title", "Act now"]]
      })
    })
  )

  it.effect("takes what it can from front matter that is not YAML", () =>
    Effect.gen(function* () {
      const { author, text, title } = yield* read(`---\r\ntitle: Act: now\r\nauthors: [Ann, Bob]\r\n---\r\nText.`)
      assert.deepStrictEqual([title, author, text], ["Act: now", "Ann, Bob", "Act: now\n\nText."])
    })
  )

  it.effect("without front matter, has its first heading as the title", () =>
    Effect.gen(function* () {
      const { marks, text, title } = yield* read(`# Act *now*\n\nText.`)
      assert.deepStrictEqual([title, text, marks], ["Act now", "Act now\n\nText.", [["title", "Act now"]]])
    })
  )

  it.effect("a heading that differs from the title stays a heading", () =>
    Effect.gen(function* () {
      const { marks, text } = yield* read(`---\ntitle: One\n---\n# Two\n\nText.`)
      assert.deepStrictEqual(
        [text, marks],
        [
          "One\n\nTwo\n\nText.",
          [
            ["title", "One"],
            ["heading", "Two"]
          ]
        ]
      )
    })
  )

  it.effect("takes author and date from lines under the title", () =>
    Effect.gen(function* () {
      const { author, date, text } = yield* read("# Act now\n\n*By Ann Lee | 2 March 2024*\n\nText.")
      assert.deepStrictEqual(
        [author, date, text],
        ["Ann Lee", "2024-03-02", "Act now\n\nBy Ann Lee | 2 March 2024\n\nText."]
      )
    })
  )

  it.effect("takes metadata from JSON", () =>
    Effect.gen(function* () {
      const fields = `{\n  "title": "Act now",\n  "date": "2 March 2024",\n  "author": "Ann"\n}\n`
      for (const source of [`${fields}\nText.`, `---json\n${fields}---\nText.`]) {
        const { author, date, text, title } = yield* read(source)
        assert.deepStrictEqual([title, author, date, text], ["Act now", "Ann", "2024-03-02", "Act now\n\nText."])
      }
      assert.strictEqual((yield* read("{ no JSON }\n\nText.")).text, "{ no JSON }\n\nText.")
    })
  )

  it.effect("reads MDX without imports, exports, components and expressions", () =>
    Effect.gen(function* () {
      const source = `---\ntitle: Act now\n---\nimport { A } from "./a"\n\nText {/* no */}here.\n\n<A data={rows} />\n\n    Not code.`
      const { articles } = yield* readFolder({ "a.mdx": source })
      assert.deepStrictEqual(
        articles.map(({ text }) => text),
        ["Act now\n\nText here.\n\nNot code."]
      )
    })
  )

  it.effect("a text between rules is no front matter", () =>
    Effect.gen(function* () {
      const { text, title } = yield* read(`---\nA motto to begin with.\n\n---\n\nText.`)
      assert.strictEqual(title, undefined)
      assert.match(text, /^A motto to begin with\./)
    })
  )

  it.effect("nothing but front matter is an empty text", () =>
    Effect.gen(function* () {
      const { failures } = yield* readFolder({
        "a.md": `---\ntitle: One\n---\n`,
        "b.markdown": `<!-- only a comment -->`
      })
      assert.deepStrictEqual(
        failures.map(({ error, source }) => [source, error]),
        [
          ["a.md", "EmptyText"],
          ["b.markdown", "EmptyText"]
        ]
      )
    })
  )
})
