import { assert, describe, it } from "@effect/vitest"
import { hasSoftHyphens, joinLines } from "./joinLines.ts"

describe("joinLines", () => {
  const cases: ReadonlyArray<[name: string, lines: ReadonlyArray<string>, words: ReadonlyArray<string>, text: string]> =
    [
      ["words stay apart", ["one two", "three"], [], "one two three"],
      ["a divided word", ["the coun-", "cil voted"], [], "the council voted"],
      ["a divided word that stands whole elsewhere", ["a re-", "form"], ["re-form", "reform"], "a reform"],
      ["a hyphen of its own, as it stands elsewhere", ["a well-", "known man"], ["well-known"], "a well-known man"],
      ["a name's hyphen", ["the Anglo-", "Saxon way"], [], "the Anglo-Saxon way"],
      ["a range of numbers", ["from 10-", "12 of May"], [], "from 10- 12 of May"],
      ["a soft hyphen", ["the coun\u00ad", "cil"], [], "the council"],
      ["a soft hyphen that is drawn inside a line", ["a long\u00adterm plan"], [], "a long-term plan"],
      [
        "a compound that nobody writes as one word",
        ["a long-", "term plan, self-", "made"],
        [],
        "a long-term plan, self-made"
      ],
      ["a dash", ["the council—", "all of it"], [], "the council—all of it"],
      ["a dash with spaces", ["the council –", "all of it"], [], "the council – all of it"]
    ]
  for (const [name, lines, words, text] of cases)
    it(name, () => assert.strictEqual(joinLines(lines, new Set(words)), text))

  it("keeps hard hyphens where words are divided by soft ones", () => {
    const lines = ["the coun\u00ad", "cil of the co-", "operative"]
    assert.isTrue(hasSoftHyphens(lines))
    assert.isFalse(hasSoftHyphens(["the coun\u00ad", "cil"]))
    assert.strictEqual(joinLines(lines, new Set(), true), "the council of the co-operative")
  })
})
