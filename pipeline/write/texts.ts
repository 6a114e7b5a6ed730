import * as Effect from "effect/Effect"
import { failuresCsv } from "./csv.ts"
import type { OpenOptions, OutputFormat, TextFile } from "./OutputFormat.ts"
import type { StagedFile, Staging } from "./staging.ts"

/** The text files of a run in these formats: failures.csv is always one. */
export const textFiles = (formats: ReadonlyArray<OutputFormat>): ReadonlyArray<TextFile> =>
  [...formats, failuresCsv].flatMap((format) => "texts" in format ? format.texts : [])

/** Opens text files; `write` takes what each of them gains, in their order. */
export const openTexts = Effect.fnUntraced(function*(files: ReadonlyArray<TextFile>, staging: Staging, options: OpenOptions) {
  const open = new Map<TextFile, StagedFile>()
  const filled = new Set<TextFile>()
  const begin = Effect.fnUntraced(function*(file: TextFile) {
    const staged = yield* staging.file(file.name)
    open.set(file, staged)
    yield* staged.write(file.head(options))
    return staged
  })
  yield* Effect.forEach(files.filter(({ always }) => always), begin, { discard: true })

  return {
    write: Effect.fnUntraced(function*(gains: ReadonlyArray<Uint8Array>) {
      for (const [i, file] of files.entries()) {
        const gain = gains[i]!
        if (gain.length === 0) continue
        const staged = open.get(file) ?? (yield* begin(file))
        yield* staged.write(file.separator(!filled.has(file)))
        yield* staged.write(gain)
        filled.add(file)
      }
    }),
    end: Effect.suspend(() =>
      Effect.forEach(files.filter((file) => open.has(file)), (file) => Effect.as(open.get(file)!.write(file.tail), file.resource(options))))
  }
})
