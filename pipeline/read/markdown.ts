import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { toArticle } from "./article.ts"
import { fileFailure } from "./fileFailure.ts"
import { oneArticle } from "./oneArticle.ts"

/** Markdown and MDX: a file an article, with metadata from its front matter and without its markup. */
export const markdown = oneArticle([".md", ".markdown", ".mdx"], (source, file, { seconds }) =>
  Effect.gen(function* () {
    const mdx = /^\.mdx/i.test(file.extension)
    const parsed = yield* source.length < SMALL ? parseHere(source, mdx) : parseElsewhere(source, mdx, seconds)
    if ("error" in parsed) return Result.fail(fileFailure(file, parsed.error, parsed.message))
    const { url, ...found } = parsed
    return toArticle({ ...found, id: file.id, source: url ?? file.source })
  })
)

/**
 * Markdown of so many UTF-16 code units is parsed in seconds at most, whatever it is, and most of it in a millisecond; larger
 * is parsed where it can be given up.
 */
const SMALL = 1 << 16

// The parser takes 20 ms to load, which runs without Markdown need not wait for.
const parseHere = (source: string, mdx: boolean) =>
  Effect.map(
    Effect.promise(() => import("./parseMarkdown.ts")),
    ({ parseMarkdown }) => parseMarkdown(source, mdx)
  )

const parseElsewhere = (source: string, mdx: boolean, seconds: number) =>
  Effect.flatMap(
    Effect.promise(() => import("./parseApart.ts")),
    ({ parseApart }) => parseApart(mdx ? "mdx" : "markdown", Effect.succeed(Buffer.from(source)), seconds)
  )
