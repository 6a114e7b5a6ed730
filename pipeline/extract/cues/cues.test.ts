import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Article, ParagraphKind } from "../../../schemas/article.ts"
import { Document, Paragraph, Sentence } from "../../../schemas/document.ts"
import type { Extraction, Segment } from "../../../schemas/extraction.ts"
import { check } from "../check.ts"
import { cues } from "./cues.ts"

const Blocks = Schema.Array(
  Schema.Struct({
    kind: ParagraphKind,
    sentences: Schema.NonEmptyArray(
      Schema.Literals([
        "Ferries should be free",
        "The council is wrong about this.",
        "In 2019 the port counted 41,000 passengers, 12% fewer than before.",
        "“We lost every visitor,” said Ada Quist of the harbour board.",
        "Critics say that free boats are a gift to tourists.",
        "But tourists pay taxes as well.",
        "I was nine when my father took me over for the first time.",
        "So the fare must go.",
        "Who would not want that?",
        "There are three reasons:",
        "¿Quién paga? 船は無料であるべきだ。",
        "1",
        "…"
      ])
    )
  })
)

interface Block {
  readonly kind: ParagraphKind
  readonly sentences: ReadonlyArray<string>
}

const block = (kind: ParagraphKind, ...sentences: ReadonlyArray<string>): Block => ({ kind, sentences })

/** A document of such paragraphs, without a splitter's opinion of what they are. */
const documentOf = (blocks: ReadonlyArray<Block>): Document => {
  const sections = [""]
  const paragraphs: Array<Paragraph> = []
  const sentences: Array<Sentence> = []
  let text = ""
  for (const block of blocks) {
    const [start, firstSentence] = [text.length, sentences.length + 1]
    if (block.kind === "heading") sections.push(block.sentences[0]!)
    for (const [i, sentence] of block.sentences.entries()) {
      if (i > 0) text += " "
      sentences.push(
        new Sentence({ start: text.length, end: text.length + sentence.length, paragraph: paragraphs.length + 1 })
      )
      text += sentence
    }
    paragraphs.push(
      new Paragraph({
        kind: block.kind,
        start,
        end: text.length,
        firstSentence,
        lastSentence: sentences.length,
        section: sections.length - 1
      })
    )
    text += "\n\n"
  }
  return new Document({
    article: new Article({ id: "a", text, source: "a.txt", marks: [] }),
    sections,
    paragraphs,
    sentences
  })
}

const extractor = await Effect.runPromise(Effect.scoped(cues.open("")))
const extract = (document: Document): Effect.Effect<Extraction> => Effect.orDie(extractor.extract(document))

const segmentsOf = (...blocks: ReadonlyArray<Block>) =>
  Effect.map(extract(documentOf(blocks)), ({ segments }) => segments)

const at = (segments: ReadonlyArray<Segment>, n: number) => segments.find(({ first, last }) => first <= n && n <= last)

const article = [
  block("title", "The island ferry should be free"),
  block("body", "The council met in June to talk about the boats.", "It asked for letters."),
  block(
    "body",
    "The fare keeps poor families at home, because it is too high for many of them.",
    "In 2019 the port counted 41,000 passengers, 12% fewer than in 2009.",
    "According to a survey, 61 percent of the islanders had cut their trips."
  ),
  block(
    "body",
    "“We lost every visitor under thirty,” said Ada Quist, who runs the harbour café.",
    "“They all went to the coast,” she said."
  ),
  block(
    "body",
    "Critics say that free boats are a gift to tourists.",
    "But tourists spend money on the island, and that is worth more than a ticket."
  ),
  block("body", "I was nine when my father took me over for the first time, and I remember that he counted his coins."),
  block("furniture", "Share this article"),
  block("body", "So the fare must go.", "We should pay for the ferry together, as we pay for every road.")
] as const

