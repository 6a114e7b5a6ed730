import { random } from "../../evals/metrics/random.ts"
import { outcomes } from "../../pipeline/extract/sequence/attributes.ts"
import { total } from "../../pipeline/extract/sequence/links.ts"
import { Adaptive } from "./adaptive.ts"
import { shuffle } from "./shuffle.ts"

/** Something with features and the outcome that is to be told from them. */
export interface Item {
  readonly features: Int32Array
  /** Of one column, 1 or 0; of several, the column. */
  readonly outcome: number
}

/** A choice among alternatives, each with features. */
export interface Choice {
  readonly alternatives: ReadonlyArray<Int32Array>
  readonly chosen: number
}

export interface Pace {
  readonly seed: number
  readonly epochs: number
  readonly rate: number
  readonly penalty: number
}

/**
 * Logistic regression, multinomial where there are several columns: weights [row * columns + column] as `outcomes`
 * takes them.
 */
export const classify = (
  items: ReadonlyArray<Item>,
  rows: number,
  columns: number,
  pace: Pace,
  from?: Float32Array
): Float32Array =>
  descend(items, rows * columns, pace, from, ({ features, outcome }, weights, step) => {
    const odds = outcomes(features, weights, columns)
    const slopes = columns === 1 ? Float64Array.of(1 / (1 + Math.exp(-odds[0]!)) - outcome) : softmax(odds)
    if (columns > 1) slopes[outcome]! -= 1
    const root = Math.sqrt(Math.max(1, features.length))
    const own = slopes.map((slope) => slope / root)
    for (const feature of features) step(feature * columns, own, 0, columns)
  })

/** A conditional logit: weights of features such that the chosen alternative has the highest sum. */
export const rank = (choices: ReadonlyArray<Choice>, rows: number, pace: Pace, from?: Float32Array): Float32Array =>
  descend(choices, rows, pace, from, ({ alternatives, chosen }, weights, step) => {
    const slopes = softmax(Float64Array.from(alternatives, (features) => total(features, weights)))
    slopes[chosen]! -= 1
    for (const [k, features] of alternatives.entries()) for (const feature of features) step(feature, slopes, k, 1)
  })

/** Logistic regression on sums of weights. */
export const decide = (items: ReadonlyArray<Item>, rows: number, pace: Pace, from?: Float32Array): Float32Array =>
  descend(items, rows, pace, from, ({ features, outcome }, weights, step) => {
    const slope = Float64Array.of(1 / (1 + Math.exp(-total(features, weights))) - outcome)
    for (const feature of features) step(feature, slope, 0, 1)
  })

type Step = (to: number, slopes: Float64Array, of: number, length: number) => void

const descend = <A>(
  all: ReadonlyArray<A>,
  size: number,
  { epochs, penalty, rate, seed }: Pace,
  from: Float32Array | undefined,
  study: (one: A, weights: Float32Array, step: Step) => void
): Float32Array => {
  const next = random(seed)
  const weights = new Adaptive(size, penalty, from)
  const order = [...all]
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next)
    const own = rate * (1 - (0.9 * epoch) / epochs)
    for (const one of order)
      study(one, weights.values, (to, slopes, of, length) => weights.step(to, slopes, of, length, own))
    if (2 * epoch >= epochs - 1) weights.remember()
  }
  return weights.average()
}

const softmax = (odds: Float64Array): Float64Array => {
  const most = odds.reduce((a, b) => Math.max(a, b), -Infinity)
  const raised = odds.map((value) => Math.exp(value - most))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((value) => value / sum)
}
