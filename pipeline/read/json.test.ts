import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { gzipSync } from "node:zlib"
import { Columns } from "../../schemas/dataset.ts"
import type { Reading } from "./folder.fixture.ts"
import { readFolder } from "./folder.fixture.ts"
import { ROW_LIMIT } from "./rows.ts"

const reads = (
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  check: (reading: Reading) => void,
  columns = new Columns({})
) => it.effect(name, () => Effect.map(readFolder(files, { columns }), check))

const texts = (reading: Reading) => reading.articles.map(({ id, text }) => [id, text])
const problems = (reading: Reading) => reading.failures.map(({ error, message, source }) => [source, error, message])

describe("JSON", () => {
  reads(
    "one article",
    {
      "a.json": JSON.stringify({
        body: "Text.",
        title: 1984,
        authors: ["Ann", { name: "Bob" }],
        published: null,
        url: "https://x.example"
      })
    },
    (reading) => {
      const [article] = reading.articles
      assert.deepStrictEqual(
        { ...article, marks: [] },
        { id: "a", text: "1984\n\nText.", title: "1984", author: "Ann, Bob", source: "https://x.example", marks: [] }
      )
    }
  )

  reads(
    "arrays, bare and in an envelope, pretty or not",
    {
      "a.json": ` [{"text":"one"},\n{"id":7,"text":"two"}]`,
      "b.json": JSON.stringify({ licence: "x", articles: [{ text: "three" }] }, null, 2),
      "c.json.gz": gzipSync(`\ufeff[{"text":"four"}]`)
    },
    (reading) => {
      assert.deepStrictEqual(texts(reading), [
        ["a:1", "one"],
        ["7", "two"],
        ["b:1", "three"],
        ["c:1", "four"]
      ])
      assert.deepStrictEqual(
        reading.articles.map(({ source }) => source),
        ["a.json:1", "a.json:2", "b.json:1", "c.json.gz:1"]
      )
    }
  )

  reads("paragraphs as a list", { "a.json": `{"content":["First.","Second."]}` }, (reading) => {
    assert.deepStrictEqual(texts(reading), [["a", "First.\n\nSecond."]])
  })

  reads(
    "zeros and lone surrogates, of which no file could be made",
    { "a.json": String.raw`{"text":"a\u0000b\ud83dc\ude00 😀"}` },
    (reading) => {
      assert.deepStrictEqual(texts(reading), [["a", "a\ufffdb\ufffdc\ufffd 😀"]])
    }
  )

  reads(
    "an array of more pieces than one",
    {
      "a.json": JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ text: `Number ${i}. ${"é".repeat(300)}` })))
    },
    (reading) => {
      assert.strictEqual(reading.articles.length, 2000)
      assert.match(reading.articles[1999]!.text, /^Number 1999\. é{300}$/)
    }
  )

  reads(
    "what is no article",
    {
      "a.json": "",
      "b.json": "not JSON",
      "c.json": `[{"text":"kept"}, {"text":`,
      "d.json": `[{"text":"kept"}, 5, {"title":"no text"}]`,
      "e.json": `"a string"`,
      "f.json": `{"a":1,"b":"short"}`,
      "g.json.gz": gzipSync(`[{"text":"${"x".repeat(100)}"}]`).subarray(0, 30)
    },
    (reading) => {
      assert.deepStrictEqual(texts(reading), [
        ["c:1", "kept"],
        ["d:1", "kept"]
      ])
      assert.deepStrictEqual(
        problems(reading).map(([source, error]) => [source, error]),
        [
          ["a.json", "InvalidJson"],
          ["b.json", "InvalidJson"],
          ["c.json", "InvalidJson"],
          ["d.json:2", "InvalidJson"],
          ["d.json:3", "EmptyText"],
          ["e.json", "InvalidJson"],
          ["f.json", "NoTextColumn"],
          ["g.json.gz", "CorruptGzip"]
        ]
      )
    }
  )
})

describe("JSON that begins with an object", () => {
  it.live("is a list of articles where it is larger than an article can be, and else too large", () =>
    Effect.gen(function* () {
      const filler = JSON.stringify("x".repeat(1 << 23))
      const large = Array.from({ length: 9 }, (_, i) => `"f${i}":${filler}`).join(",")
      const { articles, failures } = yield* readFolder({
        "a.json": `{${large},"articles":[{"id":"1","text":"One."},{"id":"2","text":"Two."}]}`,
        "b.json": `{${large},"text":"No list."}`
      })
      assert.deepStrictEqual(
        articles.map(({ id }) => id),
        ["1", "2"]
      )
      assert.deepStrictEqual(
        failures.map(({ error, source }) => [source, error]),
        [["b.json", "TooLarge"]]
      )
    })
  )
})

describe("JSON Lines", () => {
  reads(
    "an object a line",
    {
      "a.jsonl": `{"id":"x","text":"one"}\r\n\r\n{"text":"two","title":"T"}\n`,
      "b.ndjson.gz": gzipSync(`{"text":"three"}`)
    },
    (reading) => {
      assert.deepStrictEqual(texts(reading), [
        ["x", "one"],
        ["a:3", "T\n\ntwo"],
        ["b:1", "three"]
      ])
    }
  )

  reads(
    "lines that are no article do not end the file",
    {
      "a.jsonl": [`{"text":"one"}`, `{"text":`, `[1]`, `{"text":" "}`, `{"title":"no text"}`, `{"text":"two"}`].join(
        "\n"
      )
    },
    (reading) => {
      assert.deepStrictEqual(texts(reading), [
        ["a:1", "one"],
        ["a:6", "two"]
      ])
      assert.deepStrictEqual(problems(reading), [
        ["a.jsonl:2", "InvalidJson", "Line 2 is not valid JSON"],
        ["a.jsonl:3", "InvalidJson", "Line 3 is not a JSON object"],
        ["a.jsonl:4", "EmptyText", `Row 4 has no text in column "text"`],
        ["a.jsonl:5", "EmptyText", `Row 5 has no text in column "text"`]
      ])
    }
  )

  reads(
    "many bad lines before good ones, and nothing but bad ones",
    {
      "a.jsonl": `${"{\n".repeat(900)}{"text":"one"}\n${"{\n".repeat(1100)}{"text":"two"}`,
      "b.jsonl": `${"{\n".repeat(1100)}{"text":"never reached"}`
    },
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ id }) => id),
        ["a:901", "a:2002"]
      )
      assert.strictEqual(reading.failures.length, 2000 + 1001)
      assert.deepStrictEqual(problems(reading).at(-1), [
        "b.jsonl",
        "Unreadable",
        "None of the first 1000 rows can be read; the rest was left"
      ])
    }
  )

  reads(
    "a line too long to keep",
    { "a.jsonl": `{"text":"one"}\n{"text":"${"x".repeat(ROW_LIMIT)}"}\n{"text":"two"}` },
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ id }) => id),
        ["a:1", "a:3"]
      )
      assert.deepStrictEqual(problems(reading), [["a.jsonl:2", "TooLarge", "Line 2 is longer than 16 MB"]])
    }
  )

  reads(
    "a key that only some lines have may be named",
    { "a.jsonl": `{"text":"one"}\n{"text":"two","by":"Ann"}` },
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ author }) => author),
        [undefined, "Ann"]
      )
    },
    new Columns({ author: "by", date: "nowhere" })
  )
})
