import { assert, describe, it } from "@effect/vitest"
import { Article } from "../../../schemas/article.ts"
import { split } from "../../split/split.ts"
import { textsOf } from "./texts.ts"
import { windows } from "./windows.ts"

/** A piece a word: its length, above all ids that mean something. */
const byLength = (text: string, most: number) =>
  text
    .split(" ")
    .map((word) => 1000 + word.length)
    .slice(0, most)
const windowsOf = (text: string) => {
  const document = split(new Article({ id: "a", text, source: "a.txt", marks: [] }))
  return windows(document, textsOf(document), byLength)
}

describe("windows", () => {
  it("marks headings and paragraphs, and ends every sentence", () => {
    const [only, ...others] = windowsOf("Free the ferry\n\nIt costs too much. Nobody rides.\n\nSo act.")
    assert.deepStrictEqual(others, [])
    assert.deepStrictEqual(only, {
      ids: [0, 6, 1004, 1003, 1005, 2, 5, 1002, 1005, 1003, 1005, 2, 1006, 1006, 2, 5, 1002, 1004, 2],
      spans: [
        [2, 5],
        [7, 11],
        [12, 14],
        [16, 18]
      ]
    })
  })

  it("holds each sentence once, and shows later windows the title, the sentence before and the one after", () => {
    const sentence = (n: number) => `Sentence ${"w".repeat(n)} has exactly eleven words of various lengths in it.`
    const text = `Free the ferry\n\n${Array.from({ length: 60 }, (_, i) => sentence(i + 1)).join(" ")}`
    const found = windowsOf(text)
    assert.isAbove(found.length, 2)
    assert.strictEqual(found.flatMap(({ spans }) => spans).length, 61)
    for (const { ids } of found) assert.isAtMost(ids.length, 256)
    const [second] = found[1]!.spans
    assert.deepStrictEqual(found[1]!.ids.slice(0, 5), [0, 1004, 1003, 1005, 2])
    assert.strictEqual(second![0], 5 + 11 + 1)
    assert.strictEqual(found[0]!.ids.length, 256)
  })

  it("cuts a sentence that is longer than any prose", () => {
    const [only] = windowsOf(`${"word ".repeat(500)}end.`)
    assert.deepStrictEqual(only!.spans, [[2, 66]])
  })
})
