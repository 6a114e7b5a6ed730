import { abbreviation } from "./abbreviations.ts"
import {
  isCloser,
  isDigit,
  isEmphasis,
  isInvisible,
  isLetter,
  isLower,
  isOpener,
  isSpace,
  isTerminator,
  skipEmoji
} from "./characters.ts"

/** A run of marks that may end a sentence, with all that belongs to the sentence if it does: UTF-16 offsets into the block. */
export interface Stop {
  /** Its first terminator. */
  readonly at: number
  /** After its terminators. */
  readonly bare: number
  /** After closing quotes and brackets, marks of emphasis, invisible ones, footnotes' and emoji as well. */
  readonly end: number
  /** One full stop; two or more, or `…`; with a `!`, `?` or the like; with one that needs no space after it (`。`). */
  readonly kind: "full" | "ellipsis" | "strong" | "wide"
  /** It closes a quotation. */
  readonly quotes: boolean
}

export const QUOTE = 0x22
const FULL = 0x2e
const ELLIPSIS = 0x2026

/** Reads the stop whose first terminator is at `at`; `quoted` tells whether a straight double quote is open there. */
export const readStop = (text: string, at: number, quoted: boolean): Stop => {
  // Most of all stops: one, a space, a letter.
  if (text.charCodeAt(at) === FULL && text.charCodeAt(at + 1) === 0x20 && isLetter(text.charCodeAt(at + 2))) {
    return { at, bare: at + 1, end: at + 1, kind: "full", quotes: false }
  }
  let bare = at
  let dots = 0
  let kind: Stop["kind"] = "full"
  do {
    const unit = text.charCodeAt(bare++)
    if (unit === FULL) dots++
    else if (unit === ELLIPSIS) dots += 2
    else if (unit >= 0x3000) kind = "wide"
    else if (kind !== "wide") kind = "strong"
    bare = skipSpacedRun(text, bare, unit)
  } while (isTerminator(text.charCodeAt(bare)))
  if (kind === "full" && dots > 1) kind = "ellipsis"

  let end = bare
  let quotes = false
  for (; ; end++) {
    const unit = text.charCodeAt(end)
    if (closes(text, end, quoted)) quotes ||= !isBracket(unit)
    else if (!isTerminator(unit) && !isInvisible(unit) && !endsEmphasis(text, end)) break
  }
  const spaced = spacedQuote(text, end, quoted)
  if (end === bare && spaced > end) {
    end = spaced
    quotes = true
  }
  end = emojiAfter(text, footnoteAfter(text, at, end))
  return { at, bare, end, kind, quotes }
}

/** Past the spaces of `. . .` and `! !`, and of an omission after a sentence (`. ...`), so that each is one stop. */
const skipSpacedRun = (text: string, at: number, unit: number): number => {
  if (text.charCodeAt(at) !== 0x20) return at
  const next = text.charCodeAt(at + 1)
  if (!isTerminator(next) || (next !== unit && next !== FULL && next !== ELLIPSIS)) return at
  if (unit !== FULL && next === unit) return at + 1
  let dots = at + 1
  while (text.charCodeAt(dots) === FULL || text.charCodeAt(dots) === ELLIPSIS) dots++
  const alone = dots >= text.length || isSpace(text.charCodeAt(dots)) || isCloser(text.charCodeAt(dots))
  // A single dot goes on a run of single dots; ".NET" and "...and" begin what follows.
  return alone ? at + 1 : at
}

const isBracket = (unit: number): boolean => unit === 0x29 || unit === 0x5d || unit === 0x7d

/** Whether the character at `at`, right after a stop, closes something that the sentence opened. */
const closes = (text: string, at: number, quoted: boolean): boolean => {
  const unit = text.charCodeAt(at)
  if (!isCloser(unit) && !isOpener(unit)) return false
  if (unit !== QUOTE && unit !== 0x27 && isCloser(unit)) return true
  if (unit === QUOTE && quoted) return true
  // A straight quote, or one that opens in English and closes elsewhere („Nein.“, »Nein.«): by what follows.
  if (unit !== QUOTE && unit !== 0x27 && unit !== 0x201c && unit !== 0x2018 && unit !== 0xab) return false
  const next = text.charCodeAt(at + 1)
  return (
    at + 1 >= text.length ||
    isSpace(next) ||
    isCloser(next) ||
    isTerminator(next) ||
    next === 0x2c ||
    next === 0x3b ||
    next === 0x3a
  )
}

