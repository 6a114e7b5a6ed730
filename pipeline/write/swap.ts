import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import { sync } from "../work/sync.ts"

/** Names in OUT that a kind of run writes. */
export interface OwnNames {
  /** All that such a run may write: what an earlier one has left of them goes, but only where it has left `last` too. */
  readonly names: ReadonlyArray<string>
  /** The first to go and the last to come: a folder that has it is whole. */
  readonly last: string
}

/** How the outputs of one run take the place of another's: `out` has the old ones or the new ones, never some of each. */
export interface Swap {
  /** Moves all that is in `folder` into OUT; where that fails on the way, all is as it was. Returns the names. */
  readonly swap: (folder: string) => Effect.Effect<ReadonlyArray<string>, PlatformError>
  /** Makes OUT what it was before a swap that did not come to its end, if there was one. */
  readonly undo: Effect.Effect<void, PlatformError>
}

/**
 * A swap has two steps, and each leaves its mark on the disk before the next begins. First all old outputs go into LEAVING, which is
 * then renamed to LEFT; only then do the new ones come. So where LEAVING is found, nothing new is in OUT; where LEFT is found and
 * `last` is not in OUT, nothing old is.
 */
export const openSwap = (
  out: string,
  { last, names: own }: OwnNames,
  { fs, path }: { readonly fs: FileSystem.FileSystem; readonly path: Path.Path }
): Swap => {
  const leaving = path.join(out, LEAVING)
  const left = path.join(out, LEFT)
  const has = (folder: string, name: string) => fs.exists(path.join(folder, name))
  const moveAll = (names: Iterable<string>, from: string, to: string) =>
    Effect.forEach(names, (name) => fs.rename(path.join(from, name), path.join(to, name)), { discard: true })
  const remove = (file: string) => fs.remove(file, { recursive: true, force: true })
  const lasts = (names: ReadonlyArray<string>) => [
    ...names.filter((name) => name !== last),
    ...names.filter((name) => name === last)
  ]

  const comeBack = Effect.fnUntraced(function* (folder: string) {
    yield* moveAll(lasts(yield* fs.readDirectory(folder)), folder, out)
    yield* remove(folder)
  })

  const undo = Effect.gen(function* () {
    if (yield* fs.exists(leaving)) yield* comeBack(leaving)
    if (!(yield* fs.exists(left))) return
    // It came to its end, but for the cleaning up; or its old outputs come back.
    if (yield* has(out, last)) return yield* remove(left)
    // Without the mark of an earlier run, files of these names may be somebody else's.
    if (yield* has(left, last)) yield* Effect.forEach(own, (name) => remove(path.join(out, name)), { discard: true })
    yield* comeBack(left)
  })

  const swap: Swap["swap"] = (folder) =>
    Effect.gen(function* () {
      const names = lasts(yield* fs.readDirectory(folder))
      const earlier = yield* has(out, last)
      const old = yield* Effect.filter(new Set([...names, ...(earlier ? own : [])]), (name) => has(out, name))
      yield* fs.makeDirectory(leaving)
      yield* moveAll(lasts(old).toReversed(), out, leaving)
      yield* fs.rename(leaving, left)
      yield* sync(out)
      yield* moveAll(names, folder, out)
      yield* sync(out)
      yield* Effect.ignore(remove(left))
      return names
    }).pipe(
      Effect.tapError(() => Effect.ignore(undo)),
      Effect.provideService(FileSystem.FileSystem, fs)
    )

  return { swap, undo }
}

const LEAVING = ".leaving"
const LEFT = ".left"
