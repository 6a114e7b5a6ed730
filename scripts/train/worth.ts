import type { Worth } from "../../pipeline/extract/sequence/decode.ts"
import { LABELS } from "../../schemas/label.ts"

/** Of each label: right answers, answers, gold; of sentences and of segments that overlap by half. */
export interface Tally {
  readonly sentences: ReadonlyArray<Count>
  readonly segments: ReadonlyArray<Count>
}
export interface Count {
  right: number
  answered: number
  gold: number
}

export const emptyTally = (): Tally => ({
  sentences: LABELS.map(() => ({ right: 0, answered: 0, gold: 0 })),
  segments: LABELS.map(() => ({ right: 0, answered: 0, gold: 0 }))
})

export const f1 = ({ answered, gold, right }: Count): number =>
  answered + gold === 0 ? 0 : (2 * right) / (answered + gold)

export const macro = (counts: ReadonlyArray<Count>): number =>
  counts.reduce((sum, count) => sum + f1(count), 0) / counts.length

/**
 * What answers are worth once so much has been counted: the slope of the two macro-F1s. A right answer of a label
 * raises its F1 = 2 right / (answered + gold) by 2 / (answered + gold); any answer lowers it by F1 / (answered +
 * gold). Repeated to a fixed point, this is Dinkelbach's method (1967) for the greatest ratio.
 */
export const worthOf = ({ segments, sentences }: Tally): Worth => {
  const total = sentences.reduce((sum, { gold }) => sum + gold, 0)
  const gain = (count: Count) => (2 * total) / (count.answered + count.gold + 1)
  const cost = (count: Count) => (f1(count) * total) / (count.answered + count.gold + 1)
  return {
    sentence: sentences.map(gain),
    sentenceCost: sentences.map(cost),
    segment: segments.map(gain),
    segmentCost: segments.map(cost)
  }
}
