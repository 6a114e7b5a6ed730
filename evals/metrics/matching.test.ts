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

  /** The same matching with what shares a segment found by looking at all pairs before, as it was written first. */
  const byAllPairs: typeof matching = (a, b, weight) => {
    const pairs = a.flatMap((x, i) =>
      b.flatMap((y, j): ReadonlyArray<readonly [number, number]> =>
        Math.min(x.end, y.end) > Math.max(x.start, y.start) && weight(i, j) > 0 ? [[i, j]] : []
      )
    )
    const best = [0]
    const free = pairs.map(([i, j], k) => {
      let free = k
      while (free > 0 && (pairs[free - 1]![0] === i || pairs[free - 1]![1] === j)) free--
      best.push(Math.max(best[k]!, weight(i, j) + best[free]!))
      return free
    })
    const chosen: Array<readonly [number, number]> = []
    for (let k = pairs.length; k > 0;) {
      if (best[k]! > best[k - 1]!) {
        chosen.unshift(pairs[k - 1]!)
        k = free[k - 1]!
      } else k--
    }
    return chosen
  }

  it.prop(
    "is pair by pair that of all pairs, where one segment overlaps many as well",
    [notation, notation, Schema.Literals([1, 3, 40]), Schema.Array(Schema.Literals([0, 1, 2, 3, 7]))],
    ([left, right, stretch, drawn]) => {
      const a = segmentsOf(left.join("")).map(({ end, start }) => ({ start: start * stretch, end: end * stretch }))
      const b = segmentsOf(right.join(""))
      const weight = (i: number, j: number) => (drawn.length === 0 ? 1 : drawn[(i * 5 + j) % drawn.length]!)
      assert.deepStrictEqual(matching(a, b, weight), byAllPairs(a, b, weight))
    }
  )

  it("takes a moment where one segment overlaps 100,000", () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ start: i * 10, end: i * 10 + 9 }))
    const started = performance.now()
    assert.strictEqual(matching([{ start: 0, end: 1e6 }], many, () => 1).length, 1)
    // A hundredth of a second; all pairs took minutes.
    assert.isBelow(performance.now() - started, 5_000)
  })
})
