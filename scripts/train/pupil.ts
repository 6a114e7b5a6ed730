import type { LabelledArticle } from "../../evals/gold/labelled.ts"
import type { Model } from "../../pipeline/extract/model/weights.ts"
import { answerOf } from "./crossValidate.ts"
import { foldsOf } from "./folds.ts"
import type { NetLesson } from "./learnNet.ts"
import { FOLDS, SHARE } from "./recipe.ts"
import { fitDecoding, see, studyAll } from "./study.ts"
import type { TrainingArticle } from "./trainingArticle.ts"

/** What a pupil answers for articles that neither it nor its teacher's networks have learned from. */
export interface Pupil {
  /** In the order of the articles; decoding is fitted to those of other sources. */
  readonly answers: ReadonlyArray<LabelledArticle>
  /** Fitted to all of them: what the pupil that has learned from every article is used with. */
  readonly decoding: Model["decoding"]
}

/**
 * Learns once more without some articles, and answers for these: how good a taught model is, and how sure it may be, can only be
 * told where its teacher knew no better either.
 *
 * @param unseen the articles that the teacher has not learned from
 */
export const tryPupil = (
  examples: ReadonlyArray<TrainingArticle>,
  taught: ReadonlyArray<NetLesson>,
  unseen: ReadonlyArray<TrainingArticle>
): Pupil => {
  const known = examples.filter((example) => !unseen.includes(example))
  const learned = studyAll(known, [], undefined, taught)
  const seen = unseen.map((example) => see(example, learned, SHARE.taught))
  const folds = foldsOf(unseen, FOLDS)
  const decodings = Array.from({ length: FOLDS }, (_, fold) =>
    fitDecoding(
      seen.filter((_, i) => folds[i] !== fold),
      SHARE.taught
    )
  )
  return {
    answers: unseen.map((example, i) => answerOf(example, { ...learned, decoding: decodings[folds[i]!]! })),
    decoding: fitDecoding(seen, SHARE.taught)
  }
}
