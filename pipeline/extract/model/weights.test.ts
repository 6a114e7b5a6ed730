import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { LABELS } from "../../../schemas/label.ts"
import { ATTRIBUTE_ROWS, KINDS } from "../sequence/attributes.ts"
import { STEPS } from "../sequence/chain.ts"
import { FEATURES } from "../features/hash.ts"
import { LINK_ROWS } from "../sequence/links.ts"
import { modelOf } from "./model.ts"
import { BAG, EMBEDDINGS, LAYER_NAMES, LAYERS, type Net } from "./net.ts"
import { TAGS } from "../sequence/tags.ts"
import { decodeModel, encodeModel, type Model } from "./weights.ts"

const sparse = (length: number) => Float32Array.from({ length }, (_, i) => (i % 97 === 0 ? Math.sin(i) * 3 : 0))
const four = (value: number) => LABELS.map(() => value)
const layers = Object.fromEntries(
  LAYER_NAMES.map((name) => [name, Float64Array.from(sparse((LAYERS[name].inputs + 1) * LAYERS[name].outputs))])
)
const MODEL: Model = {
  chain: { steps: sparse(STEPS), ends: sparse(TAGS) },
  tables: {
    tags: sparse(FEATURES * TAGS),
    stance: sparse(ATTRIBUTE_ROWS),
    kind: sparse(ATTRIBUTE_ROWS * KINDS.length),
    link: sparse(LINK_ROWS),
    relation: sparse(LINK_ROWS)
  },
  net: {
    ...(layers as unknown as Pick<Net, (typeof LAYER_NAMES)[number]>),
    embeddings: sparse(EMBEDDINGS * BAG),
    scales: Array.from({ length: BAG }, () => 1),
    chain: { steps: sparse(STEPS), ends: sparse(TAGS) }
  },
  decoding: {
    share: 0.5,
    worth: { sentence: four(2), sentenceCost: four(0.5), segment: four(2), segmentCost: four(0.5) },
    confidence: { labels: four(0), evidence: [1, 0, 0, 0, 0, 0, 0, 0] },
    counter: 0.5
  }
}
const HEADER = { name: "test", licence: "MIT", labels: LABELS, trainingSets: [], scores: { "sentences.accuracy": 0.5 } }
const BYTES = encodeModel(HEADER, MODEL)

/** A changed file whose checksum is right. */
const resealed = (bytes: Uint8Array, change: (bytes: Uint8Array) => void): Uint8Array => {
  const changed = bytes.slice()
  change(changed)
  changed.set(createHash("sha256").update(changed.subarray(0, -32)).digest(), changed.length - 32)
  return changed
}

describe("a model file", () => {
  it("keeps every weight to half a step of its column", () => {
    const stored = Result.getOrThrow(decodeModel(BYTES))
    const pairs = [
      [MODEL.tables.tags, stored.tables.tags, TAGS],
      [MODEL.chain.steps, stored.chain.steps, TAGS],
      [MODEL.tables.kind, stored.tables.kind, KINDS.length]
    ] as const
    for (const [before, after, columns] of pairs) {
      assert.strictEqual(after.length, before.length)
      for (let column = 0; column < columns; column++) {
        const own = before.filter((_, i) => i % columns === column)
        const step = Math.max(...own.map(Math.abs).subarray(0, 5000), 3) / 127
        const worst = own.reduce(
          (most, value, row) => Math.max(most, Math.abs(value - after[row * columns + column]!)),
          0
        )
        assert.isAtMost(worst, step / 2 + 1e-6)
      }
    }
    const embeddings = Float32Array.from(stored.net.embeddings, (integer, i) => integer * stored.net.scales[i % BAG]!)
    for (const [before, after] of [
      [MODEL.net.embeddings, embeddings],
      ...LAYER_NAMES.map((name) => [MODEL.net[name], stored.net[name]] as const)
    ] as const) {
      let worst = 0
      for (let i = 0; i < before.length; i++) worst = Math.max(worst, Math.abs(before[i]! - after[i]!))
      assert.isAtMost(worst, 3 / 254 + 1e-6)
    }
    assert.deepStrictEqual(stored.decoding, MODEL.decoding)
    assert.strictEqual(stored.header.scores["sentences.accuracy"], 0.5)
  })

  it("has the same bytes each time", () => {
    assert.deepStrictEqual(encodeModel(HEADER, MODEL), BYTES)
  })

  it.effect("is refused in one line where it is damaged, cut short, foreign or missing", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(tmpdir(), "model-"))
      const damaged = BYTES.slice()
      damaged[BYTES.length >> 1]! ^= 1
      const old = resealed(BYTES, (bytes) => bytes.set(new TextEncoder().encode("1"), "opinion-segments model ".length))
      const other = resealed(BYTES, (bytes) =>
        bytes.set(new TextEncoder().encode("tagz"), Buffer.from(bytes).indexOf('"tags"') + 1)
      )
      const files = {
        damaged,
        old,
        other,
        short: BYTES.slice(0, -1000),
        foreign: new TextEncoder().encode("PK\u0003\u0004 a zip file ".repeat(20)),
        empty: new Uint8Array(0)
      }
      for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
      const messages: Array<string> = []
      for (const name of [...Object.keys(files), "missing"]) {
        const error = yield* Effect.flip(Effect.scoped(modelOf.open(join(folder, name))))
        messages.push(error.message.replace(folder, ""))
      }
      rmSync(folder, { recursive: true })
      assert.deepStrictEqual(messages, [
        "/damaged is damaged or cut short.",
        "/old was made by another version of this program: train it again.",
        "/other was made by another version of this program: train it again.",
        "/short is damaged or cut short.",
        "/foreign is not a model file of this program.",
        "/empty is not a model file of this program.",
        "There is no model file /missing that can be read."
      ])
    })
  )
})
