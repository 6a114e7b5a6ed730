import { assert, describe, it } from "@effect/vitest"
import type { ForeignArticle, ForeignSegment } from "./format.ts"
import { validate } from "./validate.ts"

// 🌊 is one code point and two UTF-16 units.
const TEXT = "Tea 🌊 calms.\r\nRain falls. "

const segment = (id: string, start: number, end: number, rest: Partial<ForeignSegment> = {}): ForeignSegment => ({
  id,
  label: "claim",
  start,
  end,
  place: `a.json segment ${id}`,
  ...rest
})

const article = (segments: ReadonlyArray<ForeignSegment>, rest: Partial<ForeignArticle> = {}): ForeignArticle => ({
  id: "a",
  place: "a.json",
  text: TEXT,
  segments,
  ...rest
})

const said = (checked: ForeignArticle) => validate(checked).map(({ message, place }) => `${place}: ${message}`)

describe("validate", () => {
  it("finds nothing where the labels fit, in code points", () => {
    const fitting = article(
      [
        segment("2", 14, 26, { quoted: "Rain falls. ", link: { relation: "supports", target: "1" } }),
        segment("1", 0, 12, { quoted: "Tea 🌊 calms." })
      ],
      {
        sentences: [
          [0, 12],
          [14, 25]
        ]
      }
    )
    assert.deepStrictEqual(said(fitting), [])
  })

  it("names what is outside the text or the wrong way round", () => {
    assert.deepStrictEqual(said(article([segment("1", 14, 27), segment("2", 5, 5), segment("3", 9, 4)])), [
      "a.json segment 1: it ends at 27, but the text has 26 characters",
      "a.json segment 2: it starts at 5 and ends at 5; the end must lie behind the start",
      "a.json segment 3: it starts at 9 and ends at 4; the end must lie behind the start"
    ])
  })

  it("shows both texts where they differ, and where long ones part", () => {
    const long = "x".repeat(60)
    assert.deepStrictEqual(said(article([segment("1", 4, 12, { quoted: "calms." })])), [
      'a.json segment 1: its text is "calms.", but the article has "🌊 calms." at 4–12'
    ])
    assert.deepStrictEqual(said(article([segment("1", 0, 61, { quoted: `${long}y` })], { text: `${long}z` })), [
      `a.json segment 1: its text is "${"x".repeat(40)}…", but the article has "${"x".repeat(40)}…" at 0–61: they part at "y" and "z"`
    ])
  })

  it("names both sides of an overlap, also with a segment before the last", () => {
    assert.deepStrictEqual(said(article([segment("1", 0, 20), segment("2", 2, 5), segment("3", 10, 25)])), [
      "a.json segment 2: 2–5 overlaps segment 1 (0–20, a.json segment 1)",
      "a.json segment 3: 10–25 overlaps segment 1 (0–20, a.json segment 1)"
    ])
  })

  it("lets segments touch", () => {
    assert.deepStrictEqual(said(article([segment("1", 0, 12), segment("2", 12, 25)])), [])
  })

  it("names ids given twice and links to nothing", () => {
    const doubled = article([segment("1", 0, 3), segment("1", 4, 5, { link: { relation: "attacks", target: "9" } })])
    assert.deepStrictEqual(said(doubled), [
      "a.json segment 1: the id 1 was given before; ids are unique in an article",
      "a.json segment 1: it attacks 9, which is not a segment here"
    ])
  })

  it("names sentences that are out of order, overlap, are empty or leave the text", () => {
    assert.deepStrictEqual(
      said(
        article([], {
          sentences: [
            [14, 25],
            [0, 12],
            [3, 3],
            [20, 30]
          ]
        })
      ),
      [
        "a.json sentence 2: 0–12 begins before the sentence above it ends, at 25",
        "a.json sentence 3: it starts at 3 and ends at 3; the end must lie behind the start",
        "a.json sentence 4: it ends at 30, but the text has 26 characters"
      ]
    )
  })
})
