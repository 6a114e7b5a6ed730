import { assert, describe, it } from "vitest"
import { openSegmenter, segment } from "./segment.ts"

const TEXT =
  "Ferries 🛳️ should be free\n\nNobody pays to cross a bridge. For example, the bridge at Arden carries 4,000 people a day. " +
  "Therefore the town must pay for the ferry."

describe("segment", () => {
  it("cuts a text into segments whose offsets are JavaScript's", async () => {
    const { segments, text } = await segment(TEXT)
    assert.strictEqual(text, TEXT)
    assert.isAbove(segments.length, 1)
    for (const { end, start, text } of segments) assert.strictEqual(TEXT.slice(start, end), text)
    for (const [n, { link, start }] of segments.entries()) {
      assert.isAtLeast(start, segments[n - 1]?.end ?? 0)
      if (link !== undefined) assert.isDefined(segments[link.target])
    }
  })

  it("puts a title before the text", async () => {
    const { text } = await segment("Nobody pays to cross a bridge.", { title: "Free the ferry" })
    assert.strictEqual(text, "Free the ferry\n\nNobody pays to cross a bridge.")
  })

  it("rejects a text without text, in a sentence", async () => {
    const error = await segment(" \n").then(
      () => undefined,
      (error: unknown) => error
    )
    assert.instanceOf(error, Error)
    assert.strictEqual(error.message, "There is no text in this article.")
  })
})

describe("openSegmenter", () => {
  it("takes any extractor by its name, and closes it", async () => {
    const lead = await openSegmenter("lead")
    const { segments } = await lead.segment(TEXT)
    assert.include(segments[0], { label: "thesis", start: 0, firstSentence: 1 })
    await lead.close()
  })

  it("says what there is where there is none of that name", async () => {
    const error = await openSegmenter("cue").then(
      () => undefined,
      (error: unknown) => error
    )
    assert.instanceOf(error, Error)
    assert.include(error.message, "did you mean cues?")
  })
})
