import * as Effect from "effect/Effect"
import { fileURLToPath } from "node:url"
import { marginals } from "../../pipeline/extract/sequence/chain.ts"
import type { Observed } from "../../pipeline/extract/features/features.ts"
import { readModel, SHIPPED } from "../../pipeline/extract/model/file.ts"
import { scoresOf } from "../../pipeline/extract/sequence/scores.ts"
import { gapsOf } from "../../pipeline/extract/sequence/tags.ts"
import { expertsOf, scoresOfBoth } from "../../pipeline/extract/model-large/experts.ts"
import { openReader } from "../../pipeline/extract/model-large/reader.ts"
import { readWeights } from "../../pipeline/extract/model-large/weights.ts"
import { wordPiece } from "../../pipeline/extract/model-large/wordpiece.ts"
import type { Document } from "../../schemas/document.ts"
import { type Counts, expected } from "./slopes.ts"

/**
 * Opens model-large for what it expects of a document, which says more than its answer: how sure it is, and what else
 * it might be.
 */
export const openTeacher = Effect.fn("openTeacher")(function* () {
  const weights = yield* readWeights(fileURLToPath(new URL("../../pipeline/extract/model-large/", import.meta.url)))
  const small = yield* readModel(SHIPPED)
  const read = yield* openReader(weights.encoder, weights.head, wordPiece(weights.vocabulary))
  const experts = expertsOf(weights.chain, small.chain, weights.decoding.share)
  return {
    name: `model-large, encoder ${weights.files["encoder.onnx"].slice(0, 16)}`,
    /** @param seen of the document */
    expects: Effect.fnUntraced(function* (document: Document, { features }: Observed) {
      const scores = scoresOfBoth((yield* read(document)).tags, scoresOf(features, small.tables.tags), experts)
      return expected(marginals(scores, gapsOf(document), experts.chain)) satisfies Counts
    })
  }
})
