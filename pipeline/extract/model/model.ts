import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { Extraction } from "../../../schemas/extraction.ts"
import type { Extractor, ExtractorEntry } from "../Extractor.ts"
import { fingerprintOf } from "../fingerprint.ts"
import { proseOf } from "../sequence/prose.ts"
import { observed } from "../features/features.ts"
import { warnOfLanguage } from "../warnOfLanguage.ts"
import { CUES } from "../text/matchCues.ts"
import { segmentsOf } from "./segments.ts"
import { readModel, SHIPPED } from "./file.ts"

/**
 * A linear-chain CRF over hashed words, cues, places and ties, and a small convolutional net over the same, learned
 * from labelled opinion articles (README.md is their card; `pnpm train` trains others). No key, no download; the same
 * answers on every run.
 */
export const model: ExtractorEntry = {
  name: "model",
  description: "trained on labelled opinion articles; small and fast; --weights takes a model of your own",
  open: () => openModel("model", SHIPPED)
}

/** Another model file, which pnpm train has written. */
export const modelOf: ExtractorEntry = {
  name: "model:",
  description: "a model file that pnpm train has written, as model:FILE",
  open: (file) => openModel(`model:${file}`, file)
}

/** To be raised with every change of the code in this folder that changes an answer. */
const VERSION = 2

const openModel = Effect.fnUntraced(function* (name: string, path: string) {
  const read = yield* readModel(path)
  yield* warnOfLanguage
  const extractor: Extractor = {
    name,
    fingerprint: fingerprintOf("model", VERSION, JSON.stringify(CUES), read.sha256),
    computes: true,
    extract: (document) =>
      Effect.sync(() => {
        const prose = proseOf(document)
        return new Extraction({ segments: segmentsOf(prose, observed(prose.document), read) })
      })
  }
  return extractor
}, Effect.provide(NodeServices.layer))
