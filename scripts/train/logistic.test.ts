import { assert, describe, it } from "@effect/vitest"
import { logistic } from "./logistic.ts"

describe("logistic", () => {
  it("finds the log-odds of what it was shown", () => {
    // One in four holds without the second piece of evidence, three in four with it.
    const cases = Array.from({ length: 4000 }, (_, i) => ({
      evidence: [1, i % 2],
      holds: Math.floor(i / 2) % 4 < (i % 2 === 0 ? 1 : 3)
    }))
    const [always, second] = logistic(cases)
    assert.closeTo(always!, -Math.log(3), 0.01)
    assert.closeTo(second!, 2 * Math.log(3), 0.02)
  })

  it("stays finite where the evidence decides", () => {
    const weights = logistic([
      { evidence: [1, 0], holds: false },
      { evidence: [1, 1], holds: true }
    ])
    assert.isTrue(weights.every(Number.isFinite))
  })
})
