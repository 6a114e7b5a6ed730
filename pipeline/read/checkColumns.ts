import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import type * as Path from "effect/Path"
import * as References from "effect/References"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { CannotStart } from "../../schemas/failure.ts"
import { readFile } from "./boundary.ts"
import type { Dataset } from "./dataset.ts"
import type { Shared } from "./InputFormat.ts"
import { walk } from "./walk.ts"

/**
 * Fails where there are tables and in none of them the articles' columns can be found, so that a mistyped name is told before
 * the results of an earlier run are replaced. As a rule no more than the first table is opened. Where no column was named and
 * there are files of other kinds, each such table is a failure of its own, later.
 */
export const checkColumns = Effect.fnUntraced(function* (
  dataset: Dataset
): Effect.fn.Return<void, CannotStart, FileSystem.FileSystem | Path.Path> {
  const named = Object.values(dataset.columns).some((name) => name !== undefined)
  let first: string | undefined
  const found = yield* walk(dataset, new Map()).pipe(
    Stream.filterMap((walked) => walked),
    Stream.mapEffect(({ file, format }) => {
      if (format.columns !== true) return Effect.succeed(!named)
      const shared: Shared = { columns: dataset.columns, announced: new Set(), skipped: new Map(), seconds: SECONDS }
      return readFile(format, file, shared).pipe(
        Effect.flatMap(Stream.runHead),
        Effect.provideService(References.MinimumLogLevel, "None"),
        Effect.map((head) => {
          const failure = Option.isSome(head) && Result.isFailure(head.value) ? head.value.failure : undefined
          if (failure === undefined || !NO_COLUMNS.has(failure.error)) return true
          first ??= `${failure.source}: ${failure.message}`
          return false
        })
      )
    }),
    Stream.filter((fine) => fine),
    Stream.runHead
  )
  if (Option.isNone(found) && first !== undefined) return yield* new CannotStart({ message: first })
})

/** For the first rows of a table: one that takes longer is the run's business. */
const SECONDS = 2

const NO_COLUMNS: ReadonlySet<string> = new Set(["UnknownColumn", "NoTextColumn"])
