import { random } from "../../evals/metrics/random.ts"
import { type Chain, marginals, STEPS } from "../../pipeline/extract/sequence/chain.ts"
import { FEATURES, LEXICAL } from "../../pipeline/extract/features/hash.ts"
import { scoresOf } from "../../pipeline/extract/sequence/scores.ts"
import { TAGS } from "../../pipeline/extract/sequence/tags.ts"
import { Adaptive } from "./adaptive.ts"
import { shuffle } from "./shuffle.ts"
import { chainSlopes, counted } from "./slopes.ts"

/** What is learned from: features and tags of each sentence. */
export interface Lesson {
  readonly source: string
  readonly features: ReadonlyArray<Int32Array>
  readonly gaps: Uint8Array
  readonly tags: Uint8Array
}

/** Log-weights of a linear-chain CRF. */
export interface CrfWeights extends Chain {
  /** [feature * TAGS + tag] */
  readonly features: Float32Array
}

export interface Recipe {
  readonly seed: number
  readonly epochs: number
  /** The last epochs, over which the weights are averaged. */
  readonly averaged: number
  /** Step size at the beginning; it falls to a tenth. */
  readonly rate: number
  readonly penalty: number
  /** Share of lexical and of structural features left out of each sentence, each time anew (feature dropout). */
  readonly dropLexical: number
  readonly dropStructural: number
  /** A feature counts that holds in so many articles, of two sources at least. */
  readonly articles: number
}

/**
 * Weights by AdaGrad (Duchi, Hazan & Singer 2011), an article a step, with feature dropout and averaged over the last
 * epochs.
 *
 * @param from weights to begin at, which the penalty then draws towards; zero where absent
 */
export const learn = (lessons: ReadonlyArray<Lesson>, recipe: Recipe, from?: CrfWeights): CrfWeights => {
  const next = random(recipe.seed)
  const useful = usefulFeatures(lessons, recipe.articles, from)
  const compact = new Int32Array(FEATURES).fill(-1)
  for (const [k, feature] of useful.entries()) compact[feature] = k
  const lexicals = useful.findIndex((feature) => feature >= LEXICAL)
  // Weights are learned on what dropout leaves and used on everything: they are handed out times the share that was
  // kept.
  const kept = (k: number) => (k < lexicals ? 1 - recipe.dropLexical : 1 - recipe.dropStructural)
  const start =
    from &&
    Float32Array.from({ length: useful.length * TAGS }, (_, i) => {
      const k = Math.floor(i / TAGS)
      return from.features[useful[k]! * TAGS + (i % TAGS)]! / kept(k)
    })
  const parts = {
    features: new Adaptive(useful.length * TAGS, recipe.penalty, start),
    steps: new Adaptive(STEPS, recipe.penalty, from?.steps),
    ends: new Adaptive(TAGS, recipe.penalty, from?.ends)
  }
  const known = lessons.map((lesson) => ({
    ...lesson,
    features: lesson.features.map((all) => all.map((feature) => compact[feature]!).filter((k) => k >= 0))
  }))
  const [dropLexical, dropStructural] = [recipe.dropLexical * 2 ** 32, recipe.dropStructural * 2 ** 32]
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    shuffle(known, next)
    const rate = recipe.rate * (1 - (0.9 * epoch) / recipe.epochs)
    for (const lesson of known) {
      const features = lesson.features.map((all) =>
        all.filter((k) => next() >= (k < lexicals ? dropLexical : dropStructural))
      )
      study({ ...lesson, features }, parts, rate)
    }
    if (epoch >= recipe.epochs - recipe.averaged) for (const part of Object.values(parts)) part.remember()
  }
  const features = new Float32Array(FEATURES * TAGS)
  const average = parts.features.average()
  for (const [k, feature] of useful.entries()) {
    for (let t = 0; t < TAGS; t++) features[feature * TAGS + t] = average[k * TAGS + t]! * kept(k)
  }
  return { features, steps: parts.steps.average(), ends: parts.ends.average() }
}

/** One step down the slope of the negative log-likelihood of a lesson's tags. */
const study = (
  { features, gaps, tags }: Lesson,
  parts: { readonly features: Adaptive; readonly steps: Adaptive; readonly ends: Adaptive },
  rate: number
): void => {
  if (tags.length === 0) return
  const found = marginals(scoresOf(features, parts.features.values), gaps, {
    steps: parts.steps.values,
    ends: parts.ends.values
  })
  const { steps, tags: own } = chainSlopes(found, counted(tags, gaps))
  parts.steps.step(0, steps, 0, STEPS, rate)
  parts.ends.step(0, own, (tags.length - 1) * TAGS, TAGS, rate)
  for (const [i, all] of features.entries()) {
    for (let k = 0; k < all.length; k++) parts.features.step(all[k]! * TAGS, own, i * TAGS, TAGS, rate)
  }
}

/** Features that hold in enough articles, of two sources at least, or that have a weight already. */
const usefulFeatures = (lessons: ReadonlyArray<Lesson>, least: number, from: CrfWeights | undefined): Array<number> => {
  const articles = new Uint16Array(FEATURES)
  const last = new Int32Array(FEATURES).fill(-1)
  const source = new Int32Array(FEATURES).fill(-1)
  const several = new Uint8Array(FEATURES)
  const sources = [...new Set(lessons.map(({ source }) => source))]
  const useful: Array<number> = []
  for (const [i, lesson] of lessons.entries()) {
    const own = sources.indexOf(lesson.source)
    for (const features of lesson.features) {
      for (const feature of features) {
        if (last[feature] === i) continue
        last[feature] = i
        articles[feature]!++
        if (source[feature] === -1) source[feature] = own
        else if (source[feature] !== own) several[feature] = 1
      }
    }
  }
  for (let f = 0; f < FEATURES; f++) {
    const known = from !== undefined && from.features.subarray(f * TAGS, (f + 1) * TAGS).some((weight) => weight !== 0)
    if (known || (articles[f]! >= least && (several[f] === 1 || sources.length === 1))) useful.push(f)
  }
  return useful
}
