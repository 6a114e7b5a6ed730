import { assert, describe, it } from "@effect/vitest"
import { type Chain, marginals, STEPS } from "./chain.ts"
import { mayFollow, PARAGRAPH, SECTION, TAGS, WITHIN } from "./tags.ts"

/** Numbers that look like any others, the same every time. */
const numbers = (count: number, salt: number) =>
  Float64Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898 + salt) * 1.5)

const chain: Chain = { steps: Float32Array.from(numbers(STEPS, 1)), ends: Float32Array.from(numbers(TAGS, 2)) }
const gaps = Uint8Array.of(SECTION, WITHIN, PARAGRAPH, SECTION)
const scores = numbers(gaps.length * TAGS, 3)

/** Every path that may be, with its weight. */
const paths = (): Array<readonly [tags: ReadonlyArray<number>, weight: number]> => {
  let all: Array<readonly [ReadonlyArray<number>, number]> = [[[], 0]]
  for (const [i, gap] of gaps.entries()) {
    all = all.flatMap(([tags, weight]) =>
      Array.from({ length: TAGS }, (_, to) => to).flatMap((to) => {
        const from = tags.at(-1) ?? 0
        return mayFollow(gap, from, to)
          ? [[[...tags, to], weight + scores[i * TAGS + to]! + chain.steps[(gap * TAGS + from) * TAGS + to]!] as const]
          : []
      })
    )
  }
  return all.map(([tags, weight]) => [tags, Math.exp(weight + chain.ends[tags.at(-1)!]!)])
}

describe("marginals", () => {
  it("are what enumerating all paths gives", () => {
    const all = paths()
    const total = all.reduce((sum, [, weight]) => sum + weight, 0)
    const { backward, forward, logPartition } = marginals(scores, gaps, chain)
    assert.closeTo(logPartition, Math.log(total), 1e-9)
    for (let i = 0; i < gaps.length; i++) {
      for (let t = 0; t < TAGS; t++) {
        const expected = all.reduce((sum, [tags, weight]) => (tags[i] === t ? sum + weight : sum), 0) / total
        assert.closeTo(forward[i * TAGS + t]! * backward[i * TAGS + t]!, expected, 1e-9)
      }
    }
  })

  it("of no sentence are none", () => {
    assert.strictEqual(marginals(new Float64Array(0), new Uint8Array(0), chain).forward.length, 0)
  })

  it("stay finite where weights are great", () => {
    const { backward, forward } = marginals(
      scores.map((score) => score * 400),
      gaps,
      chain
    )
    assert.isTrue([...forward, ...backward].every(Number.isFinite))
  })
})
