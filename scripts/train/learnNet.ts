import { random } from "../../evals/metrics/random.ts"
import { type Chain, marginals, STEPS } from "../../pipeline/extract/model/chain.ts"
import { LEXICAL } from "../../pipeline/extract/model/hash.ts"
import {
  activate, BAG, EMBEDDINGS, FAR, FAR_AT, LAYERS, MIXED_AT, NEAR, NEAR_AT, type Net, ONLY, OUT_AT, rowOf, UNITS
} from "../../pipeline/extract/model/net.ts"
import { TAGS } from "../../pipeline/extract/model/tags.ts"
import type { Lesson } from "./learn.ts"
import { shuffle } from "./shuffle.ts"
import { chainSlopes } from "./slopes.ts"

export interface NetRecipe {
  readonly seed: number
  readonly epochs: number
  readonly rate: number
  readonly dropLexical: number
  readonly dropStructural: number
  /** Share of the first layer's units left out of each sentence. */
  readonly dropUnits: number
}

export interface NetWeights extends Chain {
  readonly net: Net
}

/** A net with a chain over its scores, by Adam (Kingma & Ba 2015), an article a step; embeddings step only when they are seen. */
export const learnNet = (lessons: ReadonlyArray<Lesson>, recipe: NetRecipe): NetWeights => {
  const next = random(recipe.seed)
  const noise = (size: number, width: number) => Float32Array.from({ length: size }, () => (next() / 2 ** 31 - 1) * width)
  const parts = {
    embeddings: new Adam(noise(EMBEDDINGS * BAG, 0.05)),
    layers: new Adam(layersAtFirst(noise)),
    steps: new Adam(new Float32Array(STEPS)),
    ends: new Adam(new Float32Array(TAGS))
  }
  const net = { embeddings: parts.embeddings.values, layers: parts.layers.values }
  const chain = { steps: parts.steps.values, ends: parts.ends.values }
  const known = seenTwice(lessons)
  const [dropLexical, dropStructural, dropUnits] = [recipe.dropLexical, recipe.dropStructural, recipe.dropUnits].map((share) => share * 2 ** 32) as [number, number, number]
  const [lexicalScale, structuralScale] = [1 / (1 - recipe.dropLexical), 1 / (1 - recipe.dropStructural)]
  const lexicalRows = rowOf(LEXICAL)
  const total = recipe.epochs * known.length
  let done = 0
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(known, next)
    for (const lesson of known) {
      const rate = recipe.rate * Math.min(1, (done + 1) / 200) * Math.max(0.02, 1 - done / total)
      done++
      const n = lesson.tags.length
      if (n === 0) continue
      const rows = lesson.rows.map((all) => all.filter((row) => next() >= (row < lexicalRows ? dropLexical : dropStructural)))
      const mask = Float64Array.from({ length: n * UNITS }, () => next() >= dropUnits ? 1 / (1 - recipe.dropUnits) : 0)
      const found = activate(rows, net, lexicalScale, structuralScale, mask)
      const { own, steps } = chainSlopes(marginals(found.scores, lesson.gaps, chain), lesson.tags)
      for (let i = 0; i < own.length; i++) own[i]! /= n
      for (let i = 0; i < steps.length; i++) steps[i]! /= n
      const { bags, layers } = back(found, own, mask, net.layers)
      const step = parts.layers.tick()
      parts.layers.step(0, layers, 0, LAYERS, rate, step)
      parts.steps.step(0, steps, 0, STEPS, rate, step)
      parts.ends.step(0, own, (n - 1) * TAGS, TAGS, rate, step)
      for (const [i, all] of rows.entries()) {
        for (let b = 0; b < 2 * BAG; b++) bags[i * 2 * BAG + b]! *= (1 - found.bags[i * 2 * BAG + b]! ** 2) * (b < BAG ? lexicalScale : structuralScale)
        for (const row of all) parts.embeddings.step(row * BAG, bags, i * 2 * BAG + (row < lexicalRows ? 0 : BAG), BAG, rate, step)
      }
    }
  }
  return { net, ...chain }
}

