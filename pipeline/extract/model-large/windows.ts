import type { Document } from "../../../schemas/document.ts"
import type { SentenceText } from "./texts.ts"
import type { WordPiece } from "./wordpiece.ts"

/** What the encoder reads at once: ids of word pieces, and in which of them some sentences stand. */
export interface Window {
  readonly ids: ReadonlyArray<number>
  /** Of the window's sentences, one after the other: half-open, into `ids`. */
  readonly spans: ReadonlyArray<readonly [start: number, end: number]>
}

/**
 * The document as windows of whole sentences, each sentence in one of them. From the second on, a window opens with
 * the title and the sentence before it; what room is left at the end shows the beginning of the next. So every
 * sentence is read among its neighbours, and time is linear in the text.
 */
export const windows = (
  { sentences }: Document,
  texts: ReadonlyArray<SentenceText>,
  wordPiece: WordPiece
): Array<Window> => {
  const pieces = texts.map(({ text }) => {
    const ids = wordPiece(text, SENTENCE)
    return ids.length === 0 ? [UNKNOWN] : ids
  })
  const n = pieces.length
  const result: Array<Window> = []
  for (let i = 0; i < n;) {
    const ids = [START]
    const spans: Array<readonly [number, number]> = []
    if (i > 0) ids.push(...pieces[0]!.slice(0, TITLE), END, ...pieces[i - 1]!.slice(-BEFORE), END)
    do {
      if (texts[i]!.heading) ids.push(HEADING)
      else if (sentences[i - 1]?.paragraph !== sentences[i]!.paragraph) ids.push(PARAGRAPH)
      spans.push([ids.length, ids.length + pieces[i]!.length])
      ids.push(...pieces[i]!, END)
      i++
    } while (i < n && ids.length + pieces[i]!.length + 2 <= WINDOW)
    if (i < n) ids.push(...pieces[i]!.slice(0, Math.max(0, WINDOW - ids.length)))
    result.push({ ids, spans })
  }
  return result
}

/**
 * Word pieces of a window; of a sentence, the rest of which is not read; of the title and of the sentence before,
 * where they are repeated.
 */
const [WINDOW, SENTENCE, TITLE, BEFORE] = [256, 64, 24, 40]

/** Ids with a meaning of their own: `<s>`, `</s>`, `[UNK]`, and two that the vocabulary leaves free, `[unused0]` and `[unused1]`. */
const [START, END, UNKNOWN, PARAGRAPH, HEADING] = [0, 2, 104, 5, 6]
