import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"

/**
 * Waits until what was written to a file, or the names that a folder holds, would outlive a loss of power: a rename alone may reach
 * the disk before the content of the renamed file does. Windows lets no folder be opened for it, and is left to its own order.
 */
export const sync = (path: string): Effect.Effect<void, PlatformError, FileSystem.FileSystem> =>
  process.platform === "win32"
    ? Effect.void
    : Effect.flatMap(FileSystem.FileSystem, (fs) => fs.open(path, { flag: "r" })).pipe(
        Effect.flatMap((file) => file.sync),
        Effect.scoped
      )
