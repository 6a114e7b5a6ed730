import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article } from "../../schemas/article.ts"
import type { ArticleFailure } from "../../schemas/failure.ts"
import { toArticle } from "./article.ts"
import { mostBytes, wholeFile } from "./bytes.ts"
import { fileFailure } from "./fileFailure.ts"
import type { InputFile, InputFormat } from "./InputFormat.ts"
import type { ParserName } from "./parserProcess.ts"

/**
 * A format whose parser is large and meets hostile files: each file is one article, parsed in a process that is killed when
 * it takes too long or too much memory. A file of more than so many megabytes is not tried. Neither these nor the parsers are started before a file of such a format turns up.
 */
export const documentFormat = (
  extensions: ReadonlyArray<string>,
  parser: ParserName,
  megabytes: number
): InputFormat => ({
  extensions,
  ahead: (file) => mostBytes(file, megabytes << 20),
  read: (file, { seconds }) =>
    parse(file, parser, megabytes, seconds).pipe(
      Effect.catch((failure) => Effect.succeed(Result.fail(failure))),
      Effect.map((result) => Stream.succeed(result))
    )
})

const parse = Effect.fnUntraced(function* (
  file: InputFile,
  parser: ParserName,
  megabytes: number,
  seconds: number
): Effect.fn.Return<Result.Result<Article, ArticleFailure>, ArticleFailure, FileSystem.FileSystem> {
  const { parseApart } = yield* Effect.promise(() => import("./parseApart.ts"))
  const outcome = yield* parseApart(parser, wholeFile(file, megabytes << 20), seconds)
  if ("error" in outcome) return yield* fileFailure(file, outcome.error, outcome.message)
  const { url, ...found } = outcome
  return toArticle({ ...found, id: file.id, source: url ?? file.source })
})