describe("cues", () => {
  it.effect("reads a plain article as a person would", () =>
    Effect.gen(function* () {
      const segments = yield* segmentsOf(...article)
      const told = (n: number) => {
        const segment = at(segments, n)
        return segment === undefined
          ? "none"
          : [segment.label, segment.kind, segment.stance].filter((part) => part !== undefined).join(" ")
      }
      assert.deepStrictEqual([1, 4, 5, 6, 7, 9, 10, 11, 12, 13].map(told), [
        "thesis",
        "claim pro",
        "example statistic",
        "example statistic",
        "example testimony",
        "claim counter",
        "claim pro",
        "example anecdote",
        "none",
        "conclusion"
      ])
    })
  )

  it.effect("links examples to claims, a counter claim against the thesis and its answer against it", () =>
    Effect.gen(function* () {
      const segments = yield* segmentsOf(...article)
      const linked = (n: number) => {
        const link = at(segments, n)?.link
        return link === undefined ? undefined : [link.relation, segments[link.target - 1]!.first]
      }
      assert.deepStrictEqual(linked(1), undefined)
      assert.deepStrictEqual(linked(4), ["supports", 1])
      assert.deepStrictEqual(linked(5), ["supports", 4])
      assert.deepStrictEqual(linked(9), ["attacks", 1])
      assert.deepStrictEqual(linked(10), ["attacks", 9])
      assert.deepStrictEqual(linked(13), undefined)
    })
  )

  it.effect("takes a headline without a proposition for no thesis", () =>
    Effect.gen(function* () {
      const [, ...body] = article
      const segments = yield* segmentsOf(block("title", "The Island Ferry"), ...body)
      assert.strictEqual(at(segments, 1), undefined)
    })
  )

  it.prop("keeps every rule of the guidelines, whatever the document", [Blocks], ([blocks]) => {
    const document = documentOf(blocks)
    const { segments } = Effect.runSync(Effect.flatMap(extract(document), (extraction) => check(document, extraction)))
    for (const { confidence, kind, label, link, stance } of segments) {
      assert.isTrue(confidence !== undefined && confidence > 0 && confidence <= 1)
      assert.strictEqual(stance !== undefined, label === "claim")
      assert.strictEqual(kind !== undefined, label === "example")
      if (label === "thesis" || label === "conclusion") assert.isUndefined(link)
      if (link !== undefined) assert.notStrictEqual(segments[link.target - 1]!.label, "example")
      if (stance === "counter" && link !== undefined) assert.strictEqual(link.relation, "attacks")
      if (label === "example" && link !== undefined) assert.strictEqual(link.relation, "supports")
    }
  })

  it.prop("gives the same answer twice", [Blocks], ([blocks]) => {
    const document = documentOf(blocks)
    assert.deepStrictEqual(Effect.runSync(extract(document)), Effect.runSync(extract(document)))
  })

  it.effect("finds nothing where there is nothing to read", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* segmentsOf(), [])
      assert.deepStrictEqual(yield* segmentsOf(block("furniture", "Share this", "Related posts")), [])
    })
  )

  it.effect("is quick with 3,000 sentences in one paragraph and with one sentence of 50 MB", () =>
    Effect.gen(function* () {
      const started = process.cpuUsage()
      const many = Array.from({ length: 3000 }, (_, i) => `In ${1900 + (i % 100)} the port counted ${i} boats.`)
      assert.isNotEmpty(yield* segmentsOf(block("body", ...many)))
      yield* segmentsOf(block("body", "fare ".repeat(10_000_000)))
      assert.isBelow(process.cpuUsage(started).user / 1e6, 4, "seconds of the processor")
    })
  )

  it.effect("is less sure of a language that it does not know", () =>
    Effect.gen(function* () {
      const surest = (segments: ReadonlyArray<Segment>) => Math.max(...segments.map(({ confidence }) => confidence!))
      const basque = block(
        "body",
        "Itsasontziak doakoa izan behar du.",
        "Uharteko familiek ezin dute ordaindu.",
        "Beraz, prezioa kendu egin behar da."
      )
      assert.isBelow(surest(yield* segmentsOf(basque, basque, basque)), surest(yield* segmentsOf(...article)))
    })
  )

  it.effect("has one fingerprint", () =>
    Effect.gen(function* () {
      const [a, b] = [yield* cues.open(""), yield* cues.open("")]
      assert.strictEqual(a.fingerprint, b.fingerprint)
      assert.match(a.fingerprint, /^cues\/\d+\/[0-9a-f]{16}$/)
    }).pipe(Effect.scoped)
  )
})
