import PostalMime from "postal-mime"
import { pageArticle } from "../html/parseHtml.ts"
import type { Parsed } from "../parsed.ts"
import { Refused } from "../parsed.ts"

/** A message's text, of HTML where it has both; the subject is the title, the sender the author. What is attached is left. */
export const parseEml = async (bytes: Uint8Array): Promise<Parsed> => {
  const { date, from, html, subject, text } = await PostalMime.parse(bytes, { maxNestingDepth: 20 })
  if (from === undefined && subject === undefined && date === undefined) {
    throw new Refused("CorruptMessage", "This is not a mail message: it has no sender, subject or date")
  }
  const body = html === undefined || html.trim() === "" ? { body: text ?? "", marks: [] } : pageArticle(html)
  return {
    ...body,
    title: subject?.replace(/^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+/i, ""),
    author: from?.name === "" ? undefined : from?.name,
    date
  }
}
