import type { Article } from "../../schemas/article.ts"
import { Document, Paragraph, Sentence } from "../../schemas/document.ts"
import { headingText } from "./headings.ts"
import { paragraphs } from "./paragraphs.ts"
import { sentences } from "./sentences.ts"

/** Changes whenever the same article may be split otherwise; part of every run's fingerprint. */
export const SPLITTER_VERSION = "1"

/** An article as paragraphs, sections and numbered sentences. Total: any string has a split, an empty one an empty one. */
export const split = (article: Article): Document => {
  const { blocks, sections } = paragraphs(article.text, article.marks, article.title)
  const found: Array<Sentence> = []
  const split = blocks.map(({ end, kind, section, start }, index) => {
    const firstSentence = found.length + 1
    for (const [start_, end_] of sentences(article.text, start, end)) {
      found.push(new Sentence({ start: start_, end: end_, paragraph: index + 1 }))
    }
    return new Paragraph({ kind, start, end, firstSentence, lastSentence: found.length, section })
  })
  const headline = blocks.find((block) => block.kind === "title")
  const title = article.title ?? (headline && headingText(article.text.slice(headline.start, headline.end)))
  return new Document({ article, ...(title === undefined ? {} : { title }), sections, paragraphs: split, sentences: found })
}
