import * as Result from "effect/Result"
import { Article, Mark } from "../../schemas/article.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import { printable } from "../../schemas/printable.ts"
import { Warning } from "../../schemas/warning.ts"
import { statedAuthor } from "./byline.ts"
import { isoDate } from "./date.ts"
import type { Caution } from "./parsed.ts"

/** An article as a format found it. */
export interface Found {
  readonly id: string
  readonly source: string
  readonly body: string
  /** What the format knows of stretches of `body`, in reading order. */
  readonly marks?: ReadonlyArray<Mark>
  /** From beside the body: a column, front matter. */
  readonly title?: string | undefined
  readonly author?: string | undefined
  /** As it is stated. */
  readonly date?: string | undefined
  /** What the article's reader should know of how it was read. */
  readonly warnings?: ReadonlyArray<Caution> | undefined
}

/**
 * The article that all later stages see: characters that no output could carry become U+FFFD, a title that the body does
 * not begin with is put before it, and a date is ISO 8601 as far as it is known. Fails with `EmptyText` where the body is only white space.
 */
export const toArticle = (found: Found): Result.Result<Article, ArticleFailure> => {
  const id = printable(clean(found.id))
  const source = printable(clean(found.source))
  const body = clean(found.body)
  if (!/\S/.test(body)) {
    return Result.fail(
      new ArticleFailure({
        articleId: id,
        source,
        stage: "read",
        error: "EmptyText",
        message: "There is no text in this article"
      })
    )
  }
  const title = metadata(found.title)
  const named = metadata(found.author)
  const author = named && statedAuthor(named)
  const date = isoDate(found.date ?? "")
  return Result.succeed(
    new Article({
      id,
      source,
      ...(title === undefined ? { text: body, marks: found.marks ?? [] } : withTitle(title, body, found.marks ?? [])),
      ...(title === undefined ? {} : { title }),
      ...(author === undefined ? {} : { author }),
      ...(date === undefined ? {} : { date }),
      ...(found.warnings === undefined || found.warnings.length === 0
        ? {}
        : { warnings: found.warnings.map((caution) => toWarning(caution, id, source)) })
    })
  )
}

/** The same article with more to know about how it was read. */
export const withWarnings = (article: Article, cautions: ReadonlyArray<Caution>): Article => {
  if (cautions.length === 0) return article
  const warnings = cautions.map((caution) => toWarning(caution, article.id, article.source))
  return new Article({ ...article, warnings: [...(article.warnings ?? []), ...warnings] })
}

const toWarning = ({ file, message, warning }: Caution, id: string, source: string) =>
  new Warning({ articleId: file === undefined ? id : "", source: file ?? source, stage: "read", warning, message })

/** Every character is replaced by one of the same length, so offsets stay right. */
const clean = (text: string) => text.toWellFormed().replaceAll("\0", "\ufffd")

/** On one line; absent where there is nothing in it. */
const metadata = (value: string | undefined) => {
  const line = printable(clean(value ?? "").replace(/\s+/g, " ")).trim()
  return line === "" ? undefined : line
}

const withTitle = (title: string, body: string, marks: ReadonlyArray<Mark>) => {
  const start = body.search(/\S/)
  const length = body.slice(start).search(/[\r\n]/)
  const end = length === -1 ? body.length : start + length
  if (bare(body.slice(start, Math.min(end, start + 2 * title.length + 100))) === bare(title)) {
    return {
      text: body,
      marks: [new Mark({ kind: "title", start, end }), ...marks.filter((mark) => mark.start >= end)]
    }
  }
  const before = `${title}\n\n`
  const shifted = marks.map(
    ({ end, kind, start }) =>
      // The body's own first heading may have been taken for the title.
      new Mark({ kind: kind === "title" ? "heading" : kind, start: start + before.length, end: end + before.length })
  )
  return { text: before + body, marks: [new Mark({ kind: "title", start: 0, end: title.length }), ...shifted] }
}

/** What two writings of one title have in common. */
const bare = (line: string) => line.toLowerCase().replace(/[\s#]+/g, "")
