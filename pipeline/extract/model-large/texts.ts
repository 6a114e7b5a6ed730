import type { Document } from "../../../schemas/document.ts"

/** A sentence as the networks see it. */
export interface SentenceText {
  /** With single spaces and straight quotation marks, so that neither line ends nor typography change an answer. */
  readonly text: string
  /** Looks like a heading: short, alone in its paragraph, and without a mark that ends a sentence. */
  readonly heading: boolean
}

export const textsOf = (document: Document): Array<SentenceText> =>
  document.sentences.map(({ end, start }, i) => {
    const text = document.article.text
      .slice(start, end)
      .replace(/\s+/g, " ")
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
    const { firstSentence, lastSentence } = document.paragraphOf(i + 1)
    return { text, heading: firstSentence === lastSentence && text.length < 90 && !/[.!?:;"')]$/.test(text) }
  })
