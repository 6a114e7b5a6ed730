import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { GoldArticle } from "../../schemas/gold.ts"
import { fromGold } from "./fromGold.ts"
import { inOrder } from "./inOrder.ts"

const gold = new GoldArticle({
  id: "a",
  text: "😀 Yes. Because.",
  segments: [
    {
      id: "a#2",
      label: "claim",
      start: 7,
      end: 15,
      text: "Because.",
      stance: "pro",
      link: { relation: "supports", target: "a#1" }
    },
    { id: "a#1", label: "thesis", start: 2, end: 6, text: "Yes." }
  ]
})

describe("fromGold", () => {
  it("puts segments in reading order, points links to indices and counts code points", () => {
    const labelled = fromGold(gold, () => [
      [0, 6],
      [7, 15]
    ])
    assert.strictEqual(labelled.length, 15)
    assert.deepStrictEqual(labelled.sentences, [
      [0, 6],
      [7, 15]
    ])
    assert.deepStrictEqual(labelled.segments, [
      { label: "thesis", start: 2, end: 6 },
      { label: "claim", start: 7, end: 15, stance: "pro", link: { relation: "supports", target: 0 } }
    ])
  })

  it("uses the gold's own sentences where it brings them", () => {
    assert.deepStrictEqual(fromGold(new GoldArticle({ ...gold, sentences: [[0, 15]] }), () => []).sentences, [[0, 15]])
  })

  it("takes a predicted link to a segment that is not there for one that nothing matches", () => {
    const [segment] = inOrder([
      { segment_id: "a#1", label: "claim", start: 0, end: 2, link: { relation: "supports", target: "a#9" } }
    ])
    assert.deepStrictEqual(segment!.link, { relation: "supports", target: -1 })
  })

  it("reads a file of our own gold", () => {
    const file = new URL("../../datasets/opinion/gold/industrial-internet.json", import.meta.url)
    const { segments, sentences, words } = fromGold(
      Schema.decodeUnknownSync(GoldArticle)(JSON.parse(readFileSync(file, "utf8"))),
      () => []
    )
    assert.isAbove(words.length, 1000)
    assert.isAbove(sentences.length, 50)
    assert.isTrue(
      segments.every(({ link }) => link === undefined || (link.target >= 0 && link.target < segments.length))
    )
    assert.isTrue(segments.every(({ start }, i) => i === 0 || segments[i - 1]!.end <= start))
  })
})
