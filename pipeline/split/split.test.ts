import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { Article, Mark } from "../../schemas/article.ts"
import { type Document, Paragraph, Sentence } from "../../schemas/document.ts"
import { offsets } from "./offsets.ts"
import { split } from "./split.ts"

const article = (text: string, more: { title?: string; author?: string; marks?: ReadonlyArray<Mark> } = {}) =>
  new Article({ id: "test", text, source: "test", marks: [], ...more })

/** Each paragraph as `kind: text`, with its line ends as `/`. */
const outline = (document: Document) =>
  document.paragraphs.map(
    ({ end, kind, start }) => `${kind}: ${document.article.text.slice(start, end).replace(/\s*[\r\n]+\s*/g, " / ")}`
  )

const texts = (document: Document) => document.sentences.map((_, n) => document.sentence(n + 1))

const LONG =
  "The council closed the reading room in spring, and nobody who voted for it has ever been seen inside. It was a mistake."
const LONGER =
  "People who never needed a warm room think that nobody does. They should ask the woman with two coats, who is there at nine."

describe("paragraphs", () => {
  it("parts at blank lines", () => {
    assert.deepStrictEqual(outline(split(article(`A headline\n\n${LONG}\n \t\n${LONGER}`))), [
      "title: A headline",
      `body: ${LONG}`,
      `body: ${LONGER}`
    ])
  })

  it("takes a line for a paragraph where lines are long and end sentences", () => {
    assert.deepStrictEqual(outline(split(article(`A headline\n${LONG}\n${LONGER}\n${LONG}`))).slice(1), [
      `body: ${LONG}`,
      `body: ${LONGER}`,
      `body: ${LONG}`
    ])
  })

  it("joins the lines of hard-wrapped text", () => {
    const wrapped = wrap(`${LONG} ${LONGER}`, 64)
    const document = split(article(`${wrapped}\n\n${wrapped}\n`))
    assert.strictEqual(document.paragraphs.length, 2)
    assert.strictEqual(document.sentences.length, 8)
  })

  it("parts hard-wrapped paragraphs at a short last line and at an indented first one", () => {
    const one = wrap(`${LONG} ${LONGER} It was.`, 60)
    const two = wrap(`${LONGER} Or so they say.`, 60)
    assert.strictEqual(split(article(`${one}\n${two}\n${one}\n${two}`)).paragraphs.length, 4)
    assert.strictEqual(split(article(`  ${one}\n  ${two}\n  ${one}`)).paragraphs.length, 3)
  })

  it("keeps verse together, whose lines run on", () => {
    const verse =
      "The gulls have worked it out,\nthey sit upon the tip\nAnd watch the empty harbour,\nwho used to watch the ship."
    const document = split(article(`${LONG}\n\n${verse}\n\n${LONGER}`))
    assert.strictEqual(document.paragraphs.length, 3)
    assert.deepStrictEqual(texts(document).slice(2, 3), [verse])
  })

  it("takes each line of a dialogue for a paragraph", () => {
    const document = split(article(`${LONG}\n\n“Who pays?”\n“You do.”\n“Since when?” he asked.\n\n${LONGER}`))
    assert.deepStrictEqual(outline(document).slice(1, 4), [
      "body: “Who pays?”",
      "body: “You do.”",
      "body: “Since when?” he asked."
    ])
  })

  it("knows list items by their signs", () => {
    const list = ["- one", "* two", "• three", "1. four", "2) five", "a) six", "(b) seven"]
    assert.deepStrictEqual(
      outline(split(article(`${LONG}\n\n${list.join("\n")}\n\n${LONGER}`))).slice(1, -1),
      list.map((item) => `item: ${item}`)
    )
  })

  it("joins the lines of a wrapped item", () => {
    const items = `- ${wrap(LONG, 60)}\n- ${wrap(LONGER, 60)}`
    assert.deepStrictEqual(
      split(article(`${wrap(LONGER, 60)}\n\n${items}`)).paragraphs.map(({ kind }) => kind),
      ["body", "item", "item"]
    )
  })
})

