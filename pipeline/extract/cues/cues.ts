import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import { fileURLToPath } from "node:url"
import { Extraction } from "../../../schemas/extraction.ts"
import { CannotStart } from "../../../schemas/failure.ts"
import type { Extractor, ExtractorEntry } from "../Extractor.ts"
import { fingerprintOf } from "../fingerprint.ts"
import { proseOf } from "../sequence/prose.ts"
import { CUES } from "../text/matchCues.ts"
import { cueRows, segmentsOf } from "./segments.ts"
import { fromNames, isWhole, NamedWeights } from "./weights.ts"

/**
 * Rules as data: a readable table of cues (text/cueTable.ts), each of which speaks for or against a label
 * (weights.json), weighed together and along the article.
 */
export const cues: ExtractorEntry = {
  name: "cues",
  description: "discourse markers, modality, numbers, quotations, names and position, weighed by a readable table",
  open: () => openCues
}

/** To be raised with every change of the code in this folder that changes an answer. */
const VERSION = 2

/** The file beside this one. */
export const WEIGHTS = fileURLToPath(new URL("weights.json", import.meta.url))

const openCues = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const refused = () => new CannotStart({ message: `${WEIGHTS} cannot be read: fetch this program again.` })
  const json = yield* Effect.mapError(fs.readFileString(WEIGHTS), refused)
  const weights = fromNames(
    yield* Effect.mapError(Schema.decodeEffect(Schema.fromJsonString(NamedWeights))(json), refused)
  )
  if (!isWhole(weights)) return yield* refused()
  const extractor: Extractor = {
    name: "cues",
    fingerprint: fingerprintOf("cues", VERSION, JSON.stringify(CUES), json),
    computes: true,
    extract: (document) =>
      Effect.sync(() => {
        const prose = proseOf(document)
        return new Extraction({ segments: segmentsOf(prose, cueRows(prose.document), weights) })
      })
  }
  return extractor
}).pipe(Effect.provide(NodeServices.layer))
