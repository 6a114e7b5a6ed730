import * as Effect from "effect/Effect"
import { toArticle } from "./article.ts"
import type { Role } from "./columns.ts"
import { usualKey } from "./columns.ts"
import { frontMatter } from "./frontMatter.ts"
import { oneArticle } from "./oneArticle.ts"
import { asText } from "./value.ts"

/** Markdown: a file an article, with metadata from its front matter and without its markup. */
export const markdown = oneArticle([".md", ".markdown"], (source, file) =>
  // The parser takes 20 ms to load, which runs without Markdown need not wait for.
  Effect.map(
    Effect.promise(() => import("./plainMarkdown.ts")),
    ({ plainMarkdown }) => {
      const { body, fields } = frontMatter(source)
      const { marks, text, title } = plainMarkdown(body)
      const field = (role: Role) => {
        const key = usualKey(role, Object.keys(fields))
        return key === undefined ? undefined : asText(fields[key])
      }
      // In front matter `url` is often a path on the author's own site.
      const url = field("url")?.trim()
      return toArticle({
        id: file.id,
        source: url !== undefined && /^https?:\/\//i.test(url) ? url : file.source,
        body: text,
        marks,
        title: field("title") ?? title,
        author: field("author"),
        date: field("date")
      })
    }
  )
)
