import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { fileURLToPath } from "node:url"
import { CannotStart } from "../../../schemas/failure.ts"
import { decodeModel } from "./weights.ts"

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
