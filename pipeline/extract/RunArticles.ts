import * as Context from "effect/Context"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import type { CannotStart } from "../../schemas/failure.ts"
import type { Item } from "../work/part.ts"

/** The articles of the run, for an extractor that must know of all of them when it is opened. */
export const RunArticles = Context.Reference<Stream.Stream<Item, CannotStart, FileSystem.FileSystem | Path.Path>>("opinion/RunArticles", {
  defaultValue: () => Stream.empty
})
