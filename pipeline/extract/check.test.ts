import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Article } from "../../schemas/article.ts"
import { Extraction, Link, Segment } from "../../schemas/extraction.ts"
import { split } from "../split/split.ts"
import { annotate } from "./annotate.ts"
import { check } from "./check.ts"

const text = `The ferry should be free

Nobody pays to cross a bridge 🌉. Take Oslo. It has five bridges.

## The money

It costs little. Share this.

Share this`

const document = split(new Article({ id: "ferry", text, source: "ferry.txt", marks: [] }))
const sentence = (words: string) => document.sentences.findIndex((_, i) => document.sentence(i + 1).includes(words)) + 1

const bridge = new Segment({
  label: "claim",
  first: sentence("Nobody"),
  last: sentence("Nobody"),
  link: new Link({ relation: "supports", target: 2 })
})
const thesis = new Segment({ label: "thesis", first: 1, last: 1 })
const oslo = new Segment({
  label: "example",
  first: sentence("Take"),
  last: sentence("five"),
  link: new Link({ relation: "supports", target: 1 })
})

const complaint = (...segments: ReadonlyArray<Segment>) =>
  check(document, new Extraction({ segments })).pipe(
    Effect.flip,
    Effect.map(({ message }) => message)
  )

describe("check", () => {
  it.effect("puts segments in reading order and keeps their links on the same segments", () =>
    Effect.gen(function* () {
      const { segments } = yield* check(document, new Extraction({ segments: [bridge, thesis, oslo] }))
      assert.deepStrictEqual(
        segments.map(({ label }) => label),
        ["thesis", "claim", "example"]
      )
      assert.deepStrictEqual(
        segments.map(({ link }) => link?.target),
        [undefined, 1, 2]
      )
    })
  )

  it.effect("refuses a range outside the article", () =>
    Effect.gen(function* () {
      assert.include(yield* complaint(new Segment({ label: "claim", first: 1, last: 99 })), "outside the article")
    })
  )

  it.effect("refuses a range that ends before it begins", () =>
    Effect.gen(function* () {
      assert.include(yield* complaint(new Segment({ label: "claim", first: 3, last: 2 })), "ends before it begins")
    })
  )

  it.effect("refuses overlapping ranges", () =>
    Effect.gen(function* () {
      assert.include(
        yield* complaint(thesis, oslo, new Segment({ label: "claim", first: oslo.last, last: oslo.last })),
        "overlap"
      )
    })
  )

  it.effect("refuses page furniture", () =>
    Effect.gen(function* () {
      const last = document.sentences.length
      assert.include(yield* complaint(new Segment({ label: "claim", first: last, last })), "furniture")
    })
  )

  it.effect("refuses a range over a section heading", () =>
    Effect.gen(function* () {
      const heading = sentence("The money")
      assert.include(
        yield* complaint(new Segment({ label: "claim", first: heading - 1, last: heading + 1 })),
        "section heading"
      )
    })
  )

  it.effect("refuses a link to a segment that is not there, and a circle of links", () =>
    Effect.gen(function* () {
      const to = (target: number) => new Link({ relation: "supports", target })
      assert.include(yield* complaint(new Segment({ ...bridge, link: to(3) }), oslo), "points to segment 3 of 2")
      assert.include(yield* complaint(new Segment({ ...bridge, link: to(1) })), "circle")
      assert.include(
        yield* complaint(new Segment({ ...bridge, link: to(2) }), new Segment({ ...oslo, link: to(1) })),
        "circle"
      )
    })
  )
})

describe("annotate", () => {
  it.effect("cuts texts from the source and counts code points", () =>
    Effect.gen(function* () {
      const { segments } = yield* check(document, new Extraction({ segments: [bridge, thesis, oslo] }))
      const annotated = annotate(document, segments)
      const points = Array.from(text)
      for (const segment of annotated.segments) {
        assert.strictEqual(points.slice(segment.start, segment.end).join(""), segment.text)
      }
      assert.deepStrictEqual(
        annotated.segments.map(({ text }) => text),
        ["The ferry should be free", "Nobody pays to cross a bridge 🌉.", "Take Oslo. It has five bridges."]
      )
      assert.deepStrictEqual(
        annotated.segments.map(({ link, segment_id }) => [segment_id, link?.target]),
        [
          ["ferry#1", undefined],
          ["ferry#2", "ferry#1"],
          ["ferry#3", "ferry#2"]
        ]
      )
      assert.strictEqual(annotated.title, "The ferry should be free")
    })
  )
})