describe("titles", () => {
  it("is the known one, wherever it comes among the first lines", () => {
    const document = split(article(`By Ada Holm\n\nThe ferry, again.\n\n${LONG}`, { title: "The Ferry, Again" }))
    assert.deepStrictEqual(outline(document).slice(0, 2), ["furniture: By Ada Holm", "title: The ferry, again."])
    assert.strictEqual(document.title, "The Ferry, Again")
  })

  it("is else a first line that reads as a headline", () => {
    assert.strictEqual(split(article(`Who pays for the ferry?\n\n${LONG}`)).title, "Who pays for the ferry?")
    assert.strictEqual(split(article(`# The ferry\n\n${LONG}`)).title, "The ferry")
  })

  it("is not a first line that reads as a sentence, nor the only line", () => {
    assert.isUndefined(split(article(`${LONG}\n\n${LONGER}`)).title)
    assert.isUndefined(split(article("Dear Sir,\n\nI write.")).title)
    assert.isUndefined(split(article("One line")).title)
  })

  it("is what the reader marked", () => {
    const text = `Old news\n\nThe ferry is late.\n\n${LONG}`
    const document = split(article(text, { marks: [new Mark({ kind: "title", start: 10, end: 28 })] }))
    assert.deepStrictEqual(
      document.paragraphs.map(({ kind }) => kind),
      ["body", "title", "body"]
    )
    assert.strictEqual(document.title, "The ferry is late.")
  })
})

