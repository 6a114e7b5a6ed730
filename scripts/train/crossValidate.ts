import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { annotate } from "../../pipeline/extract/annotate.ts"
import { segmentsOf } from "../../pipeline/extract/model/segments.ts"
import type { Model } from "../../pipeline/extract/model/weights.ts"
import type { LabelledArticle } from "../../evals/gold/labelled.ts"
import type { Attached } from "./attachments.ts"
import type { TrainingArticle } from "./trainingArticle.ts"
import { foldsOf } from "./folds.ts"
import { FOLDS, SHARE } from "./recipe.ts"
import { fitDecoding, see, type Studied, studyAll } from "./study.ts"

/** What comes of a cross-validation. */
export interface CrossValidated {
  /**
   * For each article, what a model answers that has seen no article of its source; its decoding is fitted to the other
   * folds.
   */
  readonly answers: ReadonlyArray<LabelledArticle>
  /** The same with one piece of evidence as confidence, to tell what calibrating all of it gives. */
  readonly answersBy: (piece: number) => ReadonlyArray<LabelledArticle>
  /** Of gold segments; what is added to the odds of `counter` is fitted to the other folds too, and is in them. */
  readonly attached: ReadonlyArray<Attached>
  /** Fitted to all folds: what the model that has learned from all articles is used with. */
  readonly decoding: Model["decoding"]
}

/** @param others articles that another model has labelled: learned from in every fold but those of their sources */
export const crossValidate = Effect.fn("crossValidate")(function* (
  examples: ReadonlyArray<TrainingArticle>,
  others: ReadonlyArray<TrainingArticle>,
  from?: Model
) {
  const folds = foldsOf(examples, FOLDS)
  const learned: Array<Studied> = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const started = performance.now()
    const sources = new Set(examples.flatMap(({ source }, i) => (folds[i] === fold ? [source] : [])))
    const [own, foreign] = [
      examples.filter((_, i) => folds[i] !== fold),
      others.filter(({ source }) => !sources.has(source))
    ]
    learned.push(yield* Effect.sync(() => studyAll(own, foreign, from)))
    yield* Console.error(
      `cross-validation: fold ${fold + 1} of ${FOLDS} in ${((performance.now() - started) / 1000).toFixed(0)} s`
    )
  }
  const share = from?.decoding.share ?? SHARE.alone
  const seen = examples.map((example, i) => see(example, learned[folds[i]!]!, share))
  const decodings = learned.map((_, fold) =>
    fitDecoding(
      seen.filter((_, i) => folds[i] !== fold),
      share
    )
  )
  const answers = (change: (decoding: Model["decoding"]) => Model["decoding"]) =>
    examples.map((example, i) => answerOf(example, { ...learned[folds[i]!]!, decoding: change(decodings[folds[i]!]!) }))
  return {
    answers: answers((decoding) => decoding),
    answersBy: (piece) => answers((decoding) => ({ ...decoding, confidence: alone(decoding.confidence, piece) })),
    attached: seen.map(({ attached }, i) => withCounter(attached, decodings[folds[i]!]!.counter)),
    decoding: fitDecoding(seen, share)
  } satisfies CrossValidated
})

const alone = ({ evidence, labels }: Model["decoding"]["confidence"], piece: number) => ({
  labels: labels.map(() => 0),
  evidence: evidence.map((_, k) => (k === piece ? 1 : 0))
})

const withCounter = (attached: Attached, added: number): Attached => ({
  ...attached,
  stances: attached.stances.map(([odds, counter]) => [odds + added, counter] as const)
})

/** A model's answer as labels are read from files. */
export const answerOf = ({ document, observed, prose }: TrainingArticle, model: Model): LabelledArticle => {
  const { article_id, segments, text } = annotate(document, segmentsOf(prose, observed, model))
  return {
    id: article_id,
    text,
    segments: segments.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment }))
  }
}
