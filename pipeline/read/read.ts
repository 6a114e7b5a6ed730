import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article } from "../../schemas/article.ts"
import { ArticleFailure, CannotStart } from "../../schemas/failure.ts"
import { readFile } from "./boundary.ts"
import type { Dataset } from "./dataset.ts"
import { EXTENSIONS } from "./formats.ts"
import type { InputFile, Shared } from "./InputFormat.ts"
import { type Ahead, atOnce, inTurn } from "./inTurn.ts"
import { SeenIds } from "./seen.ts"
import { walk } from "./walk.ts"

export interface ReadOptions {
  /** Counts the files that no format reads, by extension, as the stream goes on. */
  readonly skipped?: Map<string, number>
  /** Is told of bytes that were read. */
  readonly onRead?: (bytes: number) => void
  /** For how long a file may be read without yielding anything before what is left of it is given up. */
  readonly seconds?: number
}

/**
 * Every article of a dataset, always in the same order; those that cannot be read, or whose id was already another's, as
 * failures. Memory grows by some 24 bytes an article (its id's hash), by each table's path, and by the names
 * in the folders that are open.
 *
 * Columns that were guessed are logged, once a kind of table. Fails, at its end, where there was no file to read at all.
 */
export const readArticles = (
  dataset: Dataset,
  { onRead = () => {}, seconds = 60, skipped = new Map() }: ReadOptions = {}
): Stream.Stream<Result.Result<Article, ArticleFailure>, CannotStart, FileSystem.FileSystem | Path.Path> =>
  Stream.suspend(() => {
    const shared: Shared = { columns: dataset.columns, announced: dataset.announced, skipped, seconds }
    const unique = uniqueIds()
    let found = 0
    const begun = walk(dataset, skipped).pipe(
      Stream.map((walked): Ahead<Result.Result<Article, ArticleFailure>, FileSystem.FileSystem> => {
        found++
        if (Result.isFailure(walked)) return atOnce(Result.fail(walked.failure))
        const { file, format } = walked.success
        // Inside a file its articles' lengths stand for the bytes that they took; at its end the count is right.
        let counted = 0
        const count = (bytes: number) => {
          const more = Math.min(bytes, file.size - counted)
          counted += more
          onRead(more)
        }
        const begin = Effect.map(readFile(format, file, shared), (articles) =>
          articles.pipe(
            Stream.map(
              Result.flatMap((article) => {
                count(article.text.length)
                return unique(article, file)
              })
            ),
            Stream.onEnd(Effect.sync(() => count(file.size)))
          )
        )
        return { bytes: format.ahead?.(file) ?? 0, begin }
      })
    )
    return inTurn(begun, FILES_AHEAD).pipe(
      Stream.concat(Stream.suspend(() => (found > 0 ? Stream.empty : Stream.fail(nothingToRead(dataset, skipped)))))
    )
  })

/** Bytes of all files that `readArticles` would read. */
export const countBytes = (dataset: Dataset): Effect.Effect<number, never, FileSystem.FileSystem | Path.Path> =>
  walk(dataset, new Map()).pipe(
    Stream.filterMap((walked) => walked),
    Stream.runFold(
      () => 0,
      (sum, { file }) => sum + file.size
    )
  )

/** Says how many files were left out and of which types; empty where there were none. */
export const describeSkipped = (skipped: ReadonlyMap<string, number>): string => {
  const types = [...skipped]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([type, count]) => `${count} ${type}`)
  return types.length > 8 ? `${types.slice(0, 8).join(", ")} and ${types.length - 8} more types` : types.join(", ")
}

/** Files that are opened ahead of their turn. */
const FILES_AHEAD = 8

const nothingToRead = (dataset: Dataset, skipped: ReadonlyMap<string, number>) =>
  new CannotStart({
    message: `There is no article in ${dataset.articlesDir}: read are ${EXTENSIONS.join(" ")} (also .gz), and in it ${
      skipped.size === 0 ? "is no such file" : `are only other files (${describeSkipped(skipped)})`
    }.`
  })

/** Passes each article on whose id is new. */
const uniqueIds = () => {
  const seen = new SeenIds()
  /** Where ids came from: a table's path, or the extension of a file whose path is the id. */
  const origins = new Map<string, number>()
  const names: Array<string> = []
  return (article: Article, file: InputFile): Result.Result<Article, ArticleFailure> => {
    const origin = article.id === file.id ? file.extension : file.source
    if (!origins.has(origin)) origins.set(origin, names.push(origin) - 1)
    const first = seen.add(article.id, origins.get(origin)!)
    if (first === undefined) return Result.succeed(article)
    const firstOrigin = names[first]!
    const folder = file.source.slice(0, -(file.id + file.extension).length)
    const firstSource = firstOrigin.startsWith(".") ? folder + article.id + firstOrigin : firstOrigin
    return Result.fail(
      new ArticleFailure({
        articleId: article.id,
        source: article.source,
        stage: "read",
        error: "DuplicateId",
        message: `The id "${article.id}" of this article in ${file.source} is already that of one in ${firstSource}; make ids unique`
      })
    )
  }
}
