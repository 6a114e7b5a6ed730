import type { Segment } from "../../../schemas/extraction.ts"
import { LABELS } from "../../../schemas/label.ts"
import type { Observed } from "../features/features.ts"
import { highest, KINDS, outcomes, stretchFeatures } from "../sequence/attributes.ts"
import { type Chain, type Marginals, marginals } from "../sequence/chain.ts"
import type { Stretch } from "../sequence/decode.ts"
import { linksOf } from "../sequence/links.ts"
import { productOfChains, productOfScores } from "../sequence/experts.ts"
import type { Prose } from "../sequence/prose.ts"
import { scoresOf } from "../sequence/scores.ts"
import { type Attributes, segmentsFrom } from "../sequence/segments.ts"
import { gapsOf } from "../sequence/tags.ts"
import { activate, type Net, rowsOf } from "./net.ts"
import type { Model } from "./weights.ts"

/** A model's segments. */
export const segmentsOf = (prose: Prose, seen: Observed, model: Model): Array<Segment> =>
  segmentsFrom(prose, productOf(seen, gapsOf(prose.document), model, model.decoding.share), {
    decoding: model.decoding,
    attributesOf: (stretch) => attributesOf(seen, stretch, model),
    linksOf: linksOf(prose.document, seen, model.tables)
  })

/**
 * What CRF and net together say of a document.
 *
 * @param share of the net, 0 to 1
 */
export const productOf = (
  seen: Observed,
  gaps: Uint8Array,
  { chain, net, tables }: { readonly chain: Chain; readonly tables: Pick<Model["tables"], "tags">; readonly net: Net },
  share: number
): Marginals =>
  marginals(
    productOfScores(scoresOf(seen.features, tables.tags), activate(rowsOf(seen), net).scores, share),
    gaps,
    productOfChains(chain, net.chain, share)
  )

const attributesOf = (seen: Observed, { first, label, last }: Stretch, { decoding, tables }: Model): Attributes => {
  const name = LABELS[label]
  if (name !== "claim" && name !== "example") return {}
  const features = stretchFeatures(seen, first, last)
  if (name === "claim")
    return { stance: outcomes(features, tables.stance, 1)[0]! + decoding.counter > 0 ? "counter" : "pro" }
  return { kind: KINDS[highest(outcomes(features, tables.kind, KINDS.length))]! }
}
