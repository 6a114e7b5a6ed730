import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { LINK_ROWS, links, type Linkable } from "./links.ts"

const Shape = Schema.Array(
  Schema.Struct({
    label: Schema.Literals([0, 1, 2, 3]),
    counter: Schema.Boolean,
    paragraph: Schema.Literals([1, 2, 3, 4])
  })
)

const segmentsOf = (shapes: typeof Shape.Type): Array<Linkable> =>
  shapes.map(({ counter, label, paragraph }, i) => ({
    label,
    counter,
    paragraph,
    first: i,
    last: i,
    section: 0,
    opensParagraph: i % 2 === 0,
    words: new Set([`word${i % 3}`]),
    cues: [i % 5]
  }))

/** Weights like any others. */
const weights = {
  link: Float32Array.from({ length: LINK_ROWS }, (_, i) => Math.sin(i * 7.3)),
  relation: Float32Array.from({ length: LINK_ROWS }, (_, i) => Math.cos(i))
}

describe("links", () => {
  it.prop("go from claims and examples to theses, claims and conclusions, and in no circle", [Shape], ([shapes]) => {
    const segments = segmentsOf(shapes)
    const found = links(segments, weights)
    assert.strictEqual(found.length, segments.length)
    for (const [i, link] of found.entries()) {
      if (segments[i]!.label === 0 || segments[i]!.label === 3) assert.isUndefined(link)
      if (link === undefined) continue
      assert.notStrictEqual(segments[link.target - 1]!.label, 2)
      let at: number | undefined = i
      for (let steps = 0; at !== undefined; steps++) {
        assert.isAtMost(steps, segments.length)
        at = found[at] === undefined ? undefined : found[at]!.target - 1
      }
    }
  })

  it("of a lone claim are none", () => {
    assert.deepStrictEqual(links(segmentsOf([{ label: 1, counter: false, paragraph: 1 }]), weights), [undefined])
  })
})
