import * as Context from "effect/Context"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import type * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article } from "../../schemas/article.ts"
import type { ArticleFailure, CannotStart } from "../../schemas/failure.ts"

/** The articles of the run, for an extractor that must know of all of them when it is opened. */
export const RunArticles = Context.Reference<
  Stream.Stream<Result.Result<Article, ArticleFailure>, CannotStart, FileSystem.FileSystem | Path.Path>
>("opinion/RunArticles", {
  defaultValue: () => Stream.empty
})
