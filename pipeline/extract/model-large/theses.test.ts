import { assert, describe, it } from "@effect/vitest"
import { marginals, STEPS } from "../sequence/chain.ts"
import { marginal } from "../sequence/decode.ts"
import { TAGS, WITHIN } from "../sequence/tags.ts"
import { thesisEvidence, withTheses } from "./theses.ts"

const chain = { steps: new Float32Array(STEPS), ends: new Float32Array(TAGS) }
const gaps = new Uint8Array(4).fill(WITHIN)
/** Four sentences, all alike but for how much they look like the beginning of a thesis. */
const scores = Float64Array.from({ length: 4 * TAGS }, (_, k) =>
  k % TAGS === 1 ? [-1, 2, 0, 1][Math.floor(k / TAGS)]! : 0
)
/** The networks think all sentences and an unstated thesis equally likely. */
const theses = new Float32Array(5).fill(Math.log(1 / 5))
const thesis = (weights: ReadonlyArray<number>) =>
  Array.from({ length: 4 }, (_, i) => marginal(withTheses(scores, gaps, chain, theses, weights), i, 0))

describe("withTheses", () => {
  it("changes nothing where the chain's odds are taken as they are", () => {
    const found = marginals(scores, gaps, chain)
    thesis([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]).forEach((probability, i) =>
      assert.closeTo(probability, marginal(found, i, 0), 1e-9)
    )
  })

  it("raises the likeliest by its rank", () => {
    const [before, after] = [thesis([0, 1, 0, 0, 0, 0, 0, 0, 0, 0]), thesis([0, 1, 0, 0, 2, 0, 0, 0, 0, 0])]
    assert.isAbove(after[1]!, before[1]! + 0.1)
  })

  it("takes in what the networks think of the whole article", () => {
    const sure = Float32Array.of(0.9, 0.025, 0.025, 0.025, 0.025).map(Math.log)
    const evidence = thesisEvidence(marginals(scores, gaps, chain), sure)
    assert.closeTo(evidence[0]![2]!, Math.log(9), 1e-5)
    for (const own of evidence) assert.closeTo(own[3]!, Math.log(0.025 / 0.975), 1e-5)
  })

  it("ranks by the chain's probability, the earlier of equals first", () => {
    const rankOf = (evidence: ReadonlyArray<number>) => evidence.slice(4).indexOf(1)
    assert.deepStrictEqual(
      thesisEvidence(marginals(scores, gaps, chain), theses)
        .map(rankOf)
        .indexOf(0),
      1
    )
    const alike = thesisEvidence(marginals(new Float64Array(TAGS), gaps.slice(0, 1), chain), theses)
    assert.deepStrictEqual(alike.map(rankOf), [0])
  })
})