describe("sections", () => {
  it("makes one section of a lone number and the words under it", () => {
    const document = split(
      article(`A headline\n\n${LONG}\n\n1\n\nHow does it work?\n\n${LONGER}\n\n2\n\nWho pays for it\n\n${LONG}`)
    )
    assert.deepStrictEqual(document.sections, ["", "How does it work?", "Who pays for it"])
    assert.deepStrictEqual(
      document.paragraphs.map(({ section }) => section),
      [0, 0, 1, 1, 1, 2, 2, 2]
    )
    assert.deepStrictEqual(
      document.paragraphs.map(({ kind }) => kind),
      ["title", "body", "heading", "heading", "body", "heading", "heading", "body"]
    )
  })

  it("knows numbers, Roman numerals, Markdown, capitals and short lines on their own", () => {
    for (const heading of [
      "1",
      "2.",
      "IV",
      "## What now",
      "**What now**",
      "WHAT NOW",
      "What Happens Next",
      "What the gulls know"
    ]) {
      const document = split(article(`A headline\n\n${LONG}\n\n${heading}\n\n${LONGER}`))
      assert.strictEqual(document.paragraphs[2]!.kind, "heading", heading)
      assert.strictEqual(document.sections[1], heading.replace(/^## |\*\*/g, ""))
    }
  })

  it("leaves sentences, closing lines and lists alone", () => {
    assert.notInclude(
      split(article(`A headline\n\n${LONG}\n\nI was wrong.\n\n${LONGER}`)).paragraphs.map(({ kind }) => kind),
      "heading"
    )
    assert.notInclude(
      split(article(`A headline\n\n${LONG}\n\nAda Holm`)).paragraphs.map(({ kind }) => kind),
      "heading"
    )
    const list = split(
      article(`A headline\n\nHere is what we need:\n\nA warm room\n\nA long table\n\nSome books\n\n${LONG}`)
    )
    assert.deepStrictEqual(
      list.paragraphs.map(({ kind }) => kind),
      ["title", "body", "item", "item", "item", "body"]
    )
  })

  it("trusts a reader that marked headings, and guesses no more", () => {
    const text = `${LONG}\n\nNot a heading\n\n${LONGER}\n\nA heading\n\n${LONG}`
    const start = text.indexOf("A heading")
    const document = split(article(text, { marks: [new Mark({ kind: "heading", start, end: start + 9 })] }))
    assert.deepStrictEqual(
      document.paragraphs.map(({ kind }) => kind),
      ["body", "body", "body", "heading", "body"]
    )
  })
})

describe("furniture", () => {
  it("keeps what the page put around the article, and marks it", () => {
    const text =
      `The ferry\nHarbour Weekly, issue 12\nBy Ada Holm  |  Opinion\n12 March\n\nShare this:  X  Email\n\n${LONG}\n\n[Photo: the pier]\n\n` +
      `${LONGER}\n\nAda Holm keeps the harbour office.\n\nSign up for our newsletter\n\n14 Comments`
    assert.deepStrictEqual(
      split(article(text)).paragraphs.map(({ kind }) => kind),
      [
        "title",
        "furniture",
        "furniture",
        "furniture",
        "furniture",
        "body",
        "furniture",
        "body",
        "furniture",
        "furniture",
        "furniture"
      ]
    )
  })

  it("takes all that follows a tail's first line", () => {
    const tail = [
      "Special recommendation",
      "Trade Information",
      "Professional media and",
      "a service platform",
      "——————",
      "Related Posts"
    ]
    const document = split(article(`The ferry\n\n${LONG}\n\n${LONGER}\n\n${LONG}\n\n${tail.join("\n\n")}`))
    assert.deepStrictEqual(
      document.paragraphs.slice(4).map(({ kind }) => kind),
      tail.map(() => "furniture")
    )
    assert.strictEqual(document.paragraphs.length, 4 + tail.length)
  })

  it("does not take the article for the tail where it goes on", () => {
    const long = `${LONG} ${LONGER} ${LONG}`
    const document = split(article(`The ferry\n\n${long}\n\nRelated stories\n\n${long}\n\n${LONGER}`))
    assert.deepStrictEqual(
      document.paragraphs.map(({ kind }) => kind),
      ["title", "body", "furniture", "body", "body"]
    )
  })

  it("knows the author where the source names one", () => {
    const document = split(
      article(`The ferry\n\nada holm\n\n${LONG}\n\n${LONGER}\n\nada holm has a boat.`, { author: "ada holm" })
    )
    assert.deepStrictEqual(
      document.paragraphs.map(({ kind }) => kind),
      ["title", "furniture", "body", "body", "furniture"]
    )
  })
})

/** What texts are made of, and what breaks splitters: in any order. */
const PIECES = [
  "A headline",
  "He left. She stayed",
  "By Ada Holm",
  "Related Posts",
  "Share this",
  "1",
  "IV",
  "## x",
  "- ",
  "1. ",
  "“Why?” he asked",
  "the",
  "—————",
  ".",
  "...",
  "?",
  '"',
  "”",
  "(",
  ")",
  ",",
  ":",
  " ",
  "\t",
  "\n",
  "\n\n",
  "\r",
  "\r\n",
  "\f",
  "\v",
  "\u0085",
  "\u2028",
  "\u2029",
  "\u00a0",
  "\u200b",
  "\ufeff",
  "\u0000",
  "😀",
  "👩‍👩‍👧",
  "𝔸",
  "e\u0301",
  "\ud83d",
  "\ude00"
] as const
const Pieces = Schema.Array(Schema.Literals(PIECES))

describe("laws, for any text", () => {
  it.prop(
    "the document is valid: sentences and paragraphs in order, covering all but white space, sections that exist",
    [Pieces, Schema.Boolean],
    ([pieces, marked]) => {
      const text = pieces.join("")
      const marks =
        marked && text.length > 4
          ? [
              new Mark({ kind: "heading", start: 0, end: 2 }),
              new Mark({ kind: "furniture", start: 2, end: text.length - 1 })
            ]
          : []
      assertValid(split(article(text, { marks })))
    }
  )

  it.prop("the same for arbitrary strings", [Schema.String], ([text]) => assertValid(split(article(text))))

  it.prop("code points give the same sentences", [Pieces], ([pieces]) => {
    const text = pieces.join("")
    const points = Array.from(text)
    const { toCodePoints } = offsets(text)
    for (const { end, start } of split(article(text)).sentences) {
      assert.strictEqual(points.slice(toCodePoints(start), toCodePoints(end)).join(""), text.slice(start, end))
    }
  })

  it.prop("Windows line ends change nothing", [Pieces], ([pieces]) => {
    const unix = pieces.join("").replace(/\r/g, "")
    const windows = unix.replaceAll("\n", "\r\n")
    assert.deepStrictEqual(
      texts(split(article(windows))).map((sentence) => sentence.replaceAll("\r\n", "\n")),
      texts(split(article(unix)))
    )
    assert.deepStrictEqual(
      split(article(windows)).paragraphs.map(({ kind }) => kind),
      split(article(unix)).paragraphs.map(({ kind }) => kind)
    )
  })

  it.prop("blank lines at the end change nothing", [Pieces], ([pieces]) => {
    const text = pieces.join("")
    const { paragraphs, sections, sentences } = split(article(text))
    const longer = split(article(`${text}\n\n\f\n   \n`))
    assert.deepStrictEqual([longer.paragraphs, longer.sections, longer.sentences], [paragraphs, sections, sentences])
  })
})

describe("time", () => {
  const texts: Record<string, string> = {
    "a line of 5 MB": "The quick brown fox jumps over the lazy dog and runs away. ".repeat(85_000),
    "100,000 full stops": ".".repeat(100_000),
    "100,000 quotation marks": '"'.repeat(100_000),
    "1 MB of a.b.c.": "a.b.c.".repeat(170_000),
    "1 MB of Ab.Cd.": "Ab.Cd.".repeat(170_000),
    "1 MB of spaces": " ".repeat(1_000_000),
    "100,000 lines": "Related: a\n".repeat(100_000),
    "50,000 tails": "Related posts\n\n".repeat(50_000),
    "a long line of a wrapped text": `${wrap(LONG, 60)}\n${"x ".repeat(500_000)}`
  }
  for (const [name, text] of Object.entries(texts)) {
    it(`is linear in ${name}`, () => {
      const started = performance.now()
      const { paragraphs, sentences } = split(article(text))
      // Well under a second each; quadratic time would be minutes.
      assert.isBelow(performance.now() - started, 5000)
      assert.strictEqual(paragraphs[paragraphs.length - 1]?.lastSentence ?? 0, sentences.length)
    })
  }

  it("takes 100,000 marks on a line", () => {
    const marks = Array.from({ length: 100_000 }, (_, n) => new Mark({ kind: "item", start: n, end: n + 1 }))
    assert.strictEqual(split(article("x".repeat(100_000), { marks })).paragraphs.length, 100_000)
  })
})

/** Hard-wraps a text at `width` columns. */
function wrap(text: string, width: number): string {
  let column = 0
  return text
    .replace(/(\S+)( ?)/g, (_, word: string, space: string) => {
      const fits = column + word.length <= width
      const out = (fits ? "" : "\n") + word
      column = (fits ? column : 0) + word.length + space.length
      return out + space
    })
    .replace(/ \n/g, "\n")
}

/** What every document promises, whatever its text. */
const assertValid = ({ article: { text }, paragraphs, sections, sentences }: Document) => {
  let end = 0
  sentences.forEach((sentence, n) => {
    // The constructors check the fields, which `split` builds without.
    if (n < 1000) assert.deepStrictEqual(new Sentence({ ...sentence }), sentence)
    if (!(sentence.start >= end && sentence.end > sentence.start)) assert.fail("sentences overlap")
    if (/\S/.test(text.slice(end, sentence.start).replaceAll("\u0085", ""))) assert.fail("text between sentences")
    if (text.slice(sentence.start, sentence.end).trim().length !== sentence.end - sentence.start)
      assert.fail("white space at an end")
    end = sentence.end
  })
  assert.strictEqual(text.slice(end).replaceAll("\u0085", "").trim(), "")
  let next = 1
  paragraphs.forEach((paragraph, n) => {
    if (n < 1000) assert.deepStrictEqual(new Paragraph({ ...paragraph }), paragraph)
    assert.strictEqual(paragraph.firstSentence, next)
    assert.isAtLeast(paragraph.lastSentence, next)
    next = paragraph.lastSentence + 1
    for (const sentence of sentences.slice(paragraph.firstSentence - 1, paragraph.lastSentence)) {
      if (sentence.paragraph !== n + 1) assert.fail("sentence of another paragraph")
    }
    assert.strictEqual(sentences[paragraph.firstSentence - 1]!.start, paragraph.start)
    assert.strictEqual(sentences[paragraph.lastSentence - 1]!.end, paragraph.end)
    if (paragraph.section >= sections.length) assert.fail("no such section")
  })
  assert.strictEqual(next, sentences.length + 1)
  assert.strictEqual(sections[0], "")
}
