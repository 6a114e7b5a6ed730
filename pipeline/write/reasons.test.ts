import { assert, describe, it } from "vitest"
import { Reasons } from "./reasons.ts"

describe("Reasons", () => {
  it("counts what is said, whatever numbers and names are in it", () => {
    const reasons = new Reasons()
    for (let i = 0; i < 10; i++) reasons.add("can't open file 'nope.py'")
    for (let i = 0; i < 12; i++) reasons.add(`Row ${i} (line ${i * 2}) has a quotation mark out of place`)
    reasons.add(`The id "x" is already that of one in a/b.md; make ids unique`)
    reasons.add(`The id "y" is already that of one in c.txt:7; make ids unique`)
    reasons.add("Something else")
    assert.deepStrictEqual(reasons.commonest(3), {
      reasons: [
        { message: "Row … (line …) has a quotation mark out of place", count: 12 },
        { message: "can't open file 'nope.py'", count: 10 },
        { message: "The id … is already that of one in …; make ids unique", count: 2 }
      ],
      others: 1
    })
  })

  it("does not grow with the number of failures", () => {
    const reasons = new Reasons()
    const letters = (i: number) => [...String(i)].map((digit) => "abcdefghij"[Number(digit)]).join("")
    for (let i = 0; i < 20_000; i++) reasons.add(`Reason ${letters(i)}`)
    assert.strictEqual(reasons.commonest(1).others, 19_999)
  })
})
