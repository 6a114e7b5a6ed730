import { assert, describe, it } from "@effect/vitest"
import { random } from "../../evals/metrics/random.ts"
import { marginals, STEPS } from "../../pipeline/extract/sequence/chain.ts"
import {
  activate,
  BAG,
  type Dropout,
  EMBEDDINGS,
  LAYER_NAMES,
  LAYERS,
  LEXICAL_ROWS,
  type Net,
  UNITS
} from "../../pipeline/extract/model/net.ts"
import { TAGS } from "../../pipeline/extract/sequence/tags.ts"
import { netSlopes } from "./netSlopes.ts"
import { chainSlopes, counted } from "./slopes.ts"

const next = random(3)
const noise = (length: number, width: number) => Float64Array.from({ length }, () => (next() / 2 ** 31 - 1) * width)
const layer = (name: keyof typeof LAYERS) => noise((LAYERS[name].inputs + 1) * LAYERS[name].outputs, 0.2)
const net: Net = {
  embeddings: Float32Array.from(noise(EMBEDDINGS * BAG, 0.5)),
  scales: Array.from({ length: BAG }, () => 1),
  mix: layer("mix"),
  near: layer("near"),
  far: layer("far"),
  out: layer("out"),
  chain: { steps: Float32Array.from(noise(STEPS, 0.5)), ends: Float32Array.from(noise(TAGS, 0.5)) }
}
const rows = Array.from({ length: 9 }, (_, i) => Int32Array.of(i, 20, LEXICAL_ROWS + (i % 2)))
const gaps = Uint8Array.of(2, 0, 1, 0, 0, 2, 0, 1, 0)
const tags = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 0, 7)
const half = (length: number) => Float64Array.from({ length }, (_, i) => (i % 3 === 0 ? 0 : 1.5))
const dropout: Dropout = {
  lexical: 2,
  structural: 1.5,
  mixed: half(rows.length * UNITS),
  last: half(rows.length * 3 * UNITS)
}

/** The negative log-likelihood of the tags. */
const loss = (): number => {
  const { scores } = activate(rows, net, dropout)
  const target = counted(tags, gaps)
  const worth =
    target.tags.reduce((sum, count, i) => sum + count * scores[i]!, 0) +
    target.steps.reduce((sum, count, i) => sum + count * net.chain.steps[i]!, 0)
  return marginals(scores, gaps, net.chain).logPartition - worth - net.chain.ends[tags.at(-1)!]!
}

const numeric = (values: Float32Array | Float64Array, at: number): number => {
  const [before, step] = [values[at]!, 2 ** -14]
  values[at] = before + step
  const up = loss()
  values[at] = before - step
  const down = loss()
  values[at] = before
  return (up - down) / (2 * step)
}

describe("netSlopes", () => {
  const found = activate(rows, net, dropout)
  const own = chainSlopes(marginals(found.scores, gaps, net.chain), counted(tags, gaps))
  const slopes = {
    mix: new Float64Array(net.mix.length),
    near: new Float64Array(net.near.length),
    far: new Float64Array(net.far.length),
    out: new Float64Array(net.out.length)
  }
  const bags = netSlopes(own.tags, found, net, dropout, slopes)

  it("are those of the loss, measured by small steps", () => {
    for (const name of LAYER_NAMES) {
      for (let k = 0; k < 40; k++) {
        const at = (k * 997) % net[name].length
        assert.closeTo(slopes[name][at]!, numeric(net[name], at), 2e-3, `${name} ${at}`)
      }
    }
    for (let k = 0; k < 40; k++) {
      const at = (k * 31) % STEPS
      if (net.chain.steps[at] !== 0) assert.closeTo(own.steps[at]!, numeric(net.chain.steps, at), 2e-3, `step ${at}`)
    }
  })

  it("reach the embeddings", () => {
    for (let d = 0; d < BAG; d++) {
      const lexical = rows.reduce((sum, _, i) => sum + bags[i * 2 * BAG + d]! * dropout.lexical, 0)
      assert.closeTo(lexical, numeric(net.embeddings as Float32Array, 20 * BAG + d), 2e-3)
    }
  })
})
