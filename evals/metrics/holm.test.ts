import { assert, describe, it } from "@effect/vitest"
import { holm } from "./holm.ts"

describe("holm", () => {
  it("steps down", () => {
    // In order .005 .01 .03 .04: 4 * .005 = .02, 3 * .01 = .03, 2 * .03 = .06, then .04 may not be below .06.
    const adjusted = holm([0.01, 0.04, 0.03, 0.005])
    const expected = [0.03, 0.06, 0.06, 0.02]
    adjusted.forEach((p, i) => assert.closeTo(p, expected[i]!, 1e-12))
  })

  it("stops at 1, passes NaN by and takes it for no test", () => {
    assert.deepStrictEqual(holm([0.6, Number.NaN, 0.7]), [1, Number.NaN, 1])
    assert.deepStrictEqual(holm([]), [])
  })
})
