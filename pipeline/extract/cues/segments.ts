import type { Document } from "../../../schemas/document.ts"
import type { Segment } from "../../../schemas/extraction.ts"
import { LABELS } from "../../../schemas/label.ts"
import { highest, outcomes } from "../sequence/attributes.ts"
import { marginals } from "../sequence/chain.ts"
import type { Stretch } from "../sequence/decode.ts"
import type { Prose } from "../sequence/prose.ts"
import { scoresOf } from "../sequence/scores.ts"
import { type Attributes, segmentsFrom } from "../sequence/segments.ts"
import { gapsOf } from "../sequence/tags.ts"
import { matchCues } from "../text/matchCues.ts"
import { links } from "./links.ts"
import { ALWAYS, type CueWeights, KINDS } from "./weights.ts"

/** For each sentence, the cues that hold of it, as rows of the weights. */
export const cueRows = (document: Document): Array<Int32Array> =>
  matchCues(document).map((cues) => Int32Array.from(cues))

/**
 * Marginals of the chain that the cues weigh -> segments -> stance and kind by the cues of their sentences -> links by
 * rule.
 */
export const segmentsOf = (
  prose: Prose,
  rows: ReadonlyArray<Int32Array>,
  { chain, decoding, kind, stance, tags }: CueWeights
): Array<Segment> =>
  segmentsFrom(prose, marginals(scoresOf(rows, tags), gapsOf(prose.document), chain), {
    decoding,
    attributesOf: (stretch) => attributesOf(rowsOfStretch(rows, stretch), stretch.label, { kind, stance, decoding }),
    linksOf: (segments) =>
      links(
        prose.document,
        segments.map((segment) => ({ ...segment, label: LABELS[segment.label] ?? "claim", first: segment.first + 1 }))
      )
  })

/** The cues that hold of any of its sentences, and what always holds. */
export const rowsOfStretch = (
  rows: ReadonlyArray<Int32Array>,
  { first, last }: Pick<Stretch, "first" | "last">
): Int32Array => Int32Array.from([...new Set(rows.slice(first, last + 1).flatMap((own) => [...own])), ALWAYS])

const attributesOf = (
  rows: Int32Array,
  label: number,
  { decoding, kind, stance }: Pick<CueWeights, "kind" | "stance" | "decoding">
): Attributes => {
  if (LABELS[label] === "claim")
    return { stance: outcomes(rows, stance, 1)[0]! + decoding.counter > 0 ? "counter" : "pro" }
  return LABELS[label] === "example" ? { kind: KINDS[highest(outcomes(rows, kind, KINDS.length))]! } : {}
}
