import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { CannotStart } from "../../schemas/failure.ts"
import { crc32 } from "node:zlib"
import { decodeRecord, type RunRecord } from "../../schemas/record.ts"
import { lock } from "./lock.ts"
import { sync } from "./sync.ts"

/**
 * The finished parts of a run, in OUT/parts. A part's file is put there whole; its first line is the part's fingerprint, its last
 * counts the records between them and has their checksum, so that a file which a disk has damaged since is not trusted.
 */
export interface PartStore {
  /** Makes the folder and takes it for this run; fails where it cannot be written to, or another run has it. Only the first call does something. */
  readonly prepare: Effect.Effect<void, PlatformError | CannotStart>
  /** Whether a part is there: finished with this fingerprint, with another, not as it was written, or not at all. */
  readonly state: (part: number, fingerprint: string) => Effect.Effect<PartState, PlatformError>
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

export type PartState = "finished" | "changed" | "damaged" | "absent"

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
      fs.readFile(fileOf(part)).pipe(
        Effect.map((bytes) => stateOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), header(fingerprint))),
        Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed("absent" as const))
      ),
    write: Effect.fnUntraced(function* (part, fingerprint, lines) {
      const file = fileOf(part)
      // A line at a time: one string of all of them would be megabytes of garbage for each part.
      const checksum = lines.reduce((sum, line) => crc32(`${line}\n`, sum), 0)
      yield* Stream.fromIterable([header(fingerprint), ...lines, footer(lines.length, checksum)]).pipe(
        Stream.rechunk(LINES_AT_ONCE),
        Stream.map((line) => `${line}\n`),
        Stream.encodeText,
        Stream.run(fs.sink(`${file}.tmp`)),
        Effect.andThen(sync(`${file}.tmp`)),
        Effect.onError(() => Effect.ignore(fs.remove(`${file}.tmp`))),
        Effect.andThen(fs.rename(`${file}.tmp`, file)),
        Effect.andThen(sync(folder)),
        Effect.provideService(FileSystem.FileSystem, fs)
      )
    }),
    records: (parts) =>
      Stream.range(1, parts).pipe(
        Stream.flatMap((part) =>
          fs.stream(fileOf(part)).pipe(Stream.decodeText, Stream.splitLines, Stream.drop(1), Stream.dropRight(1))
        ),
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

const footer = (records: number, checksum: number) => JSON.stringify({ records, crc32: checksum })

/** The state of a part whose file has these bytes, where it should begin with the line `header`. */
const stateOf = (bytes: Buffer, header: string): PartState => {
  const begin = bytes.indexOf(LINE_END) + 1
  const end = bytes.lastIndexOf(LINE_END, -2) + 1
  const records = bytes.subarray(begin, end)
  const whole =
    begin > 0 && end >= begin && String(bytes.subarray(end)) === `${footer(lineEnds(records), crc32(records))}\n`
  return !whole ? "damaged" : String(bytes.subarray(0, begin)) === `${header}\n` ? "finished" : "changed"
}

const LINE_END = 10

const lineEnds = (bytes: Buffer): number => {
  let count = 0
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count++
  return count
}
