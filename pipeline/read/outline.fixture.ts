import type { Article } from "../../schemas/article.ts"
import { split } from "../split/split.ts"

/** What an article says of itself, then its paragraphs but furniture, a line each: `# title`, `## heading`, `- item`, body as it is. */
export const outline = (article: Article): string => {
  const { author, date, source, text, title } = article
  const said = Object.entries({ title, author, date, source }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`]
  )
  const paragraphs = split(article).paragraphs.flatMap(({ end, kind, start }) =>
    kind === "furniture" ? [] : [SIGNS[kind] + text.slice(start, end).replace(/\s+/g, " ")]
  )
  return [...said, "", ...paragraphs, ""].join("\n")
}

const SIGNS = { title: "# ", heading: "## ", item: "- ", body: "" }
