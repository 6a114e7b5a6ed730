import type { Role } from "./columns.ts"
import { usualKey } from "./columns.ts"
import { frontMatter } from "./frontMatter.ts"
import type { Parsed } from "./parsed.ts"
import { plainMarkdown } from "./plainMarkdown.ts"
import { asText } from "./value.ts"

/** A Markdown text without its markup; title, author, date and address from its front matter where it has them. */
export const parseMarkdown = (source: string): Parsed => {
  const { body, fields } = frontMatter(source)
  const { marks, text, title } = plainMarkdown(body)
  const field = (role: Role) => {
    const key = usualKey(role, Object.keys(fields))
    return key === undefined ? undefined : asText(fields[key])
  }
  // In front matter `url` is often a path on the author's own site.
  const url = field("url")?.trim()
  return {
    body: text,
    marks,
    title: field("title") ?? title,
    author: field("author"),
    date: field("date"),
    url: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined
  }
}
