import { random } from "../../evals/metrics/random.ts"
import { STEPS } from "../../pipeline/extract/sequence/chain.ts"
import {
  BAG,
  type Dropout,
  EMBEDDINGS,
  LAYERS,
  LEXICAL_ROWS,
  type Net,
  UNITS
} from "../../pipeline/extract/model/net.ts"
import { TAGS } from "../../pipeline/extract/sequence/tags.ts"
import { type Learner, NetBatch } from "./netBatch.ts"
import { shuffle } from "./shuffle.ts"
import type { Counts } from "./slopes.ts"

/** What a net is learned from: the rows of each sentence, and what tags and steps should be expected. */
export interface NetLesson {
  readonly rows: ReadonlyArray<Int32Array>
  readonly gaps: Uint8Array
  readonly target: Counts
}

export interface NetRecipe {
  readonly seed: number
  readonly epochs: number
  /** More epochs, up to `MOST`, where they have fewer steps than this: few articles are learned from more often. */
  readonly steps: number
  /** Step size; it rises over the first `warmUp` steps and then falls to a fiftieth. */
  readonly rate: number
  readonly warmUp: number
  /** Articles a step. */
  readonly batch: number
  /** Shares that are left out, each time anew: of rows, and of units. */
  readonly dropLexical: number
  readonly dropStructural: number
  readonly dropUnits: number
  /** A row counts that so many articles have. */
  readonly articles: number
}

/**
 * A net and a chain over its scores, by Adam on the cross-entropy from the targets, every sentence as much as another.
 * Yields after each epoch how far from the targets it was, in nats a sentence.
 *
 * @param from a net to begin at; by chance where absent
 */
export function* learnNet(lessons: ReadonlyArray<NetLesson>, recipe: NetRecipe, from?: Net): Generator<number, Net> {
  const next = random(recipe.seed)
  const net = startOf(from, next)
  const useful = usefulRows(lessons, recipe.articles)
  if (from === undefined)
    for (let row = 0; row < EMBEDDINGS; row++) if (useful[row] === 0) net.embeddings.fill(0, row * BAG, (row + 1) * BAG)
  const known = lessons
    .filter(({ gaps }) => gaps.length > 0)
    .map((lesson) => ({ ...lesson, rows: lesson.rows.map((own) => own.filter((row) => useful[row] === 1)) }))
  const batches = Math.ceil(known.length / recipe.batch)
  const epochs = Math.max(recipe.epochs, Math.min(MOST, Math.ceil(recipe.steps / batches)))
  const steps = epochs * batches
  const learner = new NetBatch(net)
  let done = 0

  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(known, next)
    let [distance, sentences] = [0, 0]
    for (let start = 0; start < known.length; start += recipe.batch) {
      const batch = known.slice(start, start + recipe.batch)
      const size = batch.reduce((sum, { gaps }) => sum + gaps.length, 0)
      for (const { gaps, rows, target } of batch) {
        distance += learner.add(
          rows.map((own) => kept(own, recipe, next)),
          gaps,
          target,
          dropoutOf(gaps.length, recipe, next),
          size
        )
      }
      learner.step(recipe.rate * Math.min(1, (done + 1) / recipe.warmUp) * Math.max(0.02, 1 - done / steps))
      sentences += size
      done++
    }
    yield distance / sentences
  }
  return net
}

/** Of epochs. */
const MOST = 20

/**
 * Embeddings of deviation .05; layers uniform within the root of 3 over the inputs, biases 0 (He et al. 2015, halved).
 */
const startOf = (from: Net | undefined, next: () => number) => {
  const noise = (width: number) => (next() / 2 ** 31 - 1) * width
  const layer = (name: keyof typeof LAYERS): Float64Array => {
    const { inputs, outputs } = LAYERS[name]
    const width = Math.sqrt(3 / inputs)
    return (
      from?.[name].slice() ??
      Float64Array.from({ length: outputs * (inputs + 1) }, (_, i) => (i % (inputs + 1) === inputs ? 0 : noise(width)))
    )
  }
  return {
    embeddings: Float32Array.from({ length: EMBEDDINGS * BAG }, (_, i) =>
      from === undefined ? noise(0.087) : from.embeddings[i]! * from.scales[i % BAG]!
    ),
    scales: Array.from({ length: BAG }, () => 1),
    mix: layer("mix"),
    near: layer("near"),
    far: layer("far"),
    out: layer("out"),
    chain: {
      steps: from?.chain.steps.slice() ?? new Float32Array(STEPS),
      ends: from?.chain.ends.slice() ?? new Float32Array(TAGS)
    }
  } satisfies Learner
}

/** 1 for each row that so many articles have. */
const usefulRows = (lessons: ReadonlyArray<NetLesson>, least: number): Uint8Array => {
  const articles = new Uint16Array(EMBEDDINGS)
  const last = new Int32Array(EMBEDDINGS).fill(-1)
  for (const [i, { rows }] of lessons.entries()) {
    for (const own of rows) {
      for (const row of own) {
        if (last[row] === i) continue
        last[row] = i
        articles[row] = Math.min(least, articles[row]! + 1)
      }
    }
  }
  return Uint8Array.from(articles, (count) => (count >= least ? 1 : 0))
}

const kept = (rows: Int32Array, { dropLexical, dropStructural }: NetRecipe, next: () => number): Int32Array =>
  rows.filter((row) => next() >= (row < LEXICAL_ROWS ? dropLexical : dropStructural) * 2 ** 32)

const dropoutOf = (
  sentences: number,
  { dropLexical, dropStructural, dropUnits }: NetRecipe,
  next: () => number
): Dropout => {
  const mask = (length: number) => {
    const values = new Float64Array(length)
    for (let i = 0; i < length; i++) values[i] = next() < dropUnits * 2 ** 32 ? 0 : 1 / (1 - dropUnits)
    return values
  }
  return {
    lexical: 1 / (1 - dropLexical),
    structural: 1 / (1 - dropStructural),
    mixed: mask(sentences * UNITS),
    last: mask(sentences * 3 * UNITS)
  }
}
