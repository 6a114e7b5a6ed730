import type { Segment } from "../../../schemas/extraction.ts"
import { type Kind, LABELS } from "../../../schemas/label.ts"
import { highest } from "../model/attributes.ts"
import type { Bare } from "../model/bare.ts"
import type { Stretch } from "../model/decode.ts"
import type { Observed } from "../model/features.ts"
import { scoresOf } from "../model/scores.ts"
import { settle } from "../model/segments.ts"
import { gapsOf } from "../model/tags.ts"
import type { Model } from "../model/weights.ts"
import { type Mix, mixed } from "./mix.ts"
import type { Reading } from "./networks.ts"
import { withTheses } from "./theses.ts"
import type { Weights } from "./weights.ts"

/** What answers are made from, besides what was read. */
export interface Made {
  readonly mix: Mix
  readonly decoding: Weights["decoding"]
  /** Of the small model: scores of tags, and links. */
  readonly tables: Pick<Model["tables"], "tags" | "link" | "relation">
}

/** The segments of the mix: scores -> marginals -> theses weighed anew -> what the small model makes of marginals, with the head's stance and kind. */
export const segmentsOf = (
  naked: Bare,
  seen: Observed,
  reading: Reading,
  { decoding, mix, tables }: Made
): Array<Segment> => {
  const scores = mixed(reading.tags, scoresOf(seen.features, tables.tags), mix)
  return settle(naked, seen, withTheses(scores, gapsOf(naked.document), mix.chain, decoding.theses), {
    decoding,
    tables,
    attributesOf: (stretch) => attributesOf(reading, stretch, decoding.counter)
  })
}

const attributesOf = (
  reading: Reading,
  { first, label, last }: Stretch,
  counter: number
): Pick<Segment, "stance" | "kind"> => {
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
