import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Article } from "../../../schemas/article.ts"
import type { Document } from "../../../schemas/document.ts"
import { split } from "../../split/split.ts"
import { decodeAnswer, encodeRequest } from "./protocol.ts"
import type { Span } from "../alignment.ts"

const TEXT =
  "A toll is a tax 🚢\r\n\r\nThe island pays twice.\u2028It always did, à la carte. So drop it.\n\n## Who pays\n\nWe should."

const documentOf = (text: string, title?: string): Document =>
  split(new Article({ id: "é/1", text, source: "a.txt", marks: [], ...(title === undefined ? {} : { title }) }))

const decode = (document: Document, ...segments: ReadonlyArray<unknown>) =>
  Effect.map(decodeAnswer(document, { id: "é/1", segments }), ({ segments }) => segments)

describe("encodeRequest", () => {
  it("tells the sentences with their numbers, code points, paragraphs and sections", () => {
    const document = documentOf(TEXT)
    const line = encodeRequest(document)
    const { id, sentences, text, title } = JSON.parse(line)
    assert.strictEqual(id, "é/1")
    assert.strictEqual(title, document.title)
    assert.strictEqual(text, TEXT)
    const points = Array.from(TEXT)
    for (const [i, { end, n, start, text }] of sentences.entries()) {
      assert.strictEqual(n, i + 1)
      assert.strictEqual(points.slice(start, end).join(""), text)
    }
    assert.deepInclude(sentences.at(-1), { text: "We should.", kind: "body", section: "Who pays" })
    assert.deepInclude(sentences[0], { kind: "title", paragraph: 1, section: "" })
    assert.strictEqual(JSON.parse(encodeRequest(documentOf("One sentence only."))).title, null)
  })

  it.prop("is one line of ASCII that gives any text back", [Schema.String], ([text]) => {
    const line = encodeRequest(documentOf(text))
    assert.match(line, /^[\x20-\x7e]*$/)
    assert.strictEqual(JSON.parse(line).text, text)
  })
})

describe("decodeAnswer", () => {
  it.effect("takes sentences with their attributes, and null for nothing", () =>
    Effect.gen(function* () {
      const link = { relation: "supports", target: 1 }
      const segments = yield* decode(
        documentOf(TEXT),
        { label: "thesis", first: 1, last: 1, stance: null, kind: null, link: null, confidence: null },
        { label: "claim", first: 2, last: 3, stance: "counter", kind: "fact", link, confidence: 0, text: "ignored" }
      )
      assert.deepStrictEqual(JSON.parse(JSON.stringify(segments)), [
        { label: "thesis", first: 1, last: 1 },
        { label: "claim", first: 2, last: 3, stance: "counter", kind: "fact", link, confidence: 0 }
      ])
    })
  )

  it.effect("counts in code points, and drops what finds no sentence along with the links to it", () =>
    Effect.gen(function* () {
      const document = documentOf("🚢🚢🚢🚢🚢🚢. Ferries are free. We pay.")
      const segments = yield* decode(
        document,
        { label: "example", start: 8, end: 10, link: { relation: "supports", target: 2 } },
        { label: "claim", start: 10, end: 25, link: { relation: "supports", target: 3 } },
        { label: "thesis", start: 26, end: 33 }
      )
      assert.deepStrictEqual(
        segments.map(({ first, label, last, link }) => [label, first, last, link?.target]),
        [
          ["claim", 2, 2, 2],
          ["thesis", 3, 3, undefined]
        ]
      )
    })
  )

  it.effect.prop(
    "takes the offsets of the request's sentences for these sentences, in any text",
    [Schema.String],
    ([text]) =>
      Effect.gen(function* () {
        const document = documentOf(text)
        const { sentences } = JSON.parse(encodeRequest(document))
        const claims = sentences.map(({ end, start }: Span) => ({ label: "claim", start, end }))
        const segments = yield* decode(document, ...claims)
        assert.deepStrictEqual(
          segments.map(({ first, last }) => [first, last]),
          document.sentences.map((_, i) => [i + 1, i + 1])
        )
      })
  )
})
