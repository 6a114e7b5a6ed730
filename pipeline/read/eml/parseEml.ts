import PostalMime from "postal-mime"
import { Mark } from "../../../schemas/article.ts"
import { EncodingDetector } from "../encoding.ts"
import type { Parsed } from "../parsed.ts"
import { Refused } from "../parsed.ts"
import { besideLines } from "./besideLines.ts"
import { messagePage } from "./messagePage.ts"

/**
 * A message's text, of HTML where it has both; the subject is the title, the sender the author. What is attached is left.
 * Messages that are quoted or forwarded in it, and signatures, are furniture: somebody else's words are not the sender's.
 */
export const parseEml = async (bytes: Uint8Array): Promise<Parsed> => {
  const message = await PostalMime.parse(asUtf8(bytes), { maxNestingDepth: 20 })
  const { from, headers, html, subject, text } = message
  const date = headers.find(({ key }) => key === "date")?.value
  if (from === undefined && subject === undefined && date === undefined) {
    throw new Refused("CorruptMessage", "This is not a mail message: it has no sender, subject or date")
  }
  const found = html === undefined || html.trim() === "" ? { text: text ?? "", marks: [] } : messagePage(html)
  const author = from?.name === "" ? undefined : from?.name
  const isBeside = ({ kind }: Mark) => kind === "furniture"
  const beside = besideLines(found.text, found.marks.filter(isBeside), author).map(
    ({ end, start }) => new Mark({ kind: "furniture", start, end })
  )
  const others = found.marks.filter(
    (mark) => !isBeside(mark) && !beside.some(({ end, start }) => start < mark.end && mark.start < end)
  )
  return {
    body: found.text,
    marks: [...beside, ...others].sort((a, b) => a.start - b.start),
    title: subject?.replace(/^(?:(?:re|fwd?|aw|wg|tr|sv|vs|rv|r|i)\s*(?:\[\d+\])?\s*:\s*)+/i, ""),
    author,
    // As it is written: the day is the sender's, and may be another where the message is read.
    date
  }
}

/** Outlook can save messages in UTF-16, with all that their parts say of encodings left as it was. */
const asUtf8 = (bytes: Uint8Array): Uint8Array => {
  const detector = new EncodingDetector()
  detector.add(bytes)
  const { encoding } = detector
  if (!encoding.startsWith("utf-16")) return bytes
  const text = new TextDecoder(encoding).decode(bytes)
  const encoded = /^content-transfer-encoding:\s*(?:base64|quoted-printable)/im.test(text)
  return Buffer.from(
    text.replace(encoded ? /\bcharset="?(?:utf-?16\w*|unicode)"?/gi : /\bcharset="?[\w:.-]+"?/gi, "charset=utf-8")
  )
}
