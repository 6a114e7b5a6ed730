import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"

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
   * Moves all that was staged into OUT, `last` last. Where an earlier run has left `last` there,
   * those of `ours` that this run did not make are removed first. Returns the names of what is there now.
   */
  readonly publish: (ours: ReadonlyArray<string>, last: string) => Effect.Effect<ReadonlyArray<string>, PlatformError>
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

/** Opens the staging folder of `out`, made where it is missing; it is gone when the scope closes. */
export const openStaging = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.join(out, ".staging")

  yield* fs.makeDirectory(out, { recursive: true })
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

  const publish: Staging["publish"] = Effect.fnUntraced(function* (ours, last) {
    yield* Effect.all(flushes, { discard: true })
    // Windows moves no open file.
    yield* Scope.close(open, Exit.void)
    const names = (yield* fs.readDirectory(folder))
      .filter((name) => name !== SCRATCH)
      .sort((a, b) => Number(a === last) - Number(b === last))
    // Without the mark of an earlier run, files of these names are somebody else's.
    const earlier = yield* fs.exists(path.join(out, last))
    const stale = earlier ? ours.filter((name) => !names.includes(name)) : []
    yield* Effect.forEach(stale, (name) => fs.remove(path.join(out, name), { recursive: true, force: true }), {
      discard: true
    })
    yield* Effect.forEach(names, (name) => move(path.join(folder, name), path.join(out, name)), { discard: true })
    return names
  }, Effect.uninterruptible)

  /** A file takes a file's place in one step; a folder's place has to be cleared first. */
  const move = Effect.fnUntraced(function* (from: string, to: string) {
    const { type } = yield* fs.stat(from)
    if (type === "Directory") yield* fs.remove(to, { recursive: true, force: true })
    yield* fs.rename(from, to)
  })

  return { folder, file, whole, scratch, publish } satisfies Staging
})

const SCRATCH = ".scratch"

/** Text is encoded in one go where there is nothing else, since pieces may be many and short. */
const bytesOf = (pieces: ReadonlyArray<string | Uint8Array>): Uint8Array =>
  pieces.every((piece) => typeof piece === "string")
    ? Buffer.from(pieces.join(""))
    : Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece)))

/** UTF-16 code units or bytes that are gathered before they are written: fewer, larger writes. */
const WRITE_AT = 1 << 20
