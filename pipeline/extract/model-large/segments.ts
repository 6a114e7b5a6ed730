import type { Segment } from "../../../schemas/extraction.ts"
import { type Kind, LABELS } from "../../../schemas/label.ts"
import { highest, KINDS, outcomes, stretchFeatures } from "../sequence/attributes.ts"
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
  /** Of the CRF, of stance, and of links. */
  readonly tables: LinkWeights & { readonly tags: Float32Array; readonly stance: Float32Array }
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
  const found = withTheses(scores, gapsOf(prose.document), experts.chain, reading.theses, decoding.theses)
  return segmentsFrom(prose, found, {
    decoding,
    attributesOf: (stretch) => attributesOf(reading, seen, stretch, { decoding, tables }),
    linksOf: linksOf(prose.document, seen, tables, (from, to, distance) => {
      return decoding.links.share * linkOdds(reading, from, to, distance, decoding.links)
    })
  })
}

const attributesOf = (
  reading: Reading,
  seen: Observed,
  { first, label, last }: Stretch,
  { decoding, tables }: Pick<LargeModel, "decoding" | "tables">
): Attributes => {
  if (LABELS[label] === "claim") {
    const odds = weighed(counterEvidence(reading, seen, first, last, tables), decoding.counter)
    return { stance: odds > 0 ? "counter" : "pro" }
  }
  return LABELS[label] === "example" ? { kind: kindOf(reading, first, last) } : {}
}

/**
 * What tells whether sentences `first` to `last`, from 0, both included, are a counter claim: 1, the networks' log-odds in the mean and of
 * the sentence that shows it most, and the small model's.
 */
export const counterEvidence = (
  { stance }: Reading,
  seen: Observed,
  first: number,
  last: number,
  tables: Pick<LargeModel["tables"], "stance">
): Array<number> => {
  const odds = Array.from(
    { length: last - first + 1 },
    (_, k) => stance[(first + k) * 2 + 1]! - stance[(first + k) * 2]!
  )
  const small = outcomes(stretchFeatures(seen, first, last), tables.stance, 1)[0]!
  return [1, odds.reduce((sum, one) => sum + one, 0) / odds.length, Math.max(...odds), small]
}

export const weighed = (evidence: ReadonlyArray<number>, weights: ReadonlyArray<number>): number =>
  evidence.reduce((sum, value, k) => sum + weights[k]! * value, 0)

/** Where a segment stands, and its label as an index into `LABELS`. */
type Place = Pick<Stretch, "first" | "last" | "label">

/**
 * How much the networks want a link from one segment to another, as a log-weight among the segments that it could point to.
 *
 * @param distance how many segments further on the other stands; below 0 where it stands before
 */
export const linkOdds = (
  { key, query }: Reading,
  from: Place,
  to: Place,
  distance: number,
  { distances, labels }: Pick<Weights["decoding"]["links"], "distances" | "labels">
): number => {
  const [own, other] = [means(query, POINTER, from.first, from.last), means(key, POINTER, to.first, to.last)]
  const alike = own.reduce((sum, value, k) => sum + value * other[k]!, 0) / Math.sqrt(POINTER)
  const half = (distances.length - 1) / 2
  const far = Math.max(-half, Math.min(half, distance)) + half
  return alike + labels[from.label * LABELS.length + to.label]! + distances[far]!
}

/** Numbers of a query or key. */
const POINTER = 64

export const kindOf = ({ kind }: Reading, first: number, last: number): Kind =>
  KINDS[highest(means(kind, KINDS.length, first, last))]!

/** The mean of each column over some rows. */
const means = (values: Float32Array, columns: number, first: number, last: number): Array<number> =>
  Array.from({ length: columns }, (_, column) => {
    let sum = 0
    for (let row = first; row <= last; row++) sum += values[row * columns + column]!
    return sum / (last - first + 1)
  })
