import { assert, describe, it } from "@effect/vitest"
import { answers, calibration } from "./calibration.ts"
import { article, segmentsOf } from "./notation.fixture.ts"

describe("calibration", () => {
  it("takes as right the same label with half of the words of both, and leaves out what has no confidence", () => {
    const predicted = segmentsOf("c2e2x1").map((segment, i) =>
      i < 2 ? Object.assign(segment, { confidence: 0.9 - i / 10 }) : segment
    )
    assert.deepStrictEqual(answers(article("c2c2x1"), predicted), {
      answers: [
        { confidence: 0.9, correct: true },
        { confidence: 0.8, correct: false }
      ],
      withoutConfidence: 1
    })
  })

  it("is worked by hand on four answers", () => {
    const { aurc, bins, curve, ece } = calibration([
      { confidence: 0.6, correct: false },
      { confidence: 0.9, correct: true },
      { confidence: 0.5, correct: true },
      { confidence: 0.8, correct: true }
    ])
    assert.strictEqual(bins.length, 4)
    assert.deepStrictEqual(bins[1], { answers: 1, low: 0.6, high: 0.6, confidence: 0.6, accuracy: 0 })
    // (|1 - .5| + |0 - .6| + |1 - .8| + |1 - .9|) / 4
    assert.closeTo(ece, 0.35, 1e-12)
    // Surest first: right, right, wrong, right
    assert.deepStrictEqual(
      curve.map(({ coverage, risk }) => [coverage, risk]),
      [
        [0.25, 0],
        [0.5, 0],
        [0.75, 1 / 3],
        [1, 1 / 4]
      ]
    )
    assert.closeTo(aurc, (1 / 3 + 1 / 4) / 4, 1e-12)
  })

  it("puts as many answers into each of ten bins", () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({ confidence: i / 1000, correct: i % 1000 < i }))
    const { bins, curve } = calibration(many)
    assert.deepStrictEqual(
      bins.map((bin) => bin.answers),
      Array<number>(10).fill(100)
    )
    assert.strictEqual(curve.length, 100)
  })

  it("does not depend on the order of answers with one confidence", () => {
    const tied = Array.from({ length: 25 }, (_, i) => ({ confidence: 0.5, correct: i < 10 }))
    assert.deepStrictEqual(calibration(tied), calibration(tied.toReversed()))
    // Every bin holds the same share of right answers, and so does every coverage.
    assert.closeTo(calibration(tied).ece, 0.1, 1e-12)
    assert.closeTo(calibration(tied).aurc, 0.6, 1e-12)
  })

  it("is empty without answers", () => {
    const { aurc, bins, curve, ece } = calibration([])
    assert.deepStrictEqual([bins.length, curve.length], [0, 0])
    assert.isNaN(ece)
    assert.isNaN(aurc)
  })
})
