import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { Label } from "../../schemas/label.ts"
import type { LabelledSegment } from "../metrics/labelled.ts"
import { segmentTypes } from "./errors.ts"

const segment = (label: Label, start: number, end: number): LabelledSegment => ({ label, start, end })

/** `type>counterparts` of each segment, gold and predicted. */
const types = (gold: ReadonlyArray<LabelledSegment>, predicted: ReadonlyArray<LabelledSegment>) => {
  const result = segmentTypes(gold, predicted)
  const show = (side: typeof result.gold) =>
    side.map(({ counterparts, type }) => `${type}>${counterparts.join(",")}`).join(" ")
  return [show(result.gold), show(result.predicted)]
}

describe("segmentTypes", () => {
  it("calls the same label and ends correct", () => {
    assert.deepStrictEqual(types([segment("claim", 0, 10)], [segment("claim", 0, 10)]), ["correct>0", "correct>0"])
  })

  it("calls the same label with other ends a boundary error, down to half of the shorter one", () => {
    assert.deepStrictEqual(types([segment("claim", 0, 10)], [segment("claim", 5, 30)]), ["boundary>0", "boundary>0"])
    assert.deepStrictEqual(types([segment("claim", 0, 10)], [segment("claim", 6, 30)]), ["missed>", "spurious>"])
  })

  it("calls one gold found as several split, and several found as one merged", () => {
    const one = [segment("example", 0, 30)]
    const three = [segment("example", 0, 10), segment("example", 10, 18), segment("example", 20, 30)]
    assert.deepStrictEqual(types(one, three), ["split>0,1,2", "split>0 split>0 split>0"])
    assert.deepStrictEqual(types(three, one), ["merged>0 merged>0 merged>0", "merged>0,1,2"])
  })

  it("calls a hundred thousand found as one merged", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => segment("claim", 10 * i, 10 * i + 9))
    const { gold, predicted } = segmentTypes(many, [segment("claim", 0, 1_000_000)])
    assert.isTrue(gold.every(({ type }) => type === "merged"))
    assert.deepStrictEqual(
      predicted.map(({ counterparts, type }) => [type, counterparts.length]),
      [["merged", 100_000]]
    )
  })

  it("calls a misplaced border between neighbours a boundary error of both", () => {
    assert.deepStrictEqual(
      types([segment("claim", 0, 50), segment("claim", 50, 100)], [segment("claim", 0, 20), segment("claim", 20, 100)]),
      ["boundary>0,1 boundary>1", "boundary>0 boundary>0,1"]
    )
  })

  it("calls a segment wrong label where it lies on another label only", () => {
    assert.deepStrictEqual(types([segment("claim", 0, 10)], [segment("thesis", 0, 10)]), [
      "wrong label>0",
      "wrong label>0"
    ])
    // The gold claim was found; what is left of it went to an example.
    assert.deepStrictEqual(types([segment("claim", 0, 10)], [segment("claim", 0, 6), segment("example", 6, 10)]), [
      "boundary>0",
      "boundary>0 wrong label>0"
    ])
  })

  it("calls what meets nothing missed or spurious", () => {
    assert.deepStrictEqual(types([segment("claim", 0, 10)], []), ["missed>", ""])
    assert.deepStrictEqual(types([], [segment("claim", 0, 10)]), ["", "spurious>"])
    assert.deepStrictEqual(types([segment("claim", 0, 10)], [segment("claim", 10, 20)]), ["missed>", "spurious>"])
  })

  // Lengths and gaps: every list of disjoint segments in reading order is one of these.
  const between = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))
  const side = Schema.Array(Schema.Tuple([Label, between(1, 9), between(0, 4)]))
  const laid = (pieces: typeof side.Type): ReadonlyArray<LabelledSegment> => {
    let at = 0
    return pieces.map(([label, length, gap]) => {
      const start = at + gap
      at = start + length
      return segment(label, start, at)
    })
  }

  it.prop("is the mirror image when the sides change places", [side, side], ([a, b]) => {
    const [gold, predicted] = [laid(a), laid(b)]
    const mirror = { missed: "spurious", spurious: "missed", split: "merged", merged: "split" } as Readonly<
      Record<string, string>
    >
    const there = segmentTypes(gold, predicted)
    const back = segmentTypes(predicted, gold)
    const mirrored = (side: typeof there.gold) =>
      side.map(({ counterparts, type }) => ({ type: mirror[type] ?? type, counterparts }))
    assert.deepStrictEqual<unknown>(mirrored(there.gold), back.predicted)
    assert.deepStrictEqual<unknown>(mirrored(there.predicted), back.gold)
  })

  it.prop("finds no error in a copy", [side], ([a]) => {
    const { gold, predicted } = segmentTypes(laid(a), laid(a))
    assert.isTrue(
      [...gold, ...predicted].every(
        ({ counterparts, type }, i) => type === "correct" && counterparts[0] === i % gold.length
      )
    )
  })

  it.prop("gives every type what it needs", [side, side], ([a, b]) => {
    const [gold, predicted] = [laid(a), laid(b)]
    const typed = segmentTypes(gold, predicted)
    const check = (
      own: ReadonlyArray<LabelledSegment>,
      others: ReadonlyArray<LabelledSegment>,
      types: typeof typed.gold,
      alone: string
    ) => {
      assert.strictEqual(types.length, own.length)
      types.forEach(({ counterparts, type }, i) => {
        const labels = counterparts.map((j) => others[j]!.label)
        if (type === "missed" || type === "spurious") assert.deepStrictEqual([type, counterparts.length], [alone, 0])
        else if (type === "wrong label")
          assert.isTrue(labels.length > 0 && labels.every((label) => label !== own[i]!.label))
        else assert.isTrue(labels.length > 0 && labels.every((label) => label === own[i]!.label))
      })
    }
    check(gold, predicted, typed.gold, "missed")
    check(predicted, gold, typed.predicted, "spurious")
  })
})
