import type { Article } from "../../../schemas/article.ts"
import type { Document, Paragraph, Sentence } from "../../../schemas/document.ts"

/** A document as models see it, and which sentence of the original, from 1, each of its sentences is. */
export interface Prose {
  readonly document: Document
  readonly numbers: ReadonlyArray<number>
}

/**
 * The document without page furniture, so that a newsletter line more or less changes nothing, and with a text all in
 * capitals made small, so that its words are known.
 */
export const proseOf = (original: Document): Prose => {
  const numbers: Array<number> = []
  const paragraphs: Array<Paragraph> = []
  const sentences: Array<Sentence> = []
  for (const paragraph of original.paragraphs) {
    if (paragraph.kind === "furniture") continue
    const firstSentence = sentences.length + 1
    for (let n = paragraph.firstSentence; n <= paragraph.lastSentence; n++) {
      numbers.push(n)
      sentences.push(like(original.sentences[n - 1]!, { paragraph: paragraphs.length + 1 }))
    }
    paragraphs.push(like(paragraph, { firstSentence, lastSentence: sentences.length }))
  }
  const article = like(original.article, { text: lowerCase(original.article.text) })
  return { document: like(original, { article, paragraphs, sentences }), numbers }
}

/** A copy with other fields, unchecked: the original was valid, and what changes stays so. */
const like = <A extends Article | Document | Paragraph | Sentence>(original: A, fields: Partial<A>): A =>
  Object.assign(Object.create(Object.getPrototypeOf(original) as object) as A, original, fields)

/** Small letters where four in five are capitals; only where that keeps all offsets. */
const lowerCase = (text: string): string => {
  let [capitals, small] = [0, 0]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 65 && code <= 90) capitals++
    else if (code >= 97 && code <= 122) small++
  }
  if (capitals <= 4 * small) return text
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}
