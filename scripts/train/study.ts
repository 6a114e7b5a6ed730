import { productOf } from "../../pipeline/extract/model/segments.ts"
import { type Net, rowsOf } from "../../pipeline/extract/model/net.ts"
import type { Model } from "../../pipeline/extract/model/weights.ts"
import { attach, type Attached, fitCounter, learnAttachments } from "./attachments.ts"
import type { TrainingArticle } from "./trainingArticle.ts"
import { learn } from "./learn.ts"
import { learnNet, type NetLesson } from "./learnNet.ts"
import { fitSegments, type Judgement } from "./measure.ts"
import { ADAPTATION, NET_ADAPTATION, NET_RECIPE, RECIPE, SEED } from "./recipe.ts"
import { counted } from "./slopes.ts"

/** A model but for its net and its decoding. */
export type Learned = Pick<Model, "tables" | "chain">

/**
 * Learns all but the net: from labelled articles, and for the labels alone from articles that another model has
 * labelled as well.
 *
 * @param from a model to begin at
 */
export const study = (
  examples: ReadonlyArray<TrainingArticle>,
  others: ReadonlyArray<TrainingArticle>,
  from?: Model
): Learned => {
  const lessons = [...examples, ...others].map(({ gaps, observed: { features }, source, tags }) => ({
    source,
    features,
    gaps,
    tags
  }))
  const recipe = from === undefined ? RECIPE : ADAPTATION
  const start = from && { features: from.tables.tags, ...from.chain }
  const weights = learn(lessons, { ...recipe, seed: SEED }, start)
  return {
    chain: { steps: weights.steps, ends: weights.ends },
    tables: { tags: weights.features, ...learnAttachments(examples, SEED, from?.tables) }
  }
}

/**
 * Learns the net: from labelled articles, and from what a teacher expects of others. Yields after each epoch, as
 * `learnNet`.
 */
export const studyNet = (
  examples: ReadonlyArray<TrainingArticle>,
  taught: ReadonlyArray<NetLesson>,
  from?: Model
): Generator<number, Net> =>
  learnNet(
    [
      ...examples.map(({ gaps, observed, tags }) => ({ rows: rowsOf(observed), gaps, target: counted(tags, gaps) })),
      ...taught
    ],
    { ...(from === undefined ? NET_RECIPE : NET_ADAPTATION), seed: SEED },
    from?.net
  )

/** A model but for what is fitted to articles that it has not seen. */
export type Studied = Omit<Model, "decoding">

/** Learns it from labels, and the net from what a teacher expects of others as well. */
export const studyAll = (
  examples: ReadonlyArray<TrainingArticle>,
  others: ReadonlyArray<TrainingArticle>,
  from?: Model,
  taught: ReadonlyArray<NetLesson> = []
): Studied => ({
  ...study(examples, others, from),
  net: last(studyNet([...examples, ...others], taught, from))
})

const last = <A>(steps: Generator<unknown, A>): A => {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** What a model that has not seen an article says of it. */
export interface Seen {
  readonly judged: Judgement
  readonly attached: Attached
}

export const see = (example: TrainingArticle, learned: Studied, share: number): Seen => ({
  judged: { example, found: productOf(example.observed, example.gaps, learned, share) },
  attached: attach(example, learned.tables)
})

/** What answers to give and how sure to be of them, fitted to articles that the model has not seen. */
export const fitDecoding = (seen: ReadonlyArray<Seen>, share: number): Model["decoding"] => ({
  share,
  ...fitSegments(seen.map(({ judged }) => judged)),
  counter: fitCounter(seen.map(({ attached }) => attached.stances))
})
