import type { Document } from "../../../schemas/document.ts"
import type { Label } from "../../../schemas/label.ts"
import { gapBefore, type Likelihoods } from "./tags.ts"
import { CUE_WEIGHTS, JOINS, LEANINGS, TAGS } from "./weights.ts"

/** A stretch of sentences of one label, from 1, both ends included. */
export interface Stretch {
  readonly label: Label
  readonly first: number
  readonly last: number
  /** The mean likelihood of the label over its sentences. */
  readonly confidence: number
}

/** An article states its thesis at most so often (GUIDELINES.md); what is over that loses the label. */
const MOST_THESES = 3

/**
 * Takes each sentence's likeliest tag, and joins neighbours of one label that make one point.
 *
 * A segment ends at every heading; at a paragraph's end too, but for one continuous example (GUIDELINES.md).
 */
export const stretches = (
  document: Document,
  observed: ReadonlyArray<ReadonlyArray<number>>,
  likelihoods: Likelihoods
): Array<Stretch> => {
  const tags = tagsOf(likelihoods)
  const result: Array<Stretch> = []
  let first = 1
  for (const [i, label] of tags.entries()) {
    const n = i + 1
    const next = tags[n]
    if (next === label && label !== "none" && continues(document, label, n + 1, observed[n]!)) continue
    if (label !== "none") result.push({ label, first, last: n, confidence: mean(likelihoods, label, first, n) })
    first = n + 1
  }
  return result
}

const tagsOf = (likelihoods: Likelihoods) => {
  const theses = likelihoods
    .map((own) => own[THESIS]!)
    .filter((_, i) => likeliest(likelihoods[i]!) === "thesis")
    .sort((a, b) => b - a)
  const least = theses[MOST_THESES - 1] ?? 0
  return likelihoods.map((own) => {
    const tag = likeliest(own)
    return tag === "thesis" && own[THESIS]! < least ? likeliest(own.with(THESIS, 0)) : tag
  })
}

const THESIS = TAGS.indexOf("thesis")

const likeliest = (likelihoods: ReadonlyArray<number>) => {
  let best = 0
  for (const [t, tag] of TAGS.entries()) {
    if (likelihoods[t]! * LEANINGS[tag] > likelihoods[best]! * LEANINGS[TAGS[best]!]) best = t
  }
  return TAGS[best]!
}

/** Whether sentence `n` goes on with the segment of the sentence before it, which bears the same label. */
const continues = (document: Document, label: Label, n: number, observed: ReadonlyArray<number>): boolean => {
  const gap = gapBefore(document, n)
  if (gap === "heading" || (gap === "new paragraph" && label !== "example")) return false
  return observed.reduce((sum, row) => sum + (CUE_WEIGHTS[row]!.joins ?? 0), JOINS[gap][label]) > 0
}

const mean = (likelihoods: Likelihoods, label: Label, first: number, last: number): number => {
  let total = 0
  for (let n = first; n <= last; n++) total += likelihoods[n - 1]![TAGS.indexOf(label)]!
  return Math.min(1, total / (last - first + 1))
}
