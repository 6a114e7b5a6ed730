import { assert, describe, it } from "@effect/vitest"
import { bootstrap, interval } from "./bootstrap.ts"
import { counted, ratio } from "./counted.fixture.ts"

const PINNED: readonly [number, number] = [0.436585, 0.544915]
const table = counted(Array.from({ length: 100 }, (_, i) => i / 100))
const seeded = (seed: number) => interval(bootstrap(ratio, [table], { resamples: 100, seed })[0]![0]!)

describe("bootstrap", () => {
  it("has the standard error of a mean", () => {
    const samples = bootstrap(ratio, [table], { resamples: 4000, seed: 7 })[0]![0]!
    const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length
    const deviation = Math.sqrt(samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / samples.length)
    // 0, .01 .. .99: mean .495, standard deviation .2887, so its mean over 100 has .0289
    assert.closeTo(mean, 0.495, 0.002)
    assert.closeTo(deviation, 0.02887, 0.001)
    const [low, high] = interval(samples)
    assert.closeTo(low, 0.495 - 1.96 * 0.02887, 0.004)
    assert.closeTo(high, 0.495 + 1.96 * 0.02887, 0.004)
  })

  it("is reproducible to the last digit", () => {
    assert.deepStrictEqual(seeded(7), PINNED)
    assert.notDeepEqual(seeded(8), PINNED)
  })

  it("resamples every table alike, whichever others there are", () => {
    const higher = counted(Array.from({ length: 100 }, (_, i) => i / 100 + 2))
    const [first, second] = bootstrap(ratio, [table, higher], { resamples: 50, seed: 1 })
    first![0]!.forEach((sample, r) => assert.closeTo(second![0]![r]! - sample, 2, 1e-12))
    assert.deepStrictEqual(bootstrap(ratio, [higher], { resamples: 50, seed: 1 })[0], second)
  })

  it("is undefined where the score is", () => {
    const samples = bootstrap(ratio, [counted([0, 0], 0)], { resamples: 10, seed: 1 })[0]![0]!
    assert.isTrue(interval(samples).every(Number.isNaN))
  })

  it("gives no interval to one article or none", () => {
    for (const few of [counted([]), counted([1])]) {
      assert.isTrue(interval(bootstrap(ratio, [few], { resamples: 10, seed: 1 })[0]![0]!).every(Number.isNaN))
    }
  })
})

describe("interval", () => {
  it("interpolates percentiles as numpy does", () => {
    // numpy.percentile(range(11), [2.5, 97.5]) = 0.25, 9.75
    assert.deepStrictEqual(interval(Float64Array.from({ length: 11 }, (_, i) => 10 - i)), [0.25, 9.75])
    assert.deepStrictEqual(interval(Float64Array.of(Number.NaN, 3)), [3, 3])
  })
})
