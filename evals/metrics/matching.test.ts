import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import type { LabelledSegment } from "./labelled.ts"
import { matching } from "./matching.ts"
import { segmentsOf } from "./notation.fixture.ts"

const notation = Schema.Array(Schema.Literals(["n1", "n2", "c1", "c2", "c5", "e1", "e3"]))

/** The best total over all one-to-one matchings, by trying them all. */
const exhaustive = (
  a: ReadonlyArray<LabelledSegment>,
  b: ReadonlyArray<LabelledSegment>,
  weight: (i: number, j: number) => number
): number => {
  const best = (i: number, taken: ReadonlySet<number>): number => {
    if (i === a.length) return 0
    const options = b.flatMap((y, j) =>
      !taken.has(j) && Math.min(a[i]!.end, y.end) > Math.max(a[i]!.start, y.start) && weight(i, j) > 0
        ? [weight(i, j) + best(i + 1, new Set([...taken, j]))]
        : []
    )
    return Math.max(best(i + 1, taken), ...options)
  }
  return best(0, new Set())
}

describe("matching", () => {
  it("gives up a heavy pair for two that weigh more", () => {
    // a: 0-20 20-30, b: 0-15 15-30. Greedy by weight takes (0,1)... and is left with nothing else.
    const a = [
      { start: 0, end: 20 },
      { start: 20, end: 30 }
    ]
    const b = [
      { start: 0, end: 15 },
      { start: 15, end: 30 }
    ]
    const weights = [
      [2, 3],
      [0, 2]
    ]
    assert.deepStrictEqual(
      matching(a, b, (i, j) => weights[i]![j]!),
      [
        [0, 0],
        [1, 1]
      ]
    )
  })

  it("never asks for segments that only touch", () => {
    assert.deepStrictEqual(
      matching([{ start: 0, end: 5 }], [{ start: 5, end: 9 }], () => 1),
      []
    )
  })

  it.prop(
    "is one to one and as heavy as the best of all",
    [notation, notation, Schema.Array(Schema.Literals([0, 1, 2, 3, 7]))],
    ([left, right, drawn]) => {
      const [a, b] = [segmentsOf(left.slice(0, 8).join("")), segmentsOf(right.slice(0, 8).join(""))]
      const weight = (i: number, j: number) => (drawn.length === 0 ? 1 : drawn[(i * 5 + j) % drawn.length]!)
      const pairs = matching(a, b, weight)
      assert.strictEqual(new Set(pairs.map(([i]) => i)).size, pairs.length)
      assert.strictEqual(new Set(pairs.map(([, j]) => j)).size, pairs.length)
      assert.isTrue(
        pairs.every(([i, j]) => Math.min(a[i]!.end, b[j]!.end) > Math.max(a[i]!.start, b[j]!.start) && weight(i, j) > 0)
      )
      assert.strictEqual(
        pairs.reduce((sum, [i, j]) => sum + weight(i, j), 0),
        exhaustive(a, b, weight)
      )
    }
  )
})
