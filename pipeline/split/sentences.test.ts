import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { Article } from "../../schemas/article.ts"
import { SENTENCE_CASES } from "./sentences.cases.ts"
import { sentences } from "./sentences.ts"
import { split } from "./split.ts"

describe("the case table", () => {
  for (const [phenomenon, cases] of Object.entries(SENTENCE_CASES)) {
    describe(phenomenon, () => {
      for (const marked of cases) {
        it(marked, () => {
          const document = split(
            new Article({ id: "case", text: marked.replaceAll("|", ""), source: "case", marks: [] })
          )
          const found = document.sentences.map(({ end, start }) => document.article.text.slice(start, end))
          assert.deepStrictEqual(
            found,
            marked.split("|").map((sentence) => sentence.trim())
          )
        })
      }
    })
  }

  it("has 150 cases and more, each of them once", () => {
    const cases = Object.values(SENTENCE_CASES).flat()
    assert.isAtLeast(cases.length, 150)
    assert.strictEqual(new Set(cases).size, cases.length)
  })
})

/** What sentences are made of, and what breaks splitters: in any order. */
const PIECES = [
  "He left",
  "she",
  "Dr",
  "U.S",
  "e.g",
  "No",
  "J",
  "7",
  "3.5",
  "Node.js",
  ".",
  "...",
  "…",
  "!",
  "?",
  "。",
  ",",
  ":",
  '"',
  "'",
  "“",
  "”",
  "‘",
  "’",
  "(",
  ")",
  "[",
  "]",
  "[3]",
  "—",
  "-",
  " ",
  "  ",
  "\n",
  "\r\n",
  "\u00a0",
  "\u0085",
  "\u2028",
  "\u200b",
  "\ufeff",
  "e\u0301",
  "😀",
  "👩‍👩‍👧",
  "𝔸",
  "\ud83d",
  "\ude00",
  "1. ",
  "- "
] as const

describe("laws, for any text", () => {
  it.prop(
    "ordered, disjoint, trimmed, and all but white space",
    [Schema.Array(Schema.Literals(PIECES))],
    ([pieces]) => {
      assertCovers(pieces.join(""))
    }
  )

  it.prop("the same for arbitrary strings", [Schema.String], ([text]) => assertCovers(text))

  it.prop("a part of a text is split as if it were alone", [Schema.Array(Schema.Literals(PIECES))], ([pieces]) => {
    const text = pieces.join("")
    const moved = sentences(`Before. ${text} After.`, 8, 8 + text.length)
    assert.deepStrictEqual(
      moved.map(([start, end]) => [start - 8, end - 8]),
      sentences(text, 0, text.length).map(([start, end]) => [start, end])
    )
  })

  it.prop(
    "curly and straight quotation marks have the same boundaries",
    [Schema.Array(Schema.Literals(QUOTED))],
    ([pieces]) => {
      const curly = pieces.join(" ")
      const straight = curly.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
      assert.deepStrictEqual(sentences(straight, 0, straight.length), sentences(curly, 0, curly.length))
    }
  )
})

const QUOTED = [
  "He left.",
  "“Why?” he asked.",
  "“I left.”",
  "She said, “I left. She stayed.”",
  "‘No!’ they cried.",
  "He called it “hell”.",
  "“He said ‘no.’”",
  "It’s late!",
  "(“So what?”)",
  "“And then…” She stopped.",
  "the ‘dogs’ of war",
  "“Stop!” Mary said."
] as const

const assertCovers = (text: string) => {
  let last = 0
  for (const [start, end] of sentences(text, 0, text.length)) {
    assert.isAtLeast(start, last)
    assert.isAbove(end, start)
    assert.match(text[start]!, /[^\s\u0085]/)
    assert.match(text[end - 1]!, /[^\s\u0085]/)
    assert.match(text.slice(last, start), /^[\s\u0085]*$/)
    last = end
  }
  assert.match(text.slice(last), /^[\s\u0085]*$/)
}
