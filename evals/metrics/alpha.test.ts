import { assert, describe, it } from "@effect/vitest"
import { alpha, coincidences } from "./alpha.ts"

/** A row an annotator, a character a unit, "." where it gave none. */
const of = (values: string, ...annotators: ReadonlyArray<string>) =>
  alpha(
    coincidences(
      annotators.map((row) => [...row].map((value) => values.indexOf(value))),
      values.length
    )
  )

describe("Krippendorff's alpha, on the examples of Krippendorff 2011", () => {
  it("A: binary data, two observers", () => {
    assert.closeTo(of("01", "0100000010", "1110010000"), 0.095, 0.0005)
  })

  it("B: nominal data, two observers", () => {
    assert.closeTo(of("abcde", "aabbdcccedda", "babbbccceddd"), 0.692, 0.0005)
  })

  it("C: nominal data, four observers, values missing", () => {
    assert.closeTo(of("12345", "123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743, 0.0005)
  })

  it("is undefined where only one value was ever used or nothing is paired", () => {
    assert.isNaN(of("ab", "aaa", "aaa"))
    assert.isNaN(of("ab", "a.b", ".a."))
  })
})
