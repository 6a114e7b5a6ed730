import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { boundaries, editDistance, windows, windowSize } from "./boundaries.ts"
import { article, segmentsOf } from "./notation.fixture.ts"
import { scored } from "./scored.fixture.ts"

const places = (text: string) => Uint8Array.from(text, Number)

describe("boundary similarity", () => {
  it("gives half credit to a boundary one sentence off", () => {
    //                      match, near miss, full miss
    assert.deepStrictEqual(editDistance(places("10010001"), places("10001000")), [1, 1, 1])
    // gold c2|e3|t1, predicted c2|e2|t2: one match, one near miss: 1.5 of 2
    assert.strictEqual(scored(boundaries, article("c2e3t1"), segmentsOf("c2e2t2"))["similarity"], 0.75)
  })

  it("uses a boundary for one near miss only", () => {
    assert.deepStrictEqual(editDistance(places("101"), places("010")), [0, 1, 1])
    assert.deepStrictEqual(editDistance(places("1010"), places("0101")), [0, 2, 0])
    // A boundary that is matched is no partner.
    assert.deepStrictEqual(editDistance(places("110"), places("100")), [1, 0, 1])
  })

  it("sees two segments of one label that touch, and none as a segment", () => {
    assert.strictEqual(scored(boundaries, article("c2c2"), segmentsOf("c4"))["similarity"], 0)
    assert.strictEqual(scored(boundaries, article("n2c2"), segmentsOf("n2e2"))["similarity"], 1)
  })

  it.prop(
    "is symmetric",
    [Schema.Array(Schema.Tuple([Schema.Literals([0, 1]), Schema.Literals([0, 1])]))],
    ([pairs]) => {
      const [a, b] = [Uint8Array.from(pairs, ([x]) => x), Uint8Array.from(pairs, ([, y]) => y)]
      assert.deepStrictEqual(editDistance(a, b), editDistance(b, a))
    }
  )
})

describe("windows", () => {
  it("slide over all places", () => {
    // windows over 3 of 6 places: gold counts 1 1 1 0, predicted 0 1 1 2: WindowDiff errs in the 1st and 4th
    // (and Pk in both as well); a window with 1 against 2 is an error of WindowDiff alone.
    assert.deepStrictEqual(windows(places("001000"), places("000101"), 3), [4, 2, 2])
    assert.deepStrictEqual(windows(places("0100"), places("0110"), 2), [3, 2, 1])
  })

  it("are half of the mean gold segment, at least 2, at most the article", () => {
    // 20 sentences in 2 segments: 20 / 2 / 2 = 5
    assert.strictEqual(windowSize(places("0000000001000000000")), 5)
    assert.strictEqual(windowSize(places("11111")), 2)
    assert.strictEqual(windowSize(places("1")), 1)
    assert.strictEqual(windowSize(places("")), 0)
  })

  it("are safe on articles of 1, 2 and 3 sentences", () => {
    const one = scored(boundaries, article("c1"), segmentsOf("c1"))
    assert.isNaN(one["windowdiff"])
    assert.isNaN(one["pk"])
    assert.strictEqual(one["similarity"], 1)
    const two = scored(boundaries, article("c1e1"), segmentsOf("c2"))
    assert.deepStrictEqual([two["similarity"], two["windowdiff"], two["pk"]], [0, 1, 1])
    const three = scored(boundaries, article("c1e1t1"), segmentsOf("c1e2"))
    // one window over both places: 2 boundaries against 1
    assert.deepStrictEqual([three["similarity"], three["windowdiff"], three["pk"]], [0.5, 1, 0])
  })

  it("are none for an article without sentences", () => {
    assert.deepStrictEqual([...boundaries.count({ ...article("c1"), sentences: [] }, [])], [0, 0, 0, 0, 0, 0])
  })
})
