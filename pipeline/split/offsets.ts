/**
 * The one place where the program's UTF-16 offsets and the files' code-point offsets meet.
 *
 * A surrogate pair is one code point; a lone surrogate counts as one as well (readers replace those, so texts have none).
 */
export interface Offsets {
  /** Code points before the UTF-16 offset `utf16`; an offset inside a surrogate pair counts the pair as not yet passed. */
  readonly toCodePoints: (utf16: number) => number
  /** UTF-16 offset of code point `codePoint`. */
  readonly toUtf16: (codePoint: number) => number
  /** Length of the text in code points. */
  readonly length: number
}

/** Converts offsets of one text; O(astral characters) to make, O(log of them) to use. */
export const offsets = (text: string): Offsets => {
  // UTF-16 offset just after each surrogate pair: every one of them is one code unit more than code points.
  const pairEnds: Array<number> = []
  if (ASTRAL.test(text)) {
    for (let i = 0; i + 1 < text.length; i++) {
      if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) pairEnds.push(++i + 1)
    }
  }
  return {
    length: text.length - pairEnds.length,
    toCodePoints: (utf16) => {
      const pairs = count(pairEnds, (end) => end <= utf16)
      // In the middle of a pair: back to its start.
      const inside = pairs < pairEnds.length && pairEnds[pairs]! - 1 === utf16
      return utf16 - pairs - (inside ? 1 : 0)
    },
    // The k-th pair (from 0) ends at code point pairEnds[k] - k - 1.
    toUtf16: (codePoint) => codePoint + count(pairEnds, (end, k) => end - k - 1 <= codePoint)
  }
}

const ASTRAL = /[\ud800-\udbff]/
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** How many leading elements satisfy a predicate that holds for a prefix. */
const count = (values: ReadonlyArray<number>, holds: (value: number, index: number) => boolean): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(values[middle]!, middle)) low = middle + 1
    else high = middle
  }
  return low
}
