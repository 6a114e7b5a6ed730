import { LABELS } from "../../schemas/label.ts"
import { type ConfidenceWeights, evidence } from "../../pipeline/extract/sequence/confidence.ts"
import type { Marginals } from "../../pipeline/extract/sequence/chain.ts"
import { decode, type Stretch, type Worth } from "../../pipeline/extract/sequence/decode.ts"
import { labelOf, TAGS } from "../../pipeline/extract/sequence/tags.ts"
import type { AlignedArticle } from "./trainingArticle.ts"
import { logistic } from "./logistic.ts"
import { emptyTally, type Tally, worthOf } from "./worth.ts"

/** An article and what weights that never saw it say of it. */
export interface Judgement {
  readonly example: AlignedArticle
  readonly found: Marginals
}

export const answer = ({ example, found }: Judgement, worth: Worth): Array<Stretch> =>
  decode(found, example.words, worth)

/** The worth of answers that suits these judgements best. */
export const fitWorth = (judged: ReadonlyArray<Judgement>): Worth => {
  let worth = worthOf(likeliest(judged))
  for (let round = 0; round < 6; round++) worth = worthOf(tally(judged.map((one) => [one.example, answer(one, worth)])))
  return worth
}

/** What answers to give and how sure to be of them, fitted to judgements of articles that were not learned from. */
export const fitSegments = (
  judged: ReadonlyArray<Judgement>
): { readonly worth: Worth; readonly confidence: ConfidenceWeights } => {
  const worth = fitWorth(judged)
  const odds = logistic(
    judged.flatMap((one) => {
      const given = answer(one, worth)
      const right = matched(one.example, given)
      return given.map((stretch, k) => ({
        evidence: [
          ...LABELS.map((_, label) => (stretch.label === label ? 1 : 0)),
          ...evidence(one.found, one.example.words, stretch)
        ],
        holds: right[k]!
      }))
    })
  )
  return { worth, confidence: { labels: odds.slice(0, LABELS.length), evidence: odds.slice(LABELS.length) } }
}

/** A first tally: the likeliest tags. */
const likeliest = (judged: ReadonlyArray<Judgement>): Tally => {
  const answers = judged.map(({ example, found: { backward, forward, gaps } }) => {
    const stretches: Array<Stretch> = []
    for (let i = 0; i < gaps.length; i++) {
      let best = 0
      for (let t = 1; t < TAGS; t++) {
        if (forward[i * TAGS + t]! * backward[i * TAGS + t]! > forward[i * TAGS + best]! * backward[i * TAGS + best]!)
          best = t
      }
      const before = stretches.at(-1)
      if (best === 0) continue
      if (best % 2 === 0 && before?.label === labelOf(best) && before.last === i - 1)
        stretches[stretches.length - 1] = { ...before, last: i }
      else stretches.push({ label: labelOf(best), first: i, last: i, match: 0 })
    }
    return [example, stretches] as const
  })
  return tally(answers)
}

/** Whether each answered stretch overlaps a gold one of its label by half, each way; no gold one counts twice. */
export const matched = ({ segments, words }: AlignedArticle, answers: ReadonlyArray<Stretch>): Array<boolean> => {
  const starts = new Float64Array(words.length + 1)
  for (let i = 0; i < words.length; i++) starts[i + 1] = starts[i]! + words[i]!
  const taken = new Set<number>()
  return answers.map(({ first, label, last }) => {
    const at = segments.findIndex((gold, k) => {
      const shared = 2 * (starts[Math.min(gold.last, last) + 1]! - starts[Math.max(gold.first, first)]!)
      return (
        !taken.has(k) &&
        gold.label === label &&
        shared >= starts[last + 1]! - starts[first]! &&
        shared >= starts[gold.last + 1]! - starts[gold.first]!
      )
    })
    if (at >= 0) taken.add(at)
    return at >= 0
  })
}

export const tally = (answered: ReadonlyArray<readonly [AlignedArticle, ReadonlyArray<Stretch>]>): Tally => {
  const total = emptyTally()
  for (const [example, answers] of answered) {
    const own = new Int8Array(example.tags.length).fill(-1)
    for (const { first, label, last } of answers) own.fill(label, first, last + 1)
    for (const [i, tag] of example.tags.entries()) {
      const gold = labelOf(tag)
      if (gold >= 0) total.sentences[gold]!.gold++
      if (own[i]! >= 0) total.sentences[own[i]!]!.answered++
      if (gold >= 0 && gold === own[i]) total.sentences[gold]!.right++
    }
    for (const { label } of example.segments) total.segments[label]!.gold++
    for (const [k, right] of matched(example, answers).entries()) {
      const count = total.segments[answers[k]!.label]!
      count.answered++
      if (right) count.right++
    }
  }
  return total
}
