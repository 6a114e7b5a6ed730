import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article } from "../../schemas/article.ts"
import type { Columns } from "../../schemas/dataset.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import { toArticle } from "./article.ts"
import { fileFailure, textOf } from "./bytes.ts"
import { chooseColumns } from "./columns.ts"
import type { InputFile, InputFormat, TableSettings } from "./InputFormat.ts"
import { asText } from "./value.ts"

/** A row of a table. */
export interface Row {
  /** As the format counts, from 1; 0 where the whole file is one article. */
  readonly row: number
  readonly fields: Readonly<Record<string, unknown>>
}

/** A row that cannot be read; the rows after it can. */
export interface BadRow {
  readonly row: number
  readonly error: string
  readonly message: string
}

export interface RowsOptions {
  readonly extensions: ReadonlyArray<string>
  /** Every row has the same columns (CSV, not JSON). */
  readonly fixed: boolean
  /** The rows of a decoded text that comes piece by piece. May throw an ArticleFailure that ends the file. */
  readonly rows: (text: AsyncGenerator<string>, file: InputFile) => AsyncIterable<Result.Result<Row, BadRow>>
}

/** Characters that a row may have at most: a quotation or line that never ends must not fill the memory. */
export const ROW_LIMIT = 1 << 24

/** A format with a row an article, read row by row. */
export const rowsFormat = (options: RowsOptions): InputFormat => ({
  extensions: options.extensions,
  read: (file, tables) => Effect.succeed(Stream.unwrap(articles(options, file, tables)))
})

const articles = Effect.fnUntraced(function*({ fixed, rows }: RowsOptions, file: InputFile, tables: TableSettings) {
  const text = textOf(file)
  const all = guarded(rows(text, file), text, file)
  const first = yield* Effect.promise(() => take(all, SAMPLE_ROWS))
  const sample = first.flatMap((row) => Result.isSuccess(row) ? [row.success.fields] : [])
  const failuresOnly = first.flatMap((row) => Result.isFailure(row) ? [Result.fail(row.failure)] : [])
  if (sample.length === 0) {
    yield* Effect.promise(() => all.return())
    return Stream.fromIterable(
      failuresOnly.length > 0 ? failuresOnly : [Result.fail(fileFailure(file, "EmptyText", "There is no row in this table"))]
    )
  }
  const keys = [...new Set(sample.flatMap((fields) => Object.keys(fields)))]
  const choice = chooseColumns(tables.columns, keys, sample, fixed)
  if (Result.isFailure(choice)) {
    yield* Effect.promise(() => all.return())
    return Stream.succeed(Result.fail(fileFailure(file, choice.failure.error, choice.failure.message)))
  }
  const { columns, notice } = choice.success
  if (notice !== undefined && !tables.announced.has(notice) && tables.announced.size < NOTICES) {
    tables.announced.add(notice)
    yield* Effect.logInfo(`${file.source}: ${notice}`)
  }
  return Stream.fromIterable(first).pipe(
    Stream.concat(Stream.fromAsyncIterable(all, (error) => error).pipe(Stream.orDie)),
    Stream.map(Result.flatMap((row) => toRowArticle(row, columns, file)))
  )
})

/** Rows from which the columns are guessed. */
const SAMPLE_ROWS = 20

/** A dataset whose tables all differ is not announced without end. */
const NOTICES = 20

const toRowArticle = ({ fields, row }: Row, columns: Columns, file: InputFile): Result.Result<Article, ArticleFailure> => {
  const value = (key: string | undefined) => key !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined
  const own = asText(value(columns.id))?.trim()
  const url = asText(value(columns.url))?.trim()
  return toArticle({
    id: own === undefined || own === "" ? rowId(file.id, row) : own,
    source: url === undefined || url === "" ? rowId(file.source, row) : url,
    body: asText(value(columns.text), "\n\n") ?? "",
    title: asText(value(columns.title)),
    author: asText(value(columns.author)),
    date: asText(value(columns.date))
  }).pipe(Result.mapError(({ articleId, error }) =>
    rowFailure(file, row, articleId, error, `${row === 0 ? "This article" : `Row ${row}`} has no text in column "${columns.text}"`)))
}

const rowId = (path: string, row: number) => row === 0 ? path : `${path}:${row}`

const rowFailure = (file: InputFile, row: number, articleId: string, error: string, message: string) =>
  new ArticleFailure({ articleId, source: rowId(file.source, row), stage: "read", error, message })

/** The same rows, and what ends them early as a last failure: never throws, and closes the file however it ends. */
async function* guarded(
  rows: AsyncIterable<Result.Result<Row, BadRow>>,
  text: AsyncGenerator<string>,
  file: InputFile
): AsyncGenerator<Result.Result<Row, ArticleFailure>, void> {
  try {
    for await (const row of rows) {
      yield Result.mapError(row, ({ error, message, row }) => rowFailure(file, row, rowId(file.id, row), error, message))
    }
  } catch (error) {
    yield Result.fail(error instanceof ArticleFailure ? error : fileFailure(file, "Unreadable", `This file broke its reader (${error})`))
  } finally {
    await text.return(undefined)
  }
}

const take = async <A>(source: AsyncGenerator<A, void>, count: number): Promise<ReadonlyArray<A>> => {
  const taken: Array<A> = []
  while (taken.length < count) {
    const next = await source.next()
    if (next.done === true) break
    taken.push(next.value)
  }
  return taken
}
