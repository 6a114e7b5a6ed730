import { assert, describe, it } from "@effect/vitest"
import { matcher } from "./phrases.ts"
import { tokenize } from "./tokens.ts"

const finds = (cue: string, sentence: string): boolean => {
  let found = false
  matcher([cue]).match(tokenize(sentence), () => (found = true))
  return found
}

describe("a cue", () => {
  const cases: ReadonlyArray<readonly [cue: string, sentence: string, found: boolean]> = [
    ["so", "It rains, so we stay.", true],
    ["^ so", "It rains, so we stay.", false],
    ["^ so", "So we stay.", true],
    ["^ so", "“So we stay,” she said.", true],
    ["^ so", "- So we stay.", true],
    ["so", "Soon we leave.", false],
    ["for example", "Take ferries, for example.", true],
    ["for example", "For an example, see below.", false],
    ["critics/opponents say | it is said", "Its opponents say no.", true],
    ["critics/opponents say | it is said", "It is said to leak.", true],
    ["critics/opponents say | it is said", "Critics and opponents met.", false],
    ["it's", "It’s late.", true],
    ["#percent", "It fell by 12%.", true],
    ["in #year", "It sank in 1987.", true],
    ["in #year", "It sank in 12 minutes.", false],
    ["#money", "They paid £1,870 for it.", true],
    ["#name", "Then Ada Quist resigned.", true],
    ["#name", "Then I resigned.", false],
    ["#name", "Ferries sink.", false],
    ["was #past", "It was cancelled.", true],
    ["! $", "Never again!", true],
    ["#url", "See https://example.org/a?b=1 for more.", true]
  ]
  for (const [cue, sentence, found] of cases) {
    it(`${found ? "finds" : "does not find"} ${cue} in: ${sentence}`, () =>
      assert.strictEqual(finds(cue, sentence), found))
  }
})

describe("tokenize", () => {
  it("reads the beginning only of a sentence without end", () =>
    assert.isBelow(tokenize("word ".repeat(1_000_000)).length, 1000))
  it("makes two ends of nothing", () =>
    assert.deepStrictEqual(
      tokenize("").map(({ form }) => form),
      ["$"]
    ))
})
