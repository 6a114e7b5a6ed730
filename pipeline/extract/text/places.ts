import type { Document } from "../../../schemas/document.ts"
import { longContentWords, sharedWords } from "./contentWords.ts"
import type { Token } from "./tokens.ts"

/** What holds of a sentence's place and shape, whatever its words. */
export type Place = (typeof PLACES)[number]

/** The names under which the table weighs places; `places` says when each holds. */
export const PLACES = [
  "@headline",
  "@headline of up to 4 words",
  "@heading",
  "@list item",
  "@first paragraph",
  "@second paragraph",
  "@first tenth",
  "@first quarter",
  "@last quarter",
  "@last tenth",
  "@last paragraph but one",
  "@last paragraph",
  "@last sentence",
  "@opens a paragraph",
  "@closes a paragraph",
  "@paragraph of its own",
  "@opens a section",
  "@in the closing section",
  "@up to 4 words",
  "@5 to 9 words",
  "@30 words or more",
  "@a question",
  "@ends in a colon",
  "@without a full stop",
  "@begins inside a quotation",
  "@all in quotation marks",
  "@2 or 3 names",
  "@4 names or more",
  "@2 numbers or more",
  "@echoes the headline",
  "@shares words with the sentence before",
  "@after a question",
  "@after a colon",
  "@before a contrast",
  "@the article is short",
  "@the article tells much",
  "@the article tells little"
] as const

/** The places that hold of each sentence. */
export const places = (
  document: Document,
  tokens: ReadonlyArray<ReadonlyArray<Token>>
): Array<ReadonlyArray<Place>> => {
  const prose = document.paragraphs.filter(({ kind }) => kind === "body" || kind === "item")
  const count = prose.reduce((sum, { firstSentence, lastSentence }) => sum + lastSentence - firstSentence + 1, 0)
  const headline = document.paragraphs.find(({ kind }) => kind === "title")
  const headlineWords =
    headline === undefined ? new Set<string>() : longContentWords(tokens[headline.firstSentence - 1]!)
  const result: Array<Array<Place>> = document.sentences.map(() => [])

  const telling = tokens.filter(tells).length / Math.max(1, tokens.length)
  let passed = 0
  let proseSeen = 0
  let before: Set<string> = new Set()
  for (const [p, paragraph] of document.paragraphs.entries()) {
    const { firstSentence, kind, lastSentence } = paragraph
    if (kind === "furniture") continue
    const isProse = kind === "body" || kind === "item"
    const closing = paragraph.section > 0 && CLOSING.test(document.sections[paragraph.section] ?? "")
    let insideQuotation = false
    for (let n = firstSentence; n <= lastSentence; n++) {
      const own = tokens[n - 1]!
      const held = result[n - 1]!
      const last = n === lastSentence
      if (kind === "title") held.push("@headline")
      if (kind === "title" && own.length < 7) held.push("@headline of up to 4 words")
      if (kind === "heading") held.push("@heading")
      if (kind === "item") held.push("@list item")
      if (isProse) {
        const depth = (passed + 0.5) / count
        passed++
        if (passed === count) held.push("@last sentence")
        if (depth < 0.1) held.push("@first tenth")
        else if (depth < 0.25) held.push("@first quarter")
        else if (depth > 0.9) held.push("@last tenth")
        else if (depth > 0.75) held.push("@last quarter")
        if (proseSeen === 0) held.push("@first paragraph")
        if (proseSeen === 1) held.push("@second paragraph")
        if (prose.length > 2 && proseSeen === prose.length - 1) held.push("@last paragraph")
        if (prose.length > 3 && proseSeen === prose.length - 2) held.push("@last paragraph but one")
        if (firstSentence === lastSentence) held.push("@paragraph of its own")
        else if (n === firstSentence) held.push("@opens a paragraph")
        else if (last) held.push("@closes a paragraph")
        if (n === firstSentence && document.paragraphs[p - 1]?.kind === "heading") held.push("@opens a section")
        if (closing) held.push("@in the closing section")
        if (count < 15) held.push("@the article is short")
        if (telling > 0.6) held.push("@the article tells much")
        if (telling < 0.3) held.push("@the article tells little")
      }
      shape(own, held)
      if (
        !STOPPED.test(document.article.text.slice(document.sentences[n - 1]!.end - 2, document.sentences[n - 1]!.end))
      ) {
        held.push("@without a full stop")
      }

      if (insideQuotation) held.push("@begins inside a quotation")
      for (const { form } of own) if (form === '"') insideQuotation = !insideQuotation

      const words = longContentWords(own)
      if (kind !== "title" && headlineWords.size > 1) {
        const shared = sharedWords(words, headlineWords)
        if (shared >= 2 && shared * 2 >= headlineWords.size) held.push("@echoes the headline")
      }
      if (sharedWords(words, before) > 1) held.push("@shares words with the sentence before")
      before = words

      const previous = n > 1 ? result[n - 2]! : []
      if (previous.includes("@a question")) held.push("@after a question")
      if (previous.includes("@ends in a colon")) held.push("@after a colon")
      const next = tokens[n]
      if (next?.[1] !== undefined && CONTRAST.has(next[1].form)) held.push("@before a contrast")
    }
    if (isProse) proseSeen++
  }
  return result
}

const CLOSING = /\b(?:conclusions?|summary|summing up|in closing|final thoughts?|takeaways?|wrapping up|where next)\b/i
const STOPPED = /[.?!…:][^\p{L}\p{N}]?$/u
const CONTRAST = new Set(["but", "yet", "however", "nonsense", "wrong"])

/** Places that the sentence's own tokens decide. */
const shape = (tokens: ReadonlyArray<Token>, held: Array<Place>): void => {
  let words = 0
  let names = 0
  let numbers = 0
  for (const { classes, form } of tokens) {
    if (classes.includes("#name")) names++
    if (classes.includes("#number") || classes.includes("#year")) numbers++
    if (form.length > 1 || form === "i" || form === "a") words++
  }
  if (words <= 4) held.push("@up to 4 words")
  else if (words <= 9) held.push("@5 to 9 words")
  else if (words >= 30) held.push("@30 words or more")
  if (names >= 4) held.push("@4 names or more")
  else if (names >= 2) held.push("@2 or 3 names")
  if (numbers >= 2) held.push("@2 numbers or more")
  const end = tokens.at(-2)?.form
  const mark = end === '"' || end === ")" ? tokens.at(-3)?.form : end
  if (mark === "?") held.push("@a question")
  if (mark === ":") held.push("@ends in a colon")
  if (tokens[0]?.form === '"' && end === '"') held.push("@all in quotation marks")
}

/** Whether a sentence has a name, a number, or speech: the stuff of facts rather than of reasons. */
const tells = (tokens: ReadonlyArray<Token>): boolean =>
  tokens.some(
    ({ classes, form }) =>
      form === '"' || classes.includes("#number") || classes.includes("#year") || classes.includes("#name")
  )
