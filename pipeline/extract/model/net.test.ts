import { assert, describe, it } from "@effect/vitest"
import { random } from "../../../evals/metrics/random.ts"
import { STEPS } from "../sequence/chain.ts"
import { dense } from "./dense.ts"
import { activate, BAG, EMBEDDINGS, LAYERS, LEXICAL_ROWS, type Net } from "./net.ts"
import { TAGS } from "../sequence/tags.ts"

const next = random(5)
const noise = (length: number, width: number) => Float64Array.from({ length }, () => (next() / 2 ** 31 - 1) * width)
const layer = ({ inputs, outputs }: (typeof LAYERS)[keyof typeof LAYERS]) => noise((inputs + 1) * outputs, 0.2)
const chain = { steps: new Float32Array(STEPS), ends: new Float32Array(TAGS) }
const layers = {
  mix: layer(LAYERS.mix),
  near: layer(LAYERS.near),
  far: layer(LAYERS.far),
  out: layer(LAYERS.out),
  chain
}

describe("dense", () => {
  it("is each output's sum and bias, for any number of rows and outputs", () => {
    for (const [n, inputs, outputs] of [
      [0, 3, 2],
      [1, 5, 1],
      [2, 4, 4],
      [3, 7, 9],
      [8, 1, 6]
    ] as const) {
      const [input, weights] = [noise(n * inputs, 1), noise(outputs * (inputs + 1), 1)]
      const found = dense(n, input, inputs, weights)
      assert.strictEqual(found.length, n * outputs)
      for (let i = 0; i < n; i++) {
        for (let o = 0; o < outputs; o++) {
          let sum = weights[o * (inputs + 1) + inputs]!
          for (let k = 0; k < inputs; k++) sum += weights[o * (inputs + 1) + k]! * input[i * inputs + k]!
          assert.closeTo(found[i * outputs + o]!, sum, 1e-12)
        }
      }
    }
  })
})

describe("a net", () => {
  const net: Net = {
    ...layers,
    embeddings: Float32Array.from(noise(EMBEDDINGS * BAG, 0.5)),
    scales: Array.from({ length: BAG }, () => 1)
  }
  const rows = Array.from({ length: 30 }, (_, i) => Int32Array.of(i, 100 + (i % 3), LEXICAL_ROWS + i))

  it("sees eight sentences on each side, and no further", () => {
    const before = activate(rows, net).scores
    const after = activate(rows.with(12, Int32Array.of(999)), net).scores
    const changed = rows.flatMap((_, i) =>
      before.subarray(i * TAGS, (i + 1) * TAGS).every((score, t) => score === after[i * TAGS + t]) ? [] : [i]
    )
    assert.deepStrictEqual([changed.at(0), changed.at(-1)], [4, 20])
  })

  it("says the same of integers and of what they are worth", () => {
    const embeddings = Int8Array.from({ length: EMBEDDINGS * BAG }, () => (next() % 255) - 127)
    const scales = Array.from({ length: BAG }, (_, d) => (d + 1) / 1000)
    const integers = activate(rows, { ...layers, embeddings, scales }).scores
    const numbers = activate(rows, {
      ...layers,
      embeddings: Float32Array.from(embeddings, (value, i) => value * scales[i % BAG]!),
      scales: scales.map(() => 1)
    }).scores
    for (const [i, score] of integers.entries()) assert.closeTo(score, numbers[i]!, 1e-4)
  })

  it("has nothing to say of an empty article", () => {
    assert.strictEqual(activate([], net).scores.length, 0)
  })
})
