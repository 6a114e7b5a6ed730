import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article } from "../../schemas/article.ts"
import type { Columns } from "../../schemas/dataset.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import type { Caution } from "./parsed.ts"
import { printable } from "../../schemas/printable.ts"
import { toArticle, withWarnings } from "./article.ts"
import { readRecord, thrownBy } from "./boundary.ts"
import { textOf } from "./bytes.ts"
import { chooseColumns } from "./columns.ts"
import { Deadline } from "./deadline.ts"
import { fileFailure } from "./fileFailure.ts"
import type { InputFile, InputFormat, Shared } from "./InputFormat.ts"
import { asBody, asText } from "./value.ts"

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
  columns: true,
  read: (file, shared) => Effect.succeed(Stream.unwrap(articles(options, file, shared)))
})

const articles = Effect.fnUntraced(function* ({ fixed, rows }: RowsOptions, file: InputFile, shared: Shared) {
  /** What is to be said of the whole file; its first article carries it. */
  const cautions: Array<Caution> = []
  const caution = (said: Caution) => void cautions.push({ ...said, file: file.source })
  const all = yield* Effect.acquireRelease(
    Effect.sync(() => guarded(rows, file, new Deadline(file, shared.seconds), caution)),
    (all) => Effect.promise(() => all.return())
  )
  const { first, sample } = yield* Effect.promise(() => start(all))
  if (sample.length === 0) {
    const failures = first.flatMap((row) => (Result.isFailure(row) ? [row.failure] : []))
    if (failures.length === 0) failures.push(fileFailure(file, "EmptyText", "There is no row in this table"))
    if (failures.length === GIVE_UP) {
      failures.push(fileFailure(file, "Unreadable", `None of the first ${GIVE_UP} rows can be read; the rest was left`))
    }
    return Stream.fromIterable(failures.map(Result.fail))
  }
  const keys = [...new Set(sample.flatMap((fields) => Object.keys(fields)))]
  const choice = chooseColumns(shared.columns, keys, sample, fixed)
  if (Result.isFailure(choice)) {
    return Stream.succeed(Result.fail(fileFailure(file, choice.failure.error, choice.failure.message)))
  }
  const { columns, doubt, notice } = choice.success
  if (doubt !== undefined) caution({ warning: "ColumnsGuessed", message: doubt })
  if (notice !== undefined && !shared.announced.has(notice) && shared.announced.size < NOTICES) {
    shared.announced.add(notice)
    yield* Effect.logInfo(printable(`${file.source}: ${notice}`))
  }
  return Stream.fromIterable(first).pipe(
    Stream.concat(Stream.fromAsyncIterable(all, (error) => error).pipe(Stream.orDie)),
    Stream.map(
      Result.flatMap((row) =>
        readRecord(
          () => toRowArticle(row, columns, file),
          ({ error, message }) => rowFailure(file, row.row, rowId(file.id, row.row), error, inRow(row.row, message))
        )
      )
    ),
    Stream.map(Result.map((article) => withWarnings(article, cautions.splice(0))))
  )
})

/** Rows from which the columns are guessed. */
const SAMPLE_ROWS = 20

/** A file that begins with so many rows that cannot be read is not what its name says. */
const GIVE_UP = 1000

/** A dataset whose tables all differ is not announced without end. */
const NOTICES = 20

const toRowArticle = (
  { fields, row }: Row,
  columns: Columns,
  file: InputFile
): Result.Result<Article, ArticleFailure> => {
  const value = (key: string | undefined) => (key !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined)
  const own = asText(value(columns.id))?.trim()
  const url = asText(value(columns.url))?.trim()
  return toArticle({
    id: own === undefined || own === "" ? rowId(file.id, row) : own,
    source: url === undefined || url === "" ? rowId(file.source, row) : url,
    body: asBody(value(columns.text)) ?? "",
    title: asText(value(columns.title)),
    author: asText(value(columns.author)),
    date: asText(value(columns.date))
  }).pipe(
    Result.mapError(({ articleId, error }) =>
      rowFailure(
        file,
        row,
        articleId,
        error,
        `${row === 0 ? "This article" : `Row ${row}`} has no text in column "${columns.text}"`
      )
    )
  )
}

const inRow = (row: number, message: string) => (row === 0 ? message : `Row ${row}: ${message}`)

const rowId = (path: string, row: number) => (row === 0 ? path : `${path}:${row}`)

const rowFailure = (file: InputFile, row: number, articleId: string, error: string, message: string) =>
  new ArticleFailure({ articleId, source: rowId(file.source, row), stage: "read", error, message })

/** The same rows, and what ends them early as a last failure: never throws, and closes the file however it ends. */
async function* guarded(
  rows: RowsOptions["rows"],
  file: InputFile,
  deadline: Deadline,
  caution: (caution: Caution) => void
): AsyncGenerator<Result.Result<Row, ArticleFailure>, void> {
  const text = textOf(file, deadline, caution)
  try {
    for await (const row of rows(text, file)) {
      yield Result.mapError(row, ({ error, message, row }) =>
        rowFailure(file, row, rowId(file.id, row), error, message)
      )
      deadline.restart()
    }
  } catch (error) {
    yield Result.fail(thrownBy(file, error))
  } finally {
    await text.return(undefined)
  }
}

/** As many rows as the columns are guessed from, and what is in those of them that can be read. */
const start = async (rows: AsyncGenerator<Result.Result<Row, ArticleFailure>, void>) => {
  const first: Array<Result.Result<Row, ArticleFailure>> = []
  const sample: Array<Row["fields"]> = []
  while (sample.length < SAMPLE_ROWS && first.length < GIVE_UP) {
    const { done, value } = await rows.next()
    if (done === true) break
    first.push(value)
    if (Result.isSuccess(value)) sample.push(value.success.fields)
  }
  return { first, sample }
}
