import * as Effect from "effect/Effect"
import { fileURLToPath } from "node:url"
import { marginals } from "../../pipeline/extract/model/chain.ts"
import type { Observed } from "../../pipeline/extract/model/features.ts"
import { readModel, SHIPPED } from "../../pipeline/extract/model/model.ts"
import { scoresOf } from "../../pipeline/extract/model/scores.ts"
import { gapsOf } from "../../pipeline/extract/model/tags.ts"
import { mixed, mixOf } from "../../pipeline/extract/model-large/mix.ts"
import { openReader } from "../../pipeline/extract/model-large/reader.ts"
import { readWeights } from "../../pipeline/extract/model-large/weights.ts"
import { wordPiece } from "../../pipeline/extract/model-large/wordpiece.ts"
import type { Document } from "../../schemas/document.ts"
import { type Counts, expected } from "./slopes.ts"

/** Opens model-large for what it expects of a document, which says more than its answer: how sure it is, and what else it might be. */
export const openTeacher = Effect.fn("openTeacher")(function* () {
  const weights = yield* readWeights(fileURLToPath(new URL("../../pipeline/extract/model-large/", import.meta.url)))
  const small = yield* readModel(SHIPPED)
  const read = yield* openReader(weights.encoder, weights.head, wordPiece(weights.vocabulary))
  const mix = mixOf(weights.chain, small.chain, weights.decoding.share)
  return {
    name: `model-large, encoder ${weights.files["encoder.onnx"].slice(0, 16)}`,
    /** @param seen of the document */
    expects: Effect.fnUntraced(function* (document: Document, { features }: Observed) {
      const scores = mixed((yield* read(document)).tags, scoresOf(features, small.tables.tags), mix)
      return expected(marginals(scores, gapsOf(document), mix.chain)) satisfies Counts
    })
  }
})
