import type { Article } from "../../schemas/article.ts"
import { Document, Paragraph, Sentence } from "../../schemas/document.ts"
import { headingText } from "./headings.ts"
import { paragraphs } from "./paragraphs.ts"
import { sentences } from "./sentences.ts"

/** Changes whenever the same article may be split otherwise; part of every run's fingerprint. */
export const SPLITTER_VERSION = "4"

/** An article as paragraphs, sections and numbered sentences. Total: any string has a split, an empty one an empty one. */
export const split = (article: Article): Document => {
  const { text } = article
  const { blocks, sections } = paragraphs(article)
  const found: Array<Sentence> = []
  const split = blocks.map(({ end, kind, section, start }, index) => {
    const firstSentence = found.length + 1
    for (const [start_, end_] of sentences(text, start, end)) {
      found.push(instance(Sentence, { start: start_, end: end_, paragraph: index + 1 }))
    }
    return instance(Paragraph, { kind, start, end, firstSentence, lastSentence: found.length, section })
  })
  const headline = blocks.find((block) => block.kind === "title")
  const title = article.title ?? (headline && headingText(text.slice(headline.start, headline.end)))
  return instance(Document, {
    article,
    ...(title === undefined ? {} : { title }),
    sections,
    paragraphs: split,
    sentences: found
  })
}

/**
 * An instance of a schema's class without the check that its constructor makes: that would double the time of splitting, and what is
 * built here is valid by construction (split.test.ts holds it to the schemas).
 */
const instance = <A extends object>(
  schema: { readonly prototype: A },
  fields: Omit<A, "sentence" | "paragraphOf">
): A => Object.assign(Object.create(schema.prototype) as A, fields)
