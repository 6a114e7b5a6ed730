import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { sync } from "../work/sync.ts"
import { openSwap, type OwnNames } from "./swap.ts"

/**
 * A folder inside OUT in which a run's outputs grow until all are whole, then to be moved out into OUT.
 * However the run ends, even by a crash, OUT never shows half a file.
 */
export interface Staging {
  /** Where writers that make their files themselves put them. */
  readonly folder: string
  /** Begins a new file, which stays open until it is published: for a format's few large ones. */
  readonly file: (name: string) => Effect.Effect<StagedFile, PlatformError>
  /** Writes a small text file at once, in folders that are made as its name has them: for formats with a file an article. */
  readonly whole: (name: string, text: string) => Effect.Effect<void, PlatformError>
  /** Begins a file that its format reads back by itself; it is never seen in OUT. */
  readonly scratch: (name: string) => Effect.Effect<ScratchFile, PlatformError>
  /**
   * Puts all that was staged into OUT in place of what an earlier run has left there, or, where the disk fails on the way, nothing.
   * Returns the names of what is there now.
   */
  readonly publish: Effect.Effect<ReadonlyArray<string>, PlatformError>
}

/** A file that is written from start to end. */
export interface StagedFile {
  /** Adds text, as UTF-8, or bytes, which must not change afterwards. */
  readonly write: (content: string | Uint8Array) => Effect.Effect<void, PlatformError>
}

export interface ScratchFile extends StagedFile {
  /** All that was written. */
  readonly content: Stream.Stream<Uint8Array, PlatformError>
}

/**
 * Opens the staging folder of `out`, made where it is missing; it is gone when the scope closes. What a run that was killed while it
 * published has left is first made again what it was before.
 */
export const openStaging = Effect.fnUntraced(function* (out: string, own: OwnNames) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.join(out, ".staging")

  yield* fs.makeDirectory(out, { recursive: true })
  const swap = openSwap(out, own, { fs, path })
  yield* swap.undo
  // A killed run may have left one.
  const clear = fs.remove(folder, { recursive: true, force: true })
  yield* clear
  yield* Effect.acquireRelease(fs.makeDirectory(folder), () => Effect.ignore(clear))
  const open = yield* Effect.acquireRelease(Scope.make(), (scope) => Scope.close(scope, Exit.void))
  const flushes: Array<Effect.Effect<void, PlatformError>> = []

  const begin = Effect.fnUntraced(function* (name: string) {
    const handle = yield* Scope.provide(fs.open(path.join(folder, name), { flag: "wx" }), open)
    let pieces: Array<string | Uint8Array> = []
    let length = 0
    const flush = Effect.suspend(() => {
      const bytes = bytesOf(pieces)
      pieces = []
      length = 0
      return handle.writeAll(bytes)
    })
    const write: StagedFile["write"] = (content) =>
      Effect.suspend(() => {
        pieces.push(content)
        length += content.length
        return length < WRITE_AT ? Effect.void : flush
      })
    return { flush, write }
  })

  const file: Staging["file"] = Effect.fnUntraced(function* (name) {
    const { flush, write } = yield* begin(name)
    flushes.push(flush)
    return { write }
  })

  /** Of the file before: articles come in the order of their folders. */
  let made: string | undefined
  const whole: Staging["whole"] = Effect.fnUntraced(function* (name, text) {
    const file = path.join(folder, name)
    const parent = path.dirname(file)
    if (parent !== made) yield* fs.makeDirectory(parent, { recursive: true })
    made = parent
    yield* fs.writeFileString(file, text, { flag: "wx" })
  })

  const scratch: Staging["scratch"] = Effect.fnUntraced(function* (name) {
    yield* fs.makeDirectory(path.join(folder, SCRATCH), { recursive: true })
    const { flush, write } = yield* begin(path.join(SCRATCH, name))
    return { write, content: Stream.unwrap(Effect.as(flush, fs.stream(path.join(folder, SCRATCH, name)))) }
  })

  const publish: Staging["publish"] = Effect.gen(function* () {
    yield* Effect.all(flushes, { discard: true })
    // Windows moves no open file.
    yield* Scope.close(open, Exit.void)
    yield* fs.remove(path.join(folder, SCRATCH), { recursive: true, force: true })
    const staged = yield* fs.readDirectory(folder, { recursive: true })
    yield* Effect.forEach([...staged.map((name) => path.join(folder, name)), folder], sync, {
      concurrency: SYNCED_AT_ONCE,
      discard: true
    })
    return yield* swap.swap(folder)
  }).pipe(Effect.provideService(FileSystem.FileSystem, fs), Effect.uninterruptible)

  return { folder, file, whole, scratch, publish } satisfies Staging
})

const SCRATCH = ".scratch"
const SYNCED_AT_ONCE = 16

/** Text is encoded in one go where there is nothing else, since pieces may be many and short. */
const bytesOf = (pieces: ReadonlyArray<string | Uint8Array>): Uint8Array =>
  pieces.every((piece) => typeof piece === "string")
    ? Buffer.from(pieces.join(""))
    : Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)))

/** UTF-16 code units or bytes that are gathered before they are written: fewer, larger writes. */
const WRITE_AT = 1 << 20
