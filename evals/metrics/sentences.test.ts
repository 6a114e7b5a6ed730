import { assert, describe, it } from "@effect/vitest"
import { article, segmentsOf } from "./notation.fixture.ts"
import { scored } from "./scored.fixture.ts"
import { sentences } from "./sentences.ts"

describe("sentences", () => {
  // gold      t c c e e n n n n n
  // predicted c c c e n n n n e n
  const gold = article("t1c2e2n5")
  const predicted = segmentsOf("c3e1n4e1n1")

  it("are pooled into a confusion matrix", () => {
    const counts = sentences.count(gold, predicted)
    const named = Object.fromEntries(sentences.columns.map((column, i) => [column, counts[i]!]))
    assert.deepStrictEqual(
      Object.entries(named).filter(([, count]) => count > 0),
      [
        ["thesis_as_claim", 1],
        ["claim_as_claim", 2],
        ["example_as_example", 1],
        ["example_as_none", 1],
        ["none_as_example", 1],
        ["none_as_none", 4]
      ]
    )
  })

  it("give the scores worked by hand", () => {
    const scores = scored(sentences, gold, predicted)
    assert.strictEqual(scores["accuracy"], 0.7)
    // claim: 2 right of 3 predicted and 2 gold; example: 1 of 2 and 2; thesis: 0; conclusion leaves the mean.
    assert.closeTo(scores["claim.precision"]!, 2 / 3, 1e-12)
    assert.strictEqual(scores["claim.recall"], 1)
    assert.strictEqual(scores["claim.f1"], 0.8)
    assert.strictEqual(scores["example.f1"], 0.5)
    assert.strictEqual(scores["thesis.f1"], 0)
    assert.isNaN(scores["thesis.precision"])
    assert.isNaN(scores["conclusion.f1"])
    assert.closeTo(scores["macro_f1"]!, (0 + 0.8 + 0.5) / 3, 1e-12)
    // chance: thesis 1*0, claim 2*3, example 2*2, none 5*5 = 35 of 100; (.7 - .35) / .65
    assert.closeTo(scores["kappa"]!, 0.35 / 0.65, 1e-12)
  })

  it("have no kappa where both sides only ever say none", () => {
    assert.isNaN(scored(sentences, article("n3"), [])["kappa"])
    assert.isNaN(scored(sentences, article("n3"), [])["macro_f1"])
  })
})
