import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Scope from "effect/Scope"

/**
 * A folder inside OUT in which a run's outputs grow until all are whole, then to be moved out into OUT.
 * However the run ends, even by a crash, OUT never shows half a file.
 */
export interface Staging {
  /** Where writers that make their files themselves put them. */
  readonly folder: string
  /** Begins a new text file. */
  readonly file: (name: string) => Effect.Effect<StagedFile, PlatformError>
  /**
   * Moves all that was staged into OUT, `last` last. Where an earlier run has left `last` there,
   * those of `ours` that this run did not make are removed first. Returns the names of what is there now.
   */
  readonly publish: (ours: ReadonlyArray<string>, last: string) => Effect.Effect<ReadonlyArray<string>, PlatformError>
}

/** A text file that is written from start to end. */
export interface StagedFile {
  readonly write: (text: string) => Effect.Effect<void, PlatformError>
}

/** Opens the staging folder of `out`, made where it is missing; it is gone when the scope closes. */
export const openStaging = Effect.fnUntraced(function*(out: string) {
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

  const file: Staging["file"] = Effect.fnUntraced(function*(name) {
    const handle = yield* Scope.provide(fs.open(path.join(folder, name), { flag: "wx" }), open)
    let texts: Array<string> = []
    let length = 0
    const flush = Effect.suspend(() => {
      const bytes = Buffer.from(texts.join(""))
      texts = []
      length = 0
      return handle.writeAll(bytes)
    })
    flushes.push(flush)
    return {
      write: (text) =>
        Effect.suspend(() => {
          texts.push(text)
          length += text.length
          return length < WRITE_AT ? Effect.void : flush
        })
    }
  })

  const publish: Staging["publish"] = Effect.fnUntraced(function*(ours, last) {
    yield* Effect.all(flushes, { discard: true })
    // Windows moves no open file.
    yield* Scope.close(open, Exit.void)
    const names = (yield* fs.readDirectory(folder)).sort((a, b) => Number(a === last) - Number(b === last))
    // Without the mark of an earlier run, files of these names are somebody else's.
    const earlier = yield* fs.exists(path.join(out, last))
    const stale = earlier ? ours.filter((name) => !names.includes(name)) : []
    yield* Effect.forEach(stale, (name) => fs.remove(path.join(out, name), { recursive: true, force: true }), { discard: true })
    yield* Effect.forEach(names, (name) => move(path.join(folder, name), path.join(out, name)), { discard: true })
    return names
  }, Effect.uninterruptible)

  /** A file takes a file's place in one step; a folder's place has to be cleared first. */
  const move = Effect.fnUntraced(function*(from: string, to: string) {
    const { type } = yield* fs.stat(from)
    if (type === "Directory") yield* fs.remove(to, { recursive: true, force: true })
    yield* fs.rename(from, to)
  })

  return { folder, file, publish } satisfies Staging
})

/** UTF-16 code units that are gathered before they are written: fewer, larger writes. */
const WRITE_AT = 1 << 20
