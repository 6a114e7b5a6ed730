import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { CannotStart } from "../../schemas/failure.ts"
import { decodeRecord, type RunRecord } from "../../schemas/record.ts"
import { lock } from "./lock.ts"

/** The finished parts of a run, in OUT/parts. A part's file is there whole or not at all; its first line is the part's fingerprint. */
export interface PartStore {
  /** Makes the folder and takes it for this run; fails where it cannot be written to, or another run has it. Only the first call does something. */
  readonly prepare: Effect.Effect<void, PlatformError | CannotStart>
  /** Whether a part is there: finished with this fingerprint, with another, or not at all. */
  readonly state: (part: number, fingerprint: string) => Effect.Effect<"finished" | "changed" | "absent", PlatformError>
  /** `lines` are encoded records. */
  readonly write: (
    part: number,
    fingerprint: string,
    lines: ReadonlyArray<string>
  ) => Effect.Effect<void, PlatformError>
  /** The records of parts 1 to `parts`, in order. */
  readonly records: (parts: number) => Stream.Stream<RunRecord, PlatformError>
  /** Removes what an earlier, longer run has left after part `parts`. */
  readonly prune: (parts: number) => Effect.Effect<void, PlatformError>
}

/** Opens the store of one output folder; nothing is made on disk before `prepare`. */
export const openPartStore = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.join(out, "parts")
  const header = (fingerprint: string) => JSON.stringify({ fingerprint })
  const fileOf = (part: number) => path.join(folder, `${String(part).padStart(6, "0")}.jsonl`)

  const store: PartStore = {
    prepare: yield* Effect.cached(
      fs
        .makeDirectory(folder, { recursive: true })
        .pipe(
          Effect.andThen(fs.access(folder, { writable: true })),
          Effect.andThen(lock(out)),
          Scope.provide(yield* Effect.scope),
          Effect.provideService(FileSystem.FileSystem, fs),
          Effect.provideService(Path.Path, path)
        )
    ),
    state: (part, fingerprint) =>
      fs.stream(fileOf(part), { bytesToRead: header(fingerprint).length + 1 }).pipe(
        Stream.decodeText,
        Stream.mkString,
        Effect.map((head) => (head === `${header(fingerprint)}\n` ? ("finished" as const) : ("changed" as const))),
        Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed("absent" as const))
      ),
    write: Effect.fnUntraced(function* (part, fingerprint, lines) {
      const file = fileOf(part)
      // A line at a time: one string of all of them would be megabytes of garbage for each part.
      yield* Stream.fromIterable([header(fingerprint), ...lines]).pipe(
        Stream.rechunk(LINES_AT_ONCE),
        Stream.map((line) => `${line}\n`),
        Stream.encodeText,
        Stream.run(fs.sink(`${file}.tmp`)),
        Effect.onError(() => Effect.ignore(fs.remove(`${file}.tmp`)))
      )
      yield* fs.rename(`${file}.tmp`, file)
    }),
    records: (parts) =>
      Stream.range(1, parts).pipe(
        Stream.flatMap((part) => fs.stream(fileOf(part)).pipe(Stream.decodeText, Stream.splitLines, Stream.drop(1))),
        Stream.map(decodeRecord)
      ),
    prune: Effect.fnUntraced(function* (parts) {
      const names = yield* fs.readDirectory(folder)
      const stale = names.filter((name) => Number.parseInt(name, 10) > parts || name.endsWith(".tmp"))
      yield* Effect.forEach(stale, (name) => fs.remove(path.join(folder, name)))
    })
  }
  return store
})

const LINES_AT_ONCE = 16
