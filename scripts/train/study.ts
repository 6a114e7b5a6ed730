import type { Model } from "../../pipeline/extract/model/weights.ts"
import { LABELS } from "../../schemas/label.ts"
import { attach, type Attached, fitCounter, learnAttachments } from "./attachments.ts"
import { fitConfidence } from "./calibrate.ts"
import type { Example } from "./examples.ts"
import { learn } from "./learn.ts"
import { answer, fitWorth, judge, type Judged, matched } from "./measure.ts"
import { ADAPTATION, RECIPE, SEED } from "./recipe.ts"

/** A model but for what is fitted to articles that it has not seen. */
export type Learned = Pick<Model, "tables" | "chain">

/**
 * Learns from labelled articles, and for the labels alone from articles that another model has labelled as well.
 *
 * @param from a model to begin at
 */
export const study = (examples: ReadonlyArray<Example>, others: ReadonlyArray<Example>, from?: Model): Learned => {
  const lessons = [...examples, ...others].map(({ gaps, observed: { features }, source, tags }) => ({ source, features, gaps, tags }))
  const recipe = from === undefined ? RECIPE : ADAPTATION
  const start = from && { features: from.tables.tags, ...from.chain }
  const weights = learn(lessons, { ...recipe, seed: SEED }, start)
  return {
    chain: { steps: weights.steps, ends: weights.ends },
    tables: { tags: weights.features, ...learnAttachments(examples, SEED, from?.tables) }
  }
}

/** What a model that has not seen an article says of it. */
export interface Seen {
  readonly judged: Judged
  readonly attached: Attached
}

export const see = (example: Example, { chain, tables }: Learned): Seen => ({
  judged: judge(example, { features: tables.tags, ...chain }),
  attached: attach(example, tables)
})

/** What answers to give and how sure to be of them, fitted to articles that the model has not seen. */
export const fitDecoding = (seen: ReadonlyArray<Seen>): Model["decoding"] => {
  const judged = seen.map(({ judged }) => judged)
  const worth = fitWorth(judged)
  const answers = judged.flatMap((one) => {
    const given = answer(one, worth)
    const right = matched(one.example, given)
    return given.map(({ label, match }, k) => ({ label, match, right: right[k]! }))
  })
  return {
    worth,
    confidence: LABELS.map((_, label) => fitConfidence(answers.filter((answer) => answer.label === label))),
    counter: fitCounter(seen.map(({ attached }) => attached))
  }
}
