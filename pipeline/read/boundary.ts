import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { ArticleFailure } from "../../schemas/failure.ts"
import { fileFailure } from "./fileFailure.ts"
import type { Articles, InputFile, InputFormat, Shared } from "./InputFormat.ts"
import { type Reason, reasonOf } from "./parsed.ts"

/*
 * What is thrown while a dataset is read ends here, and nowhere else: in reading one record it is that record's failure,
 * anywhere else in a file the failure of what is left of the file. No format catches for itself.
 */

/** What `make` makes of one record; what it throws is the record's failure, as `failure` says it. */
export const readRecord = <A>(
  make: () => Result.Result<A, ArticleFailure>,
  failure: (reason: Reason) => ArticleFailure
): Result.Result<A, ArticleFailure> => {
  try {
    return make()
  } catch (thrown) {
    return Result.fail(failure(reasonOf(thrown)))
  }
}

/** The articles of a file as its format reads them; what is thrown on the way is one failure more, at the end of them. */
export const readFile = (
  format: InputFormat,
  file: InputFile,
  shared: Shared
): Effect.Effect<Articles, never, FileSystem.FileSystem> => {
  const failed = (thrown: unknown): Articles => Stream.succeed(Result.fail(thrownBy(file, thrown)))
  return Effect.suspend(() => format.read(file, shared)).pipe(
    Effect.map((articles) => articles.pipe(Stream.catchDefect(failed))),
    Effect.catchDefect((thrown) => Effect.succeed(failed(thrown)))
  )
}

/** What was thrown in reading a file, as the failure of the file. */
export const thrownBy = (file: InputFile, thrown: unknown): ArticleFailure => {
  if (thrown instanceof ArticleFailure) return thrown
  const { error, message } = reasonOf(thrown)
  return fileFailure(file, error, message)
}
