import { assert, describe, it } from "@effect/vitest"
import { article, segmentsOf } from "./notation.fixture.ts"
import { matchByOverlap, overlap } from "./overlap.ts"
import { scored } from "./scored.fixture.ts"

describe("Feedback-Prize F1", () => {
  it("wants the label and half of the words of both", () => {
    // claim 4 against 2 sentences: half of gold, all of the prediction; example 1 against 3: a third of the prediction.
    const scores = scored(overlap, article("c4n2e1n2"), segmentsOf("c2n4e3"))
    assert.strictEqual(scores["claim.f1"], 1)
    assert.strictEqual(scores["example.f1"], 0)
    assert.strictEqual(scores["macro_f1"], 0.5)
    assert.isNaN(scores["thesis.f1"])
    assert.strictEqual(scored(overlap, article("c4"), segmentsOf("e4"))["macro_f1"], 0)
  })

  it("counts a prediction once, where two gold segments hold half of it each", () => {
    // The scorer published on Kaggle counts 2 right, 0 wrong, 0 missed: F1 1. Here 2 * 1 / (1 + 2).
    const scores = scored(overlap, article("c2c2"), segmentsOf("c4"))
    assert.closeTo(scores["claim.f1"]!, 2 / 3, 1e-12)
    assert.strictEqual(scores["claim.precision"], 1)
    assert.strictEqual(scores["claim.recall"], 0.5)
  })

  it("finds as many pairs as there can be where segments hold exactly half of each other", () => {
    // Gold 0-4, 4-8; predicted 2-6, 6-10 (sentences): the first prediction could take either gold, the second only the last.
    const predicted = segmentsOf("n2c4c4")
    assert.deepStrictEqual(matchByOverlap(article("c4c4n2"), predicted, "same label"), [
      [0, 0],
      [1, 1]
    ])
  })

  it("matches any label where labels do not matter", () => {
    assert.deepStrictEqual(matchByOverlap(article("c2e2"), segmentsOf("e2c2"), "any label"), [
      [0, 0],
      [1, 1]
    ])
    assert.deepStrictEqual(matchByOverlap(article("c2e2"), segmentsOf("e2c2"), "same label"), [])
  })
})
