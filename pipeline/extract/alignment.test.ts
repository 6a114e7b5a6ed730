import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { rangesOf } from "./alignment.ts"

/** Sentences of 10 code points with a space between: 0-10, 11-21, 22-32, 33-43. */
const SENTENCES = [0, 11, 22, 33].map((start) => ({ start, end: start + 10 }))
const snapped = (...spans: ReadonlyArray<readonly [number, number]>) =>
  rangesOf(
    SENTENCES,
    spans.map(([start, end]) => ({ start, end })),
    "nearest"
  ).map((range) => range && [range.first, range.last])

describe("the sentences of spans", () => {
  it("takes the sentences of which it covers at least half", () => {
    assert.deepStrictEqual(snapped([0, 10]), [[1, 1]])
    assert.deepStrictEqual(snapped([5, 27]), [[1, 3]])
    assert.deepStrictEqual(snapped([6, 26]), [[2, 2]])
    assert.deepStrictEqual(snapped([0, 43]), [[1, 4]])
  })

  it("takes the one that it overlaps most where it covers half of none, the first among equals", () => {
    assert.deepStrictEqual(snapped([12, 14]), [[2, 2]])
    assert.deepStrictEqual(snapped([8, 15]), [[2, 2]])
    assert.deepStrictEqual(snapped([7, 14]), [[1, 1]])
  })

  it("takes none where it covers half of none, and nothing is to be taken instead", () => {
    const spans = [
      { start: 12, end: 14 },
      { start: 16, end: 30 }
    ]
    assert.deepStrictEqual(rangesOf(SENTENCES, spans, "none"), [undefined, { first: 2, last: 3 }])
  })

  it("gives a sentence to the one that covers more of it, the earlier among equals", () => {
    assert.deepStrictEqual(snapped([16, 32], [0, 16]), [
      [3, 3],
      [1, 2]
    ])
    assert.deepStrictEqual(snapped([0, 17], [17, 32]), [
      [1, 2],
      [3, 3]
    ])
    assert.deepStrictEqual(snapped([0, 15], [15, 32]), [
      [1, 1],
      [2, 3]
    ])
  })

  it("leaves a span without a sentence where others cover more, or where there is none", () => {
    assert.deepStrictEqual(snapped([0, 3], [3, 10]), [undefined, [1, 1]])
    assert.deepStrictEqual(snapped([0, 2], [2, 4], [4, 5]), [[1, 1], undefined, undefined])
    assert.deepStrictEqual(snapped([10, 11]), [undefined])
  })

  const Gap = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))
  const Gaps = Schema.Array(Gap)
  /** Pieces and the gaps between them, in turn, as spans. */
  const laidOut = (gaps: ReadonlyArray<number>) => {
    let at = 0
    return gaps.flatMap((gap, i) => {
      at += gap
      return i % 2 === 0 ? [] : [{ start: at - gap, end: at }]
    })
  }

  it.prop("keeps order and never gives a sentence twice", [Gaps, Gaps], ([sentences, spans]) => {
    const ranges = rangesOf(laidOut(sentences), laidOut(spans), "nearest").filter((range) => range !== undefined)
    for (const [i, range] of ranges.entries()) {
      assert.isAtMost(range.first, range.last)
      assert.isAbove(range.first, ranges[i - 1]?.last ?? 0)
    }
  })

  it.prop("leaves whole sentences as they are", [Gaps], ([gaps]) => {
    const sentences = laidOut(gaps)
    assert.deepStrictEqual(
      rangesOf(sentences, sentences, "none"),
      sentences.map((_, i) => ({ first: i + 1, last: i + 1 }))
    )
  })
})
