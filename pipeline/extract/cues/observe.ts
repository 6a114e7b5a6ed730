import type { Document } from "../../../schemas/document.ts"
import { matcher, type Token, tokenize } from "./match.ts"
import { places } from "./places.ts"
import { TABLE } from "./table.ts"

/** The rows of the table, group after group: what `observe` counts in. */
export const ROWS = TABLE.flatMap(({ cues }) => cues)

export const tokensOf = ({ article, sentences }: Document): Array<ReadonlyArray<Token>> =>
  sentences.map(({ end, start }) => tokenize(article.text.slice(start, end)))

/** For each sentence, the indices into `ROWS` of the cues that hold of it, each once. Linear in the text. */
export const observe = (document: Document, tokens = tokensOf(document)): Array<ReadonlyArray<number>> => {
  const held = places(document, tokens)
  return tokens.map((sentence, i) => {
    const found = new Set<number>()
    for (const place of held[i]!) {
      const index = PLACES.get(place)
      if (index !== undefined) found.add(index)
    }
    const { kind } = document.paragraphOf(i + 1)
    const { indices, phrases } = kind === "title" ? HEADLINE : TEXT
    phrases.match(sentence, (index) => found.add(indices[index]!))
    return [...found]
  })
}

const rows = TABLE.flatMap(({ cues, headline = false }) => cues.map(([cue]) => ({ cue, headline })))

const PLACES = new Map(rows.flatMap(({ cue }, index) => (cue.startsWith("@") ? [[cue, index] as const] : [])))

const phrasesOf = (headline: boolean) => {
  const indices = rows.flatMap((row, index) => (row.headline === headline && !row.cue.startsWith("@") ? [index] : []))
  return { indices, phrases: matcher(indices.map((index) => rows[index]!.cue)) }
}

const HEADLINE = phrasesOf(true)
const TEXT = phrasesOf(false)
