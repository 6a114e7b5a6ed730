import { assert, describe, it } from "@effect/vitest"
import { attributes } from "./attributes.ts"
import type { LabelledSegment } from "./labelled.ts"
import { article, segmentsOf } from "./notation.fixture.ts"
import { scored } from "./scored.fixture.ts"

const marked = (notation: string, values: ReadonlyArray<Pick<LabelledSegment, "kind" | "stance">>) =>
  segmentsOf(notation).map((segment, i) => Object.assign(segment, values[i]))

const NOTATION = "c1c1c1c1c1e1e1"
const gold = {
  ...article(NOTATION),
  segments: marked(NOTATION, [
    { stance: "pro" },
    { stance: "pro" },
    { stance: "pro" },
    { stance: "counter" },
    { stance: "counter" },
    { kind: "fact" },
    { kind: "case" }
  ])
}

describe("attributes", () => {
  it("are judged on segments that were found", () => {
    // Claims 1-4 found: pro right, pro wrong, pro absent, counter right; claim 5 is called an example and is not asked.
    const predicted = marked("c1c1c1c1e1e1e1", [
      { stance: "pro" },
      { stance: "counter" },
      {},
      { stance: "counter" },
      { kind: "fact" },
      { kind: "fact" },
      { kind: "fact" }
    ])
    const scores = scored(attributes, gold, predicted)
    assert.strictEqual(scores["stance.accuracy"], 2 / 4)
    assert.strictEqual(scores["stance.floor"], 3 / 4)
    // pro: 1 right, 1 predicted, 3 gold: 1/2; counter: 1, 2, 1: 2/3
    assert.closeTo(scores["stance.macro_f1"]!, (1 / 2 + 2 / 3) / 2, 1e-12)
    assert.strictEqual(scores["kind.accuracy"], 1 / 2)
    // fact: 1 right of 2 predicted, 1 gold: 2/3; case: 0; the other kinds leave the mean
    assert.closeTo(scores["kind.macro_f1"]!, 1 / 3, 1e-12)
  })

  it("are undefined for an extractor that never gives them", () => {
    const scores = scored(attributes, gold, segmentsOf(NOTATION))
    assert.isNaN(scores["stance.accuracy"])
    assert.isNaN(scores["kind.macro_f1"])
    assert.strictEqual(scores["kind.floor"], 1 / 2)
  })
})
