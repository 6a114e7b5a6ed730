import { assert, describe, it } from "@effect/vitest"
import { PLACES } from "./places.ts"
import { TABLE } from "./cueTable.ts"

const rows = TABLE.flatMap(({ cues, headline = false }) => cues.map((cue) => ({ cue, headline })))

describe("the table of cues", () => {
  it("names each group and its source", () => {
    for (const { name, source } of TABLE) assert.isTrue(name.length > 0 && source.length > 0)
    assert.strictEqual(new Set(TABLE.map(({ name }) => name)).size, TABLE.length)
  })

  it("has every cue once", () => {
    assert.strictEqual(new Set(rows.map(({ cue, headline }) => `${headline} ${cue}`)).size, rows.length)
  })

  it("has every place, and only places that there are", () => {
    const weighed = rows.flatMap(({ cue }) => (cue.startsWith("@") ? [cue] : []))
    assert.deepStrictEqual(weighed.sort(), [...PLACES].sort())
  })

  it("writes phrases as tokens are: lower case, single spaces, no empty choice", () => {
    for (const { cue } of rows) {
      if (cue.startsWith("@")) continue
      for (const phrase of cue.split(" | ")) {
        assert.strictEqual(phrase, phrase.toLowerCase().trim())
        for (const word of phrase.split(" ")) for (const choice of word.split("/")) assert.isNotEmpty(choice, cue)
      }
    }
  })
})
