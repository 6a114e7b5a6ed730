import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { validate } from "./validate.ts"
import { webAnnotation } from "./webanno.ts"

const TEXT = "🌊 Free the ferries. Free the nurses."
const TEXTS = new Map([["2024/a b", TEXT]])
const CONTEXT = "http://www.w3.org/ns/anno.jsonld"

const decode = (value: unknown) => {
  const file = { path: "x.jsonld", id: "x", content: JSON.stringify(value, null, 2) }
  assert.isTrue(webAnnotation.recognises(file))
  return webAnnotation.decode(file, (id) => Effect.succeed(TEXTS.get(id)))
}

const annotation = (selector: unknown, rest: object = { bodyValue: "Claim" }) => ({
  "@context": CONTEXT,
  id: "urn:1",
  type: "Annotation",
  target: { source: "2024/a%20b", selector },
  ...rest
})
const quote = (exact: string, prefix?: string) => ({
  type: "TextQuoteSelector",
  exact,
  ...(prefix !== undefined && { prefix })
})

describe("webAnnotation", () => {
  it.effect("reads a page, a collection's first page, an array and a single annotation", () =>
    Effect.gen(function* () {
      const one = annotation({ type: "TextPositionSelector", start: 2, end: 19 })
      const page = { "@context": [CONTEXT, { x: "urn:x" }], type: "AnnotationPage", items: [one] }
      for (const value of [one, [one], page, { "@context": CONTEXT, type: "AnnotationCollection", first: page }]) {
        const { articles, problems } = yield* decode(value)
        assert.deepStrictEqual(problems, [])
        assert.deepStrictEqual(articles.flatMap(validate), [])
        const segment = { id: "urn:1", label: "Claim", start: 2, end: 19, place: "x.jsonld annotation 1" }
        assert.deepStrictEqual(articles, [{ id: "2024/a b", place: "x.jsonld", text: TEXT, segments: [segment] }])
      }
    })
  )

  it.effect("takes the label from what classifies, else from a tag that is no attribute", () =>
    Effect.gen(function* () {
      const body = (purpose: string, value: string) => ({ type: "TextualBody", purpose, value })
      const tags = [
        body("tagging", "stance:counter"),
        body("tagging", "Reason"),
        body("tagging", "kind:fact"),
        "http://example.org"
      ]
      const whole = { type: "TextPositionSelector", start: 0, end: 36 }
      const labels = (yield* decode([
        annotation(whole, { body: tags }),
        annotation(whole, { body: [...tags, body("classifying", "claim")] })
      ])).articles[0]!.segments
      assert.deepStrictEqual(
        labels.map(({ kind, label, stance }) => [label, stance, kind]),
        [
          ["Reason", "counter", "fact"],
          ["claim", "counter", "fact"]
        ]
      )
    })
  )

  it.effect("finds a quotation where it stands once, with what stands before it", () =>
    Effect.gen(function* () {
      const { articles } = yield* decode([annotation(quote("Free the nurses.")), annotation([quote("Free", "🌊 ")])])
      assert.deepStrictEqual(
        articles[0]!.segments.map(({ end, quoted, start }) => [start, end, quoted]),
        [
          [20, 36, "Free the nurses."],
          [2, 6, "Free"]
        ]
      )
    })
  )

  it.effect("says what is wrong with an annotation", () =>
    Effect.gen(function* () {
      const { problems } = yield* decode([
        annotation(quote("Free")),
        annotation(quote("Tax")),
        annotation({ type: "XPathSelector", value: "/p" }),
        annotation(quote("Free the nurses."), {}),
        { ...annotation(quote("x")), target: 3 },
        annotation({ type: "TextPositionSelector", start: 30, end: 99 })
      ])
      assert.deepStrictEqual(
        problems.map(({ message, place }) => `${place}: ${message.split(";")[0]!.slice(0, 60)}`),
        [
          'x.jsonld annotation 5: Expected string | object | array at ["target"]',
          "x.jsonld annotation 1: what it quotes is in the article more than once",
          "x.jsonld annotation 2: what it quotes is not in the article",
          "x.jsonld annotation 3: it has no TextPositionSelector with a start and an end, and ",
          "x.jsonld annotation 4: it has no body that classifies or tags it"
        ]
      )
    })
  )

  it.effect("passes over articles whose text is not known, unless that is all of them", () =>
    Effect.gen(function* () {
      const unknown = { ...annotation(quote("x")), target: { source: "100%", selector: quote("x") } }
      assert.deepStrictEqual((yield* decode([annotation(quote("ferries.")), unknown])).problems, [])
      const { problems } = yield* decode([unknown])
      assert.deepStrictEqual(
        problems.map(({ article, message }) => [article, message]),
        [["100%", "none of its articles has a known text; check that the ids in target.source are the dataset's"]]
      )
    })
  )
})
