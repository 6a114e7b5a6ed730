import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { offsets } from "./offsets.ts"

describe("offsets", () => {
  it("counts emoji, astral letters, combining marks and line ends as Python does", () => {
    const text = "a😀b\r\né e\u0301 𝔸👩‍👩‍👧z"
    const { length, toCodePoints, toUtf16 } = offsets(text)
    const points = [...text]
    assert.strictEqual(length, points.length)
    for (let n = 0; n <= points.length; n++) {
      const utf16 = points.slice(0, n).join("").length
      assert.strictEqual(toCodePoints(utf16), n)
      assert.strictEqual(toUtf16(n), utf16)
    }
  })

  it("takes the middle of a surrogate pair for its start", () => {
    assert.strictEqual(offsets("😀x").toCodePoints(1), 0)
    assert.strictEqual(offsets("x😀").toCodePoints(2), 1)
  })

  it("counts a lone surrogate as one", () => {
    const { length, toCodePoints, toUtf16 } = offsets("\ud83dx\ude00y")
    assert.strictEqual(length, 4)
    assert.strictEqual(toCodePoints(3), 3)
    assert.strictEqual(toUtf16(2), 2)
  })

  it.prop(
    "round-trips for any text",
    [Schema.Array(Schema.Literals(["a", "\u0301", "\r\n", "😀", "𝔸", "\ud83d", "\ude00", "é", " "]))],
    ([pieces]) => {
      const text = pieces.join("")
      const points = Array.from(text)
      const { length, toCodePoints, toUtf16 } = offsets(text)
      assert.strictEqual(length, points.length)
      let utf16 = 0
      points.forEach((point, n) => {
        assert.strictEqual(toUtf16(n), utf16)
        assert.strictEqual(toCodePoints(utf16), n)
        utf16 += point.length
      })
      assert.strictEqual(toUtf16(points.length), text.length)
    }
  )
})