/** Of the layers' weights, and of the bags. */
const back = ({ bags, far, mixed, near }: ReturnType<typeof activate>, own: Float64Array, mask: Float64Array, weights: Float32Array) => {
  const n = own.length / TAGS
  const layers = new Float64Array(LAYERS)
  const slopes = { bags: new Float64Array(bags.length), mixed: new Float64Array(mixed.length), near: new Float64Array(near.length), far: new Float64Array(far.length) }
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < TAGS; t++) {
      const slope = own[i * TAGS + t]!
      const base = OUT_AT + t * 3 * UNITS
      layers[OUT_AT + TAGS * 3 * UNITS + t]! += slope
      for (let u = 0; u < UNITS; u++) {
        const at = i * UNITS + u
        layers[base + u]! += slope * mixed[at]!
        layers[base + UNITS + u]! += slope * near[at]!
        layers[base + 2 * UNITS + u]! += slope * far[at]!
        slopes.mixed[at]! += slope * weights[base + u]!
        slopes.near[at]! += slope * weights[base + UNITS + u]!
        slopes.far[at]! += slope * weights[base + 2 * UNITS + u]!
      }
    }
  }
  for (let i = 0; i < far.length; i++) if (far[i]! <= 0) slopes.far[i] = 0
  through(n, near, slopes.near, UNITS, FAR, weights, layers, FAR_AT, slopes.far)
  for (let i = 0; i < near.length; i++) if (near[i]! <= 0) slopes.near[i] = 0
  through(n, mixed, slopes.mixed, UNITS, NEAR, weights, layers, NEAR_AT, slopes.near)
  for (let i = 0; i < mixed.length; i++) slopes.mixed[i] = mixed[i]! <= 0 ? 0 : slopes.mixed[i]! * mask[i]!
  through(n, bags, slopes.bags, 2 * BAG, ONLY, weights, layers, MIXED_AT, slopes.mixed)
  return { bags: slopes.bags, layers }
}

/** Back through a layer: adds to the slopes of its input and of its weights. */
const through = (
  n: number,
  input: Float64Array,
  inputSlopes: Float64Array,
  width: number,
  offsets: ReadonlyArray<number>,
  weights: Float32Array,
  slopes: Float64Array,
  at: number,
  outputSlopes: Float64Array
): void => {
  const inputs = width * offsets.length
  for (let i = 0; i < n; i++) {
    for (let o = 0; o < UNITS; o++) {
      const slope = outputSlopes[i * UNITS + o]!
      if (slope === 0) continue
      slopes[at + UNITS * inputs + o]! += slope
      for (let k = 0; k < offsets.length; k++) {
        const j = i + offsets[k]!
        if (j < 0 || j >= n) continue
        const [from, base] = [j * width, at + o * inputs + k * width]
        for (let u = 0; u < width; u++) {
          slopes[base + u]! += slope * input[from + u]!
          inputSlopes[from + u]! += slope * weights[base + u]!
        }
      }
    }
  }
}

class Adam {
  readonly values: Float32Array
  private readonly first: Float32Array
  private readonly second: Float32Array
  private time = 0

  constructor(values: Float32Array) {
    this.values = values
    this.first = new Float32Array(values.length)
    this.second = new Float32Array(values.length)
  }

  /** Counts a step; what corrects the moments for having begun at 0. */
  tick(): readonly [first: number, second: number] {
    this.time++
    return [1 - 0.9 ** this.time, 1 - 0.999 ** this.time]
  }

  step(to: number, slopes: Float64Array, of: number, length: number, rate: number, [one, two]: readonly [number, number]) {
    const { first, second, values } = this
    for (let i = 0; i < length; i++) {
      const at = to + i
      const slope = slopes[of + i]!
      const m = first[at] = 0.9 * first[at]! + 0.1 * slope
      const v = second[at] = 0.999 * second[at]! + 0.001 * slope * slope
      values[at]! -= (rate * m / one) / (Math.sqrt(v / two) + 1e-8)
    }
  }
}

/** Uniform within the root of 3 over the inputs, biases 0 (He et al. 2015, halved). */
const layersAtFirst = (noise: (size: number, width: number) => Float32Array): Float32Array => {
  const layers = new Float32Array(LAYERS)
  const fill = (at: number, outputs: number, inputs: number) => layers.set(noise(outputs * inputs, Math.sqrt(3 / inputs)), at)
  fill(MIXED_AT, UNITS, 2 * BAG)
  fill(NEAR_AT, UNITS, NEAR.length * UNITS)
  fill(FAR_AT, UNITS, FAR.length * UNITS)
  fill(OUT_AT, TAGS, 3 * UNITS)
  return layers
}

/** The lessons with the rows of their features, but for rows that fewer than three articles have. */
const seenTwice = (lessons: ReadonlyArray<Lesson>): Array<Lesson & { readonly rows: ReadonlyArray<Int32Array> }> => {
  const articles = new Uint16Array(EMBEDDINGS)
  const last = new Int32Array(EMBEDDINGS).fill(-1)
  const all = lessons.map((lesson, i) => {
    const rows = lesson.features.map((features) => features.map(rowOf))
    for (const own of rows) {
      for (const row of own) {
        if (last[row] === i) continue
        last[row] = i
        articles[row] = Math.min(65535, articles[row]! + 1)
      }
    }
    return { ...lesson, rows }
  })
  return all.map((lesson) => ({ ...lesson, rows: lesson.rows.map((own) => own.filter((row) => articles[row]! >= 3)) }))
}
