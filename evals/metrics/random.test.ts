import { assert, describe, it } from "@effect/vitest"
import { random, splitmix64, xoshiro128 } from "./random.ts"

const draw = (seed: number) => Array.from({ length: 5 }, random(seed))

describe("random", () => {
  it("is xoshiro128** (outputs of its authors' C code from the state 1, 2, 3, 4)", () => {
    const next = xoshiro128([1, 2, 3, 4])
    assert.deepStrictEqual(
      Array.from({ length: 10 }, next),
      [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]
    )
  })

  it("is seeded by splitmix64 (published outputs from 0)", () => {
    assert.deepStrictEqual(splitmix64(0n), [0xe220a8397b1dcdafn, 0x6e789e6aa1b965f4n])
  })

  it("repeats itself from a seed and differs between seeds", () => {
    assert.deepStrictEqual(draw(7), draw(7))
    assert.notDeepEqual(draw(7), draw(8))
  })
})