/** Whether an asterisk, underscore or (at the end of a Markdown line) backslash closes something: no word follows directly. */
const endsEmphasis = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  if (unit === 0x5c) return at + 1 >= text.length || isSpace(text.charCodeAt(at + 1))
  if (!isEmphasis(unit)) return false
  let after = at + 1
  while (isEmphasis(text.charCodeAt(after))) after++
  const next = text.charCodeAt(after)
  return after >= text.length || isSpace(next) || isCloser(next) || isTerminator(next) || isInvisible(next)
}

/** Past a closing quote that a space sets off (« Non. »); `at` where there is none. */
const spacedQuote = (text: string, at: number, quoted: boolean): number => {
  if (!" \u00a0\u202f\u2009".includes(text.charAt(at))) return at
  const unit = text.charCodeAt(at + 1)
  if (unit !== 0xbb && unit !== 0x201d && !(unit === QUOTE && quoted)) return at
  return at + 2 >= text.length || isSpace(text.charCodeAt(at + 2)) ? at + 2 : at
}

/** Past `[3]`, `[^a]`, `^3^`, `¹`, or a bare `1` right behind the stop of a word (`end.1 Next`, but not `2.5` or `No.1`). */
const footnoteAfter = (text: string, stop: number, at: number): number => {
  let end = at
  if (isSpace(text.charCodeAt(at))) return at
  while (text.charCodeAt(end) === 0x5b || text.charCodeAt(end) === 0x5e) {
    FOOTNOTE.lastIndex = end
    if (!FOOTNOTE.test(text)) break
    end = FOOTNOTE.lastIndex
  }
  while (SUPERSCRIPTS.includes(text.charAt(end) || " ")) end++
  if (end > at || !isDigit(text.charCodeAt(at))) return end
  while (isDigit(text.charCodeAt(end))) end++
  const word = wordBefore(text, stop, 0)
  const noted =
    end - at <= 2 &&
    isSpace(text.charCodeAt(end)) &&
    word.length > 2 &&
    isLower(text.charCodeAt(stop - 1)) &&
    abbreviation(word) === undefined
  return noted ? end : at
}
const FOOTNOTE =
  /\[(?:\d{1,3}(?:(?:, ?|[-–])\d{1,3}){0,9}|[a-z]|note \d{1,3}|citation needed|\*|\^[\w-]{1,40})\]|\^(?:\[?\d{1,3}\]?|[a-z*])(?:\^|(?![\w^]))/iy
const SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹†‡§¶"

/** Past emoji right after the stop, or after one space (`Done! 🎉 Next`); where the block begins with one, they are bullets. */
const emojiAfter = (text: string, at: number): number => {
  const end = skipEmoji(text, at)
  if (end > at || text.charCodeAt(at) !== 0x20 || !(text.charCodeAt(at + 1) > 0x2100)) return end
  const spaced = skipEmoji(text, at + 1)
  const alone = spaced > at + 1 && (spaced >= text.length || isSpace(text.charCodeAt(spaced)))
  return alone && skipEmoji(text, 0) === 0 ? spaced : at
}

/** Letters, digits and inner full stops right before `at`, not before `from`, at most 16. */
export const wordBefore = (text: string, at: number, from: number): string => {
  let start = at
  while (start > from && at - start < 16) {
    const unit = text.charCodeAt(start - 1)
    if (!isLetter(unit) && !isDigit(unit) && unit !== FULL) break
    start--
  }
  while (start < at && text.charCodeAt(start) === FULL) start++
  return text.slice(start, at)
}

/** Letters, digits and apostrophes from `at` on, at most 20. */
export const wordAfter = (text: string, at: number): string => {
  let end = at
  while (end - at < 20) {
    const unit = text.charCodeAt(end)
    if (!isLetter(unit) && !isDigit(unit) && unit !== 0x27 && unit !== 0x2019) break
    end++
  }
  return text.slice(at, end)
}
