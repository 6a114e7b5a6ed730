import { firstLines, saidIn } from "./byline.ts"
import type { Role } from "./columns.ts"
import { usualKey } from "./columns.ts"
import { frontMatter } from "./frontMatter.ts"
import type { Parsed } from "./parsed.ts"
import { plainMarkdown } from "./plainMarkdown.ts"
import { asText } from "./value.ts"

/**
 * A Markdown text without its markup (`mdx` where it is MDX); title, author, date and address from its front matter where it has
 * them, else from lines under its title.
 */
export const parseMarkdown = (source: string, mdx: boolean): Parsed => {
  const { body, fields } = frontMatter(source)
  const { marks, text, title } = plainMarkdown(body, mdx)
  const field = (role: Role) => {
    const key = usualKey(role, Object.keys(fields))
    return key === undefined ? undefined : asText(fields[key])
  }
  // In front matter `url` is often a path on the author's own site.
  const url = field("url")?.trim()
  const said = saidIn(firstLines(text))
  return {
    body: text,
    marks,
    title: field("title") ?? title,
    author: field("author") ?? said.author,
    date: field("date") ?? said.date,
    url: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined
  }
}
