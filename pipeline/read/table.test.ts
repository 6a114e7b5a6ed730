import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { gzipSync } from "node:zlib"
import { Columns } from "../../schemas/dataset.ts"
import type { Reading } from "./folder.fixture.ts"
import { readFolder } from "./folder.fixture.ts"

/** `check` sees what a dataset of one table gives. */
const reads = (
  name: string,
  table: string | Uint8Array,
  check: (reading: Reading) => void,
  { columns = new Columns({}), file = "t.csv" } = {}
) => it.effect(name, () => Effect.map(readFolder({ [file]: table }, { columns }), check))

const texts = (reading: Reading) => reading.articles.map(({ text }) => text)
const problems = (reading: Reading) =>
  reading.failures.map(({ articleId, error, message }) => [articleId, error, message])

describe("CSV", () => {
  reads(
    "has the title before the text, and metadata",
    [
      "ID,Headline,Body,By-line,Pub Date,URL",
      `7,"A ""fair"" deal","First.\r\nSecond.",Ann,2024-01-02,https://x.example/7`,
      `8,Said already,"  # said  already\r\nMore.",,,`,
      `,Only a title and a body,Body.`
    ].join("\r\n"),
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map((article) => ({ ...article, marks: article.marks.map((mark) => ({ ...mark })) })),
        [
          {
            id: "7",
            text: `A "fair" deal\n\nFirst.\r\nSecond.`,
            title: `A "fair" deal`,
            author: "Ann",
            date: "2024-01-02",
            source: "https://x.example/7",
            marks: [{ kind: "title", start: 0, end: 13 }]
          },
          {
            id: "8",
            text: "  # said  already\r\nMore.",
            title: "Said already",
            source: "t.csv:2",
            marks: [{ kind: "title", start: 2, end: 17 }]
          },
          {
            id: "t:3",
            text: "Only a title and a body\n\nBody.",
            title: "Only a title and a body",
            source: "t.csv:3",
            marks: [{ kind: "title", start: 0, end: 23 }]
          }
        ]
      )
      assert.deepStrictEqual(reading.notices, [
        "t.csv: text = Body, title = Headline, id = ID, author = By-line, date = Pub Date, url = URL"
      ])
    }
  )

  for (const [name, table, file] of [
    ["semicolons, as European Excel writes them", "id;text\n1;one, two\n"],
    ["tabs", "id\ttext\n1\tone, two\n", "t.tsv"],
    ["bars", "id|text\n1|one, two\n"],
    ["a byte-order mark", '\ufeffid,text\r\n1,"one, two"\r\n'],
    ["UTF-16", Buffer.from('\ufeffid,text\r\n1,"one, two"\r\n', "utf16le")],
    ["carriage returns only", 'id,text\r1,"one, two"\r'],
    ["a line that names the delimiter for Excel", "sep=;\r\nid;text\r\n1;one, two\r\n"],
    ["such a line of a tab", "sep=\t\nid\ttext\n1\tone, two\n"],
    ["a blank before quotation marks", 'id, text\n1, "one, two"\n'],
    ["no last line end, blank lines", '\n\nid,text\n\n1,"one, two"'],
    ["gzip", gzipSync('id,text\n1,"one, two"\n'), "t.csv.gz"],
    ["a sample of members of gzip", Buffer.concat([gzipSync("id,text\n"), gzipSync('1,"one, two"\n')]), "t.csv.gz"]
  ] as const) {
    reads(
      name,
      table,
      (reading) => {
        assert.deepStrictEqual(
          reading.articles.map(({ id, text }) => [id, text]),
          [["1", "one, two"]]
        )
        assert.deepStrictEqual(reading.failures, [])
      },
      { file: file ?? "t.csv" }
    )
  }

  reads(
    "a named delimiter is its own row's, not a line of the table",
    'sep=,\ntext\n"One, and only one."\nTwo, unquoted\n',
    (reading) => {
      assert.deepStrictEqual(texts(reading), ["One, and only one."])
      assert.match(reading.failures[0]!.message, /^Row 2 \(line 4\)/)
    }
  )

  reads(
    "records that end with carriage returns, cells whose lines do not",
    Buffer.from('id,text\r1,"one\ntwo"\r2,caf\x8e\r3,"don\xd5t,\rplease"\r', "latin1"),
    (reading) => {
      assert.deepStrictEqual(texts(reading), ["one\ntwo", "café", "don’t,\nplease"])
    }
  )

  reads(
    "quotation marks after a backslash, as MySQL and PHP export them",
    String.raw`"id","text"
"1","He said \"why?\", then \"when?\", in C:\\temp\\.\nAnd again: \"no\""
"2","Plain."
3,he said \"no\" to it
"4","\\"
`,
    (reading) => {
      assert.deepStrictEqual(texts(reading), [
        'He said "why?", then "when?", in C:\\temp\\.\nAnd again: "no"',
        "Plain.",
        'he said "no" to it',
        "\\"
      ])
      assert.deepStrictEqual(reading.failures, [])
    }
  )

  reads(
    "backslashes of a strict table stay",
    `id,text\n1,"In C:\\dir\\"\n2,"{""a"": ""he said \\""no\\""""}"\n3,a\\nb\n`,
    (reading) => {
      assert.deepStrictEqual(texts(reading), ["In C:\\dir\\", '{"a": "he said \\"no\\""}', "a\\nb"])
    }
  )

  reads(
    "blanks round the cells of a strict table stay",
    `id,text\n1,"She asked, ""Why?"",\nand went, ""slowly"""\n2, x \n`,
    (reading) => {
      assert.deepStrictEqual(texts(reading), ['She asked, "Why?",\nand went, "slowly"', " x "])
    }
  )

  reads(
    "is Windows-1252 throughout if its last byte says so",
    Buffer.concat([
      Buffer.from(
        "id,text\n" + Array.from({ length: 30_000 }, (_, i) => `${i},A row of plain words to fill the file.\n`).join("")
      ),
      Buffer.from([0x7a, 0x2c, 0x93, 0x63, 0x61, 0x66, 0xe9, 0x94])
    ]),
    (reading) => {
      assert.strictEqual(reading.articles.length, 30_001)
      assert.strictEqual(texts(reading).at(-1), "“café”")
    }
  )

  reads(
    "rows without text or with too many cells are failures; short and empty ones are not",
    ["id,text,title", "1,,No text", "2,one,T,too many", "3,two", ",,", "5,three,T,, ", "6, \t ,T"].join("\n"),
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ id }) => id),
        ["3", "5"]
      )
      assert.deepStrictEqual(problems(reading), [
        ["1", "EmptyText", `Row 1 has no text in column "text"`],
        [
          "t:2",
          "MalformedRow",
          `Row 2 (line 3) has 4 cells where the header has 3; put quotation marks round cells that contain ","`
        ],
        ["6", "EmptyText", `Row 6 has no text in column "text"`]
      ])
    }
  )

  reads(
    "named columns go before guessed ones",
    "text,notes,id\nA,B,C\n",
    (reading) => {
      assert.deepStrictEqual(
        reading.articles.map(({ id, text }) => [id, text]),
        [["C", "B"]]
      )
      assert.deepStrictEqual(reading.notices, [
        't.csv: text = notes, id = id; not used: "text" ' +
          "(--title-column, --author-column, --date-column or --url-column would take one)"
      ])
    },
    { columns: new Columns({ text: "notes" }) }
  )

  it.effect("what was guessed in doubt is a warning of the file, with its first article", () =>
    Effect.gen(function* () {
      const prose = "Plain words of a paragraph. ".repeat(10)
      const { articles } = yield* readFolder({
        "a.csv": `nr,story\n1,${prose}\n2,${prose}\n`,
        "b.csv": Buffer.from("id,text\n1,the town\x97our town\n2,is\n", "latin1"),
        "c.csv": "id,text\n9,clear\n",
        "d.txt": Buffer.from("The town\x97our town\x97is here.", "latin1")
      })
      assert.deepStrictEqual(
        articles.map(({ source, warnings }) => [
          source,
          ...(warnings ?? []).map(({ articleId, source, warning }) => `${warning} ${articleId} ${source}`)
        ]),
        [
          ["a.csv:1", "ColumnsGuessed  a.csv"],
          ["a.csv:2"],
          ["b.csv:1", "EncodingGuessed  b.csv"],
          ["b.csv:2"],
          ["c.csv:1"],
          ["d.txt", "EncodingGuessed d d.txt"]
        ]
      )
    })
  )

  reads("without rows", "id,text\n", (reading) => {
    assert.deepStrictEqual(problems(reading), [["t", "EmptyText", "There is no row in this table"]])
  })

  reads("headers that JavaScript has a meaning for", "__proto__,constructor,text\na,b,one\n", (reading) => {
    assert.deepStrictEqual(texts(reading), ["one"])
  })

  it.effect("like tables are announced once", () =>
    Effect.gen(function* () {
      const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.json`, `{"body":"text ${i}"}`]))
      const { articles, notices } = yield* readFolder({ ...files, "x.csv": "headline,body\na,b\n" })
      assert.strictEqual(articles.length, 31)
      assert.deepStrictEqual(notices, [
        "0.json: text = body, id = path and row number",
        "x.csv: text = body, title = headline, id = path and row number"
      ])
    })
  )
})
