import { assert, describe, it } from "@effect/vitest"
import { article, segmentsOf } from "./notation.fixture.ts"
import { scored } from "./scored.fixture.ts"
import { segments, tally } from "./segments.ts"

describe("the four modes of SemEval-2013", () => {
  // gold       thesis 1  claim 2  example 2  none 2   claim 1
  // predicted  thesis 1  claim 3           conclusion 1 ... of none, example 1 of none, then example on the claim
  const gold = article("t1c2e2n2c1")
  const predicted = segmentsOf("t1c3e1x1n1e1")

  it("count correct, incorrect, partial, missed and spurious", () => {
    const counts = segments.count(gold, predicted)
    const of = (mode: "strict" | "exact" | "partial" | "type") => {
      const { correct, incorrect, missed, partial, spurious } = tally(counts, mode)
      return [correct, incorrect, partial, missed, spurious]
    }
    // Pairs: thesis-thesis (same span), claim-claim (longer), example-example (shorter), claim-example (same span);
    // the conclusion stands on nothing.
    assert.deepStrictEqual(of("strict"), [1, 3, 0, 0, 1])
    assert.deepStrictEqual(of("exact"), [2, 2, 0, 0, 1])
    assert.deepStrictEqual(of("partial"), [2, 0, 2, 0, 1])
    assert.deepStrictEqual(of("type"), [3, 1, 0, 0, 1])
  })

  it("give precision over 5 predictions and recall over 4 gold segments", () => {
    const scores = scored(segments, gold, predicted)
    assert.strictEqual(scores["strict.precision"], 1 / 5)
    assert.strictEqual(scores["strict.recall"], 1 / 4)
    assert.closeTo(scores["exact.f1"]!, 4 / 9, 1e-12)
    assert.closeTo(scores["partial.f1"]!, 6 / 9, 1e-12)
    assert.closeTo(scores["type.f1"]!, 6 / 9, 1e-12)
  })

  it("compare a label's segments alone", () => {
    const scores = scored(segments, gold, predicted)
    // claims: 2 gold, 1 predicted, which overlaps one of them
    assert.strictEqual(scores["claim.strict.f1"], 0)
    assert.closeTo(scores["claim.partial.f1"]!, 1 / 3, 1e-12)
    assert.closeTo(scores["claim.type.f1"]!, 2 / 3, 1e-12)
    assert.strictEqual(scores["conclusion.type.precision"], 0)
    assert.isNaN(scores["conclusion.type.recall"])
  })

  it("pair what earns most, not what comes first", () => {
    assert.strictEqual(scored(segments, article("c4"), segmentsOf("e3c1"))["type.recall"], 1)
  })

  it("are 0 where nothing was predicted and undefined where there is nothing at all", () => {
    assert.strictEqual(scored(segments, gold, [])["strict.f1"], 0)
    assert.isNaN(scored(segments, gold, [])["strict.precision"])
    assert.isNaN(scored(segments, article("n3"), [])["strict.f1"])
  })
})
