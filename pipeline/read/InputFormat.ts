import type * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Result from "effect/Result"
import type * as Stream from "effect/Stream"
import type { Article } from "../../schemas/article.ts"
import type { Columns } from "../../schemas/dataset.ts"
import type { ArticleFailure } from "../../schemas/failure.ts"

/** A file of a dataset that some format reads. */
export interface InputFile {
  /** Where it is on this machine. */
  readonly path: string
  /** Its path inside the articles' folder without its extensions, always with `/`: the id of the article that it is. */
  readonly id: string
  /** Its path inside the dataset folder; ends with the id and the extension. */
  readonly source: string
  /** As it is written: `.TXT`, `.csv.gz`. */
  readonly extension: string
  /** Whether it is gzipped. */
  readonly gzip: boolean
  /** Bytes on disk. */
  readonly size: number
}

/** What the files of a dataset have in common while it is read. */
export interface Shared {
  /** The columns that the user named. */
  readonly columns: Columns
  /** The choices of columns that were already announced, so that a thousand like tables are announced once. */
  readonly announced: Set<string>
  /** How many files no format reads, by extension. */
  readonly skipped: Map<string, number>
  /** For how long a file may be read without yielding anything. */
  readonly seconds: number
}

/** A kind of input file. To add one: write it in a file of its own and put it on the list in `formats.ts`. */
export interface InputFormat {
  /** In lower case with the dot: `.txt`. The same with `.gz` after it is read as well. */
  readonly extensions: ReadonlyArray<string>
  /** Whether its articles are rows, whose columns have to be found. */
  readonly columns?: boolean
  /** Bytes that `read` may hold of a file before its turn; none where absent. */
  readonly ahead?: (file: InputFile) => number
  /**
   * The articles of one file. The effect is run ahead of the file's turn, for several files at once, so it may read a small
   * file whole; the stream is run in the file's turn.
   */
  readonly read: (file: InputFile, shared: Shared) => Effect.Effect<Articles, never, FileSystem.FileSystem>
}

/** The articles of a file in order; one that cannot be read is a failure and does not end the others. */
export type Articles = Stream.Stream<Result.Result<Article, ArticleFailure>, never, FileSystem.FileSystem>
