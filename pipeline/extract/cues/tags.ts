import type { Document } from "../../../schemas/document.ts"
import { CUE_WEIGHTS, type Gap, TAGS, TRANSITIONS } from "./weights.ts"

/** The likelihood of each tag for each sentence, in the order of `TAGS`, summing to 1; furniture is surely `none`. */
export type Likelihoods = ReadonlyArray<ReadonlyArray<number>>

/**
 * Weighs the cues of every sentence and, through the transitions, of its neighbours: the marginals of a linear chain by the
 * forward-backward recursion (Rabiner 1989), in time linear in the sentences.
 *
 * @param observed for each sentence, the rows of the table that hold
 */
export const likelihoods = (document: Document, observed: ReadonlyArray<ReadonlyArray<number>>): Likelihoods => {
  const own = observed.map((rows, i) =>
    document.paragraphOf(i + 1).kind === "furniture" ? SURELY_NONE : softmax(sum(rows))
  )
  const gaps = observed.map((_, i) => (i === 0 ? "heading" : gapBefore(document, i + 1)))
  const stays = observed.map((rows) => Math.exp(rows.reduce((sum, row) => sum + (CUE_WEIGHTS[row]!.stays ?? 0), 0)))
  /** How well tag `to` of sentence `i` (from 0) follows tag `from`. */
  const step = (i: number, from: number, to: number) => EXP[gaps[i]!]![from]![to]! * (from === to ? stays[i]! : 1)

  const forward: Array<ReadonlyArray<number>> = []
  for (const [i, scores] of own.entries()) {
    const before = forward[i - 1]
    forward.push(
      before === undefined
        ? scores
        : normal(scores.map((score, to) => score * dot(before, (from) => step(i, from, to))))
    )
  }
  const backward: Array<ReadonlyArray<number>> = []
  for (let i = own.length - 1; i >= 0; i--) {
    const after = backward[i + 1]
    backward[i] =
      after === undefined
        ? EVEN
        : normal(EVEN.map((_, from) => dot(after, (to) => step(i + 1, from, to) * own[i + 1]![to]!)))
  }
  return forward.map((scores, i) => normal(scores.map((score, t) => score * backward[i]![t]!)))
}

/** What lies between sentence `n` (from 2) and the one before it. */
export const gapBefore = (document: Document, n: number): Gap => {
  const [before, here] = [document.sentences[n - 2]!.paragraph, document.sentences[n - 1]!.paragraph]
  if (before === here) return "same paragraph"
  const edge = (kind: string) => kind === "heading" || kind === "title"
  return edge(document.paragraphs[before - 1]!.kind) || edge(document.paragraphs[here - 1]!.kind)
    ? "heading"
    : "new paragraph"
}

const WEIGHTS = CUE_WEIGHTS.map((weights) => TAGS.map((tag) => weights[tag] ?? 0))
const SURELY_NONE = TAGS.map((tag) => (tag === "none" ? 1 : 0))
const EVEN = TAGS.map(() => 1)

const exp = (matrix: ReadonlyArray<ReadonlyArray<number>>) => matrix.map((row) => row.map(Math.exp))
const EXP: { readonly [gap in Gap]: ReadonlyArray<ReadonlyArray<number>> } = {
  "same paragraph": exp(TRANSITIONS["same paragraph"]),
  "new paragraph": exp(TRANSITIONS["new paragraph"]),
  heading: exp(TRANSITIONS["heading"])
}

const sum = (rows: ReadonlyArray<number>): Array<number> => {
  const total = TAGS.map(() => 0)
  for (const row of rows) for (const [t, weight] of WEIGHTS[row]!.entries()) total[t]! += weight
  return total
}

const softmax = (scores: ReadonlyArray<number>): Array<number> => {
  const most = Math.max(...scores)
  return normal(scores.map((score) => Math.exp(score - most)))
}

const normal = (values: ReadonlyArray<number>): Array<number> => {
  const total = values.reduce((a, b) => a + b, 0)
  return values.map((value) => value / total)
}

const dot = (values: ReadonlyArray<number>, other: (index: number) => number): number => {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]! * other(i)
  return total
}
