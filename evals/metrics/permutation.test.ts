import { assert, describe, it } from "@effect/vitest"
import { counted, ratio } from "./counted.fixture.ts"
import { permutation } from "./permutation.ts"

const options = { shuffles: 10_000, seed: 7 }
const p = (a: ReadonlyArray<number>, b: ReadonlyArray<number>) =>
  permutation(ratio, counted(a), counted(b), options)[0]!

describe("permutation", () => {
  it("approaches the exact test", () => {
    // Differences 1, 2, 3: of 8 ways to swap only two make |sum| >= 6.
    assert.closeTo(p([1, 2, 3], [0, 0, 0]), 2 / 8, 0.015)
    // 1, 2, -3: every way reaches |0|.
    assert.strictEqual(p([1, 2, 0], [0, 0, 3]), 1)
  })

  it("approaches the exact test on more articles than are swapped together", () => {
    const differences = [3, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5]
    const observed = Math.abs(differences.reduce((sum, d) => sum + d))
    let reached = 0
    for (let swaps = 0; swaps < 2 ** 11; swaps++) {
      if (Math.abs(differences.reduce((sum, d, i) => sum + ((swaps >> i) & 1 ? -d : d), 0)) >= observed) reached++
    }
    assert.closeTo(
      p(
        differences,
        differences.map(() => 0)
      ),
      reached / 2 ** 11,
      0.015
    )
  })

  it("is two-sided and never 0", () => {
    const [ones, zeros] = [Array<number>(40).fill(1), Array<number>(40).fill(0)]
    assert.strictEqual(p(ones, zeros), 1 / 10_001)
    assert.strictEqual(p(zeros, ones), 1 / 10_001)
  })

  it("finds nothing between equals and is undefined where a score is", () => {
    assert.strictEqual(p([1, 2], [1, 2]), 1)
    assert.isNaN(permutation(ratio, counted([0], 0), counted([1]), options)[0])
  })

  it("rejects at 5 % about one in twenty true ties", () => {
    let state = 1
    const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647
    let rejected = 0
    for (let trial = 0; trial < 300; trial++) {
      const [a, b] = [0, 1].map(() => Array.from({ length: 30 }, uniform))
      if (permutation(ratio, counted(a!), counted(b!), { shuffles: 500, seed: trial })[0]! <= 0.05) rejected++
    }
    assert.isAtLeast(rejected, 5)
    assert.isAtMost(rejected, 27)
  })
})
