import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { annotate } from "../../pipeline/extract/annotate.ts"
import { segmentsOf } from "../../pipeline/extract/model/segments.ts"
import type { Model } from "../../pipeline/extract/model/weights.ts"
import type { LabelledArticle } from "../../evals/gold/labelled.ts"
import type { Example } from "./examples.ts"
import { foldsOf } from "./folds.ts"
import { FOLDS } from "./recipe.ts"
import { fitDecoding, type Learned, see, type Seen, study } from "./study.ts"

/** What comes of a cross-validation. */
export interface CrossValidated {
  /** For each article, what a model answers that has seen no article of its source; its decoding is fitted to the other folds. */
  readonly answers: ReadonlyArray<LabelledArticle>
  /** The same with what the chain says as confidence, to tell what calibrating it gives. */
  readonly uncalibrated: ReadonlyArray<LabelledArticle>
  readonly seen: ReadonlyArray<Seen>
  /** Fitted to all folds: what the model that has learned from all articles is used with. */
  readonly decoding: Model["decoding"]
}

/** @param others articles that another model has labelled: learned from in every fold but those of their sources */
export const crossValidate = Effect.fn("crossValidate")(function*(examples: ReadonlyArray<Example>, others: ReadonlyArray<Example>, from?: Model) {
  const folds = foldsOf(examples, FOLDS)
  const learned: Array<Learned> = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const started = performance.now()
    const sources = new Set(examples.flatMap(({ source }, i) => folds[i] === fold ? [source] : []))
    learned.push(yield* Effect.sync(() => study(examples.filter((_, i) => folds[i] !== fold), others.filter(({ source }) => !sources.has(source)), from)))
    yield* Console.error(`cross-validation: fold ${fold + 1} of ${FOLDS} in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
  const seen = examples.map((example, i) => see(example, learned[folds[i]!]!))
  const decodings = learned.map((_, fold) => fitDecoding(seen.filter((_, i) => folds[i] !== fold)))
  const answersBy = (change: (decoding: Model["decoding"]) => Model["decoding"]) =>
    examples.map((example, i) => answerOf(example, { ...learned[folds[i]!]!, decoding: change(decodings[folds[i]!]!) }))
  const answers = answersBy((decoding) => decoding)
  const uncalibrated = answersBy((decoding) => ({ ...decoding, confidence: decoding.confidence.map(() => [1, 0] as const) }))
  return { answers, uncalibrated, seen, decoding: fitDecoding(seen) } satisfies CrossValidated
})

/** A model's answer as labels are read from files. */
export const answerOf = ({ bare, document, observed }: Example, model: Model): LabelledArticle => {
  const { article_id, segments, text } = annotate(document, segmentsOf(bare, observed, model))
  return { id: article_id, text, segments: segments.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment })) }
}
