import type { Document } from "../../../schemas/document.ts"
import type { SentenceText } from "./texts.ts"

/** Numbers that say where a sentence stands. */
export const PLACES = 24

/**
 * Where each sentence stands and how it looks, [sentence * PLACES + number]: what the encoder, which sees a window,
 * cannot know.
 */
export const places = (document: Document, texts: ReadonlyArray<SentenceText>): Float32Array => {
  const n = texts.length
  const paragraphs = document.paragraphs.length
  const nextHeading = new Int32Array(n)
  for (let i = n - 1, next = n; i >= 0; i--) {
    nextHeading[i] = next
    if (texts[i]!.heading) next = i
  }
  const result = new Float32Array(n * PLACES)
  let lastHeading = -1
  for (const [i, { heading, text }] of texts.entries()) {
    if (heading && i > 0) lastHeading = i
    const { firstSentence, lastSentence } = document.paragraphOf(i + 1)
    const paragraph = document.sentences[i]!.paragraph - 1
    const before = i + 1 - firstSentence
    const after = lastSentence - (i + 1)
    result.set(
      [
        i / n,
        Math.log1p(i) / 4,
        Math.log1p(n - 1 - i) / 4,
        +(i === 0),
        +(i === 1),
        +(i === n - 1),
        +(i >= n - 3),
        +(before === 0),
        +(after === 0),
        Math.min(before, 5) / 5,
        Math.min(after, 5) / 5,
        Math.min(before + 1 + after, 8) / 8,
        paragraph / paragraphs,
        +(paragraph === 0),
        +(paragraph === paragraphs - 1),
        Math.log1p(paragraphs - 1 - paragraph) / 3,
        +heading,
        Math.min(text.length, 400) / 200,
        Math.log1p(i - lastHeading) / 3,
        Math.log1p(nextHeading[i]! - i) / 3,
        +(lastHeading > 0),
        +/\?["') ]*$/.test(text),
        +text.includes('"'),
        Math.log1p(n) / 5
      ],
      i * PLACES
    )
  }
  return result
}
