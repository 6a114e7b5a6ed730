import type { Segment } from "../../../schemas/extraction.ts"
import { type Kind, LABELS } from "../../../schemas/label.ts"
import { highest } from "../sequence/attributes.ts"
import type { Prose } from "../sequence/prose.ts"
import type { Stretch } from "../sequence/decode.ts"
import type { Observed } from "../features/features.ts"
import { scoresOf } from "../sequence/scores.ts"
import { type Attributes, segmentsFrom } from "../sequence/segments.ts"
import { gapsOf } from "../sequence/tags.ts"
import { linksOf, type LinkWeights } from "../sequence/links.ts"
import { type Experts, scoresOfBoth } from "./experts.ts"
import type { Reading } from "./networks.ts"
import { withTheses } from "./theses.ts"
import type { Weights } from "./weights.ts"

/** What answers are made from, besides what was read. */
export interface LargeModel {
  readonly experts: Experts
  readonly decoding: Weights["decoding"]
  /** Of the CRF, and of links. */
  readonly tables: LinkWeights & { readonly tags: Float32Array }
}

/**
 * The segments of both experts: scores -> marginals -> theses weighed anew -> what the small model makes of marginals,
 * with the head's stance and kind.
 */
export const segmentsOf = (
  prose: Prose,
  seen: Observed,
  reading: Reading,
  { decoding, experts, tables }: LargeModel
): Array<Segment> => {
  const scores = scoresOfBoth(reading.tags, scoresOf(seen.features, tables.tags), experts)
  return segmentsFrom(prose, withTheses(scores, gapsOf(prose.document), experts.chain, decoding.theses), {
    decoding,
    attributesOf: (stretch) => attributesOf(reading, stretch, decoding.counter),
    linksOf: linksOf(prose.document, seen, tables)
  })
}

const attributesOf = (reading: Reading, { first, label, last }: Stretch, counter: number): Attributes => {
  if (LABELS[label] === "claim") return { stance: counterOdds(reading, first, last) > counter ? "counter" : "pro" }
  return LABELS[label] === "example" ? { kind: kindOf(reading, first, last) } : {}
}

/** The log-odds that sentences `first` to `last`, from 0, both included, are a counter claim. */
export const counterOdds = ({ stance }: Reading, first: number, last: number): number => {
  const [pro, counter] = means(stance, 2, first, last)
  return counter! - pro!
}

export const kindOf = ({ kind }: Reading, first: number, last: number): Kind =>
  HEAD_KINDS[highest(means(kind, HEAD_KINDS.length, first, last))]!

/** In the order of the head's columns. */
const HEAD_KINDS: ReadonlyArray<Kind> = ["fact", "case", "testimony", "statistic", "anecdote", "analogy"]

/** The mean of each column over some rows. */
const means = (values: Float32Array, columns: number, first: number, last: number): Array<number> =>
  Array.from({ length: columns }, (_, column) => {
    let sum = 0
    for (let row = first; row <= last; row++) sum += values[row * columns + column]!
    return sum / (last - first + 1)
  })
