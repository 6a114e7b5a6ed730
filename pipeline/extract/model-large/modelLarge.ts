import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { fileURLToPath } from "node:url"
import { Extraction } from "../../../schemas/extraction.ts"
import { CannotStart } from "../../../schemas/failure.ts"
import type { Extractor, ExtractorEntry } from "../Extractor.ts"
import { fingerprintOf } from "../fingerprint.ts"
import { proseOf } from "../sequence/prose.ts"
import { observed } from "../features/features.ts"
import { CUES } from "../text/matchCues.ts"
import { warnOfLanguage } from "../warnOfLanguage.ts"
import { readModel, SHIPPED } from "../model/file.ts"
import { expertsOf } from "./experts.ts"
import { openReader } from "./reader.ts"
import { type LargeModel, segmentsOf } from "./segments.ts"
import { AGAIN, readWeights } from "./weights.ts"
import { wordPiece } from "./wordpiece.ts"

/**
 * A sentence encoder with a recurrent head, trained on labelled opinion articles, mixed with the small model's CRF
 * (README.md is its card). Offline like that, more accurate, and slower.
 */
export const modelLarge: ExtractorEntry = {
  name: "model-large",
  description: "a pretrained sentence encoder trained on the same articles: more accurate, far slower",
  open: () => openModelLarge(fileURLToPath(new URL(".", import.meta.url)))
}

/** To be raised with every change of the code in this folder that changes an answer. */
const VERSION = 3

/** Opens the weights in a folder. */
export const openModelLarge = Effect.fnUntraced(function* (folder: string) {
  const weights = yield* readWeights(folder)
  const small = yield* readModel(SHIPPED)
  if (small.sha256 !== weights.files["model.bin"]) {
    return yield* new CannotStart({
      message: `${SHIPPED} is not the model file that ${weights.path} is for: ${AGAIN}.`
    })
  }
  const read = yield* openReader(weights.encoder, weights.head, wordPiece(weights.vocabulary))
  yield* warnOfLanguage
  const model: LargeModel = {
    experts: expertsOf(weights.chain, small.chain, weights.decoding.share),
    decoding: weights.decoding,
    tables: small.tables
  }
  const extractor: Extractor = {
    name: "model-large",
    fingerprint: fingerprintOf("model-large", VERSION, JSON.stringify(CUES), weights.sha256, small.sha256),
    computes: true,
    pace: { bytesPerSecond: 10_000, faster: "model" },
    extract: Effect.fnUntraced(function* (document) {
      const prose = proseOf(document)
      const reading = yield* read(prose.document)
      return new Extraction({ segments: segmentsOf(prose, observed(prose.document), reading, model) })
    })
  }
  return extractor
}, Effect.provide(NodeServices.layer))
