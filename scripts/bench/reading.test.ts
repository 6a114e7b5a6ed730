import { assert, describe, it } from "@effect/vitest"
import { PAGES } from "./reading.pages.ts"
import { scoreReading } from "./reading.ts"

describe("reading of pages", () => {
  const scores = scoreReading()

  it("keeps to its floors, just under what was measured: a kind that is lost fails here", () => {
    const { errors, furniture, mainText } = scores
    const floors = [
      ["main text, precision", mainText.precision, 0.97],
      ["main text, recall", mainText.recall, 0.99],
      ["furniture, precision", furniture.precision, 0.98],
      ["furniture, recall", furniture.recall, 0.97],
      ["titles", scores.titles, 1],
      ["authors", scores.authors, 0.93],
      ["dates", scores.dates, 0.93]
    ] as const
    for (const [what, found, floor] of floors) assert.isAtLeast(found, floor, `${what}\n${errors.join("\n")}`)
  })

  it("counts what is wrong", () => {
    const page = PAGES[0]!
    const { dates, errors, furniture } = scoreReading([
      { ...page, date: "2020-01-01", html: page.html.replace(/\[\+(Every[^+]*)\+\]/, "[-$1-]") }
    ])
    assert.strictEqual(dates, 0)
    assert.isBelow(furniture.recall, 1)
    assert.strictEqual(errors.length, 2)
  })
})
