import type { Document } from "../../../schemas/document.ts"
import { matcher } from "./phrases.ts"
import { places } from "./places.ts"
import { TABLE } from "./cueTable.ts"
import { tokensOf } from "./tokens.ts"

/** The cues of the table, group after group: what `matchCues` counts in. */
export const CUES = TABLE.flatMap(({ cues, headline = false }) => cues.map((cue) => ({ cue, headline })))

/** For each sentence, the indices into `CUES` of the cues that hold of it, each once. Linear in the text. */
export const matchCues = (document: Document, tokens = tokensOf(document)): Array<ReadonlyArray<number>> => {
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

const PLACES = new Map(CUES.flatMap(({ cue }, index) => (cue.startsWith("@") ? [[cue, index] as const] : [])))

const phrasesOf = (headline: boolean) => {
  const indices = CUES.flatMap((row, index) => (row.headline === headline && !row.cue.startsWith("@") ? [index] : []))
  return { indices, phrases: matcher(indices.map((index) => CUES[index]!.cue)) }
}

const HEADLINE = phrasesOf(true)
const TEXT = phrasesOf(false)
