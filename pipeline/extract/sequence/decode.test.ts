import { assert, describe, it } from "@effect/vitest"
import { LABELS } from "../../../schemas/label.ts"
import { marginals, STEPS } from "./chain.ts"
import { decode, type Worth } from "./decode.ts"
import { begins, goesOn, SECTION, TAGS, WITHIN } from "./tags.ts"

const [THESIS, CLAIM, EXAMPLE] = [0, 1, 2]
const flat = (value: number) => LABELS.map(() => value)
const EVEN: Worth = { sentence: flat(2), sentenceCost: flat(0.5), segment: flat(2), segmentCost: flat(0.8) }
const chain = { steps: new Float32Array(STEPS), ends: new Float32Array(TAGS) }

/** What is found where each sentence's tags have these weights, all others 0. */
const found = (gaps: ReadonlyArray<number>, ...sentences: ReadonlyArray<Readonly<Record<number, number>>>) => {
  const scores = new Float64Array(sentences.length * TAGS)
  for (const [i, weights] of sentences.entries())
    for (const [tag, weight] of Object.entries(weights)) scores[i * TAGS + Number(tag)] = weight
  return marginals(scores, Uint8Array.from(gaps), chain)
}
const ranges = (stretches: ReturnType<typeof decode>) => stretches.map(({ first, label, last }) => [label, first, last])

describe("decode", () => {
  it("finds sure segments, and how sure they are", () => {
    const sure = found(
      [SECTION, WITHIN, WITHIN, WITHIN],
      { [begins(THESIS)]: 9 },
      { 0: 9 },
      { [begins(EXAMPLE)]: 9 },
      { [goesOn(EXAMPLE)]: 9 }
    )
    const stretches = decode(sure, [10, 10, 10, 14], EVEN)
    assert.deepStrictEqual(ranges(stretches), [
      [THESIS, 0, 0],
      [EXAMPLE, 2, 3]
    ])
    for (const { match } of stretches) assert.closeTo(match, 1, 0.01)
  })

  it("a match is the chance that a gold segment overlaps it by half, in words", () => {
    // One claim of both sentences, or two claims: three to one.
    const unsure = found(
      [SECTION, WITHIN],
      { [begins(CLAIM)]: 20 },
      { [goesOn(CLAIM)]: 20 + Math.log(3), [begins(CLAIM)]: 20 }
    )
    const [whole] = decode(unsure, [4, 10], EVEN)
    assert.deepStrictEqual(ranges([whole!]), [[CLAIM, 0, 1]])
    // The second sentence is most of both, so that a claim of it alone is overlapped by half as well.
    assert.closeTo(whole!.match, 1, 0.001)
    const [first] = decode(unsure, [4, 10], {
      ...EVEN,
      sentence: flat(0),
      sentenceCost: flat(0),
      segment: flat(0),
      segmentCost: [1, -1, 1, 1]
    })
    assert.deepStrictEqual(ranges([first!]), [[CLAIM, 0, 0]])
    assert.closeTo(first!.match, 0.25, 0.001)
  })

  it("never goes on over a section", () => {
    const sure = found([SECTION, SECTION], { [begins(EXAMPLE)]: 9 }, { [begins(EXAMPLE)]: 1 })
    assert.deepStrictEqual(ranges(decode(sure, [10, 10], EVEN)), [
      [EXAMPLE, 0, 0],
      [EXAMPLE, 1, 1]
    ])
  })

  it("says more of a label that is worth more", () => {
    const unsure = found([SECTION], { [begins(THESIS)]: 1, [begins(CLAIM)]: 1.3, 0: 1 })
    const dear: Worth = { ...EVEN, sentence: [8, 2, 2, 2], segment: [8, 2, 2, 2] }
    assert.deepStrictEqual(ranges(decode(unsure, [10], dear)), [[THESIS, 0, 0]])
  })

  it("of nothing is nothing", () => {
    assert.deepStrictEqual(decode(found([]), [], EVEN), [])
  })
})
