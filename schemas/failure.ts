import * as Runtime from "effect/Runtime"
import * as Schema from "effect/Schema"
import { Usage } from "./extraction.ts"

/** Where an article was lost. */
export const Stage = Schema.Literals(["read", "split", "extract"])
export type Stage = typeof Stage.Type

/** One article that failed: a row of failures.csv, never the end of a run. */
export class ArticleFailure extends Schema.TaggedError<ArticleFailure>()("ArticleFailure", {
  /** Empty where the article never got an id. */
  articleId: Schema.String,
  source: Schema.String,
  stage: Stage,
  /** What sort of failure, in one word: `BinaryFile`, `DuplicateId`, `EmptyText`. */
  error: Schema.String,
  /** One sentence for the person who has the article. */
  message: Schema.String,
  /** What it cost all the same. */
  usage: Schema.optionalKey(Usage)
}) {}

/** The command cannot begin: one line that says what to do. Nothing was written. */
export class CannotStart extends Schema.TaggedError<CannotStart>()("CannotStart", {
  message: Schema.String
}) {
  override readonly [Runtime.errorExitCode] = 1
  override readonly [Runtime.errorReported] = false
}

/** The run had to end midway: finished parts are kept, and the same command goes on from them. */
export class Stopped extends Schema.TaggedError<Stopped>()("Stopped", {
  message: Schema.String
}) {
  override readonly [Runtime.errorExitCode] = 1
  override readonly [Runtime.errorReported] = false
}

/** The run is done, but some of its articles failed: the command says so with its exit code. */
export class ArticlesFailed extends Schema.TaggedError<ArticlesFailed>()("ArticlesFailed", {
  failures: Schema.Int
}) {
  override readonly [Runtime.errorExitCode] = 2
  override readonly [Runtime.errorReported] = false
}
