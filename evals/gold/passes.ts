import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { LabelMap } from "./labelmap.ts"
import { readLabels } from "./gold.ts"

/** A dataset's two labelling passes, `passes/a` and `passes/b`, the second in the order of the first; undefined where it has none. */
export const readPasses = Effect.fn("readPasses")(function* (dataset: string, labels: LabelMap) {
  const fs = yield* FileSystem.FileSystem
  const folders = [`${dataset}/passes/a`, `${dataset}/passes/b`] as const
  for (const folder of folders) {
    if (!(yield* Effect.orElseSucceed(fs.exists(folder), () => false))) return undefined
  }
  return [yield* readLabels(folders[0], { labels }), yield* readLabels(folders[1], { labels })] as const
})
