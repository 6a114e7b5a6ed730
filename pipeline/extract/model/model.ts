import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { fileURLToPath } from "node:url"
import { Extraction } from "../../../schemas/extraction.ts"
import { CannotStart } from "../../../schemas/failure.ts"
import type { Extractor, ExtractorEntry } from "../Extractor.ts"
import { fingerprintOf } from "../fingerprint.ts"
import { RunArticles } from "../RunArticles.ts"
import { bare } from "./bare.ts"
import { CUES, observed } from "./features.ts"
import { looksEnglish } from "./language.ts"
import { segmentsOf } from "./segments.ts"
import { decodeModel } from "./weights.ts"

/**
 * A linear-chain CRF over hashed words, cues, places and ties, and a small convolutional net over the same, learned from labelled
 * opinion articles (README.md is their card; `pnpm train` trains others). No key, no download; the same answers on every run.
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

/** The file beside this one. */
export const SHIPPED = fileURLToPath(new URL("model.bin", import.meta.url))

/** Reads a model file; `CannotStart` says in one line why it cannot be used. */
export const readModel = Effect.fn("readModel")(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* Effect.mapError(
    fs.readFile(path),
    () => new CannotStart({ message: `There is no model file ${path} that can be read.` })
  )
  return yield* Effect.mapError(
    Effect.fromResult(decodeModel(bytes)),
    (why) => new CannotStart({ message: `${path} ${why}.` })
  )
})

const openModel = Effect.fnUntraced(function* (name: string, path: string) {
  const read = yield* readModel(path)
  yield* warnOfLanguage
  const extractor: Extractor = {
    name,
    fingerprint: fingerprintOf("model", VERSION, CUES, read.sha256),
    computes: true,
    extract: (document) =>
      Effect.sync(() => {
        const naked = bare(document)
        return new Extraction({ segments: segmentsOf(naked, observed(naked.document), read) })
      })
  }
  return extractor
}, Effect.provide(NodeServices.layer))

/** Articles at the beginning of a run that are looked at for their language. */
const LOOKED_AT = 20

/** Once, when the run begins: worker threads, which open the extractor too, know of no articles. */
export const warnOfLanguage = Effect.gen(function* () {
  const items = yield* Stream.runCollect(Stream.take(yield* RunArticles, LOOKED_AT))
  const foreign = items.filter((item) => item._tag === "Success" && !looksEnglish(item.success.text)).length
  if (2 * foreign > items.length || (foreign > 0 && items.length < LOOKED_AT)) {
    yield* Effect.logWarning(
      `${foreign} of the first ${items.length} articles do not look English. The model has learned from English alone: do not trust it there.`
    )
  }
})
