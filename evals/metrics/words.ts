import { offsets } from "../../pipeline/split/offsets.ts"

/**
 * The middle code point of each word of `text`, ascending.
 *
 * A word is a run without white space, as in Feedback Prize's `predictionstring`; in scripts that put no space between words
 * each character is one. A word belongs to the segment that holds its middle, so that a segment which leaves out a quotation
 * mark or a full stop keeps the word, and two segments never share one.
 */
export const wordMiddles = (text: string): Int32Array => {
  const { toCodePoints } = offsets(text)
  const middles: Array<number> = []
  for (const match of text.matchAll(WORD)) {
    const first = toCodePoints(match.index)
    const end = toCodePoints(match.index + match[0].length)
    middles.push((first + end - 1) >> 1)
  }
  return Int32Array.from(middles)
}

/** How many words have their middle in `[start, end)`, offsets in code points. */
export const wordsIn = (middles: Int32Array, start: number, end: number): number =>
  Math.max(0, below(middles, end) - below(middles, start))

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}`
const WORD = new RegExp(`[${UNSPACED}]|[^\\s${UNSPACED}]+`, "gu")

/** How many of the ascending `values` are below `limit`. */
const below = (values: Int32Array, limit: number): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
