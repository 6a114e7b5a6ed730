import type { Label } from "../../schemas/label.ts"
import type { LabelledArticle, LabelledSegment } from "./labelled.ts"

/**
 * Labelled articles for tests in a short notation: a letter and a number of sentences a segment. "n2c1x3" is two sentences of
 * none, a claim of one and an example of three; t, c, e, x are the labels. A sentence is `SENTENCE` code points, two words of five.
 */
export const article = (notation: string, id = "a"): LabelledArticle => {
  const count = pieces(notation).reduce((sum, [, n]) => sum + n, 0)
  return {
    id,
    length: count * SENTENCE,
    words: Int32Array.from({ length: count * 2 }, (_, i) => i * 5 + 2),
    sentences: Array.from({ length: count }, (_, i) => [i * SENTENCE, (i + 1) * SENTENCE] as const),
    segments: segmentsOf(notation)
  }
}

export const segmentsOf = (notation: string): ReadonlyArray<LabelledSegment> => {
  let at = 0
  return pieces(notation).flatMap(([letter, n]) => {
    const start = at
    at += n * SENTENCE
    const label = LETTERS[letter]
    return label === undefined ? [] : [{ label, start, end: at }]
  })
}

/** Code points in a sentence. */
export const SENTENCE = 10

const LETTERS: Record<string, Label | undefined> = { t: "thesis", c: "claim", e: "example", x: "conclusion" }

const pieces = (notation: string): ReadonlyArray<readonly [letter: string, sentences: number]> =>
  Array.from(notation.matchAll(/([tcexn])(\d+)/g), ([, letter, n]) => [letter!, Number(n)] as const)
