import { abbreviation, STARTERS } from "./abbreviations.ts"
import { isCloser, isDigit, isEmoji, isLetter, isLower, isOpener, isSpace, isStrong, isTerminator, isUpper } from "./characters.ts"

/** `[start, end)` in UTF-16, no white space at either end. */
export type Span = readonly [start: number, end: number]

/**
 * The sentences of one block of text, `text.slice(start, end)`: ordered, disjoint, together all but its white space.
 *
 * One scan over the candidates (`.` `!` `?` `…` and their kin); what is looked at around each is bounded, so the time is linear.
 * A boundary needs a terminator; line ends inside the block count as spaces; commas, colons, semicolons and dashes never split.
 */
export const sentences = (text: string, start: number, end: number): Array<Span> => {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  const found: Array<Span> = []
  const block: Block = { text, start, end, cased: undefined }
  let from = skipSpace(text, start, end)
  let quoted = false
  for (let at = from; at < end;) {
    const unit = text.charCodeAt(at)
    if (!isTerminator(unit)) {
      if (unit === QUOTE) quoted = !quoted
      at++
      continue
    }
    const mark = readMark(block, at, quoted)
    for (let i = at; i < mark.end; i++) if (text.charCodeAt(i) === QUOTE) quoted = !quoted
    if (mark.end < end && ends(block, from, mark, quoted)) {
      found.push([from, mark.end])
      from = skipSpace(text, mark.end, end)
      at = from
    } else at = mark.end
  }
  if (from < end) found.push([from, end])
  return found
}

interface Block {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether the block has a capital at all, found when first asked for. */
  cased: boolean | undefined
}

/** A run of terminators, with what belongs to the sentence that it may end: closing quotes and brackets, footnote marks, emoji. */
interface Mark {
  readonly at: number
  /** After the terminators alone. */
  readonly stop: number
  readonly end: number
  readonly kind: "stop" | "strong" | "ellipsis" | "wide"
  readonly quote: boolean
}

const QUOTE = 0x22
const STOP = 0x2e
const ELLIPSIS = 0x2026

const skipSpace = (text: string, at: number, end: number): number => {
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return at
}

const readMark = (block: Block, at: number, quoted: boolean): Mark => {
  const { end, text } = block
  let stop = at
  let dots = 0
  let strong = false
  let wide = false
  for (;;) {
    const unit = text.charCodeAt(stop)
    if (unit === STOP) dots++
    else if (unit === ELLIPSIS) dots += 3
    else if (unit >= 0x3000) wide = true
    else if (isStrong(unit)) strong = true
    stop++
    if (stop >= end) break
    if (isTerminator(text.charCodeAt(stop))) continue
    // ". . ." and "! ! !" are one mark.
    if (text.charCodeAt(stop) === 0x20 && stop + 1 < end && text.charCodeAt(stop + 1) === unit && (unit !== STOP || dots > 1 || text.charCodeAt(stop + 2) === 0x20)) {
      stop++
      continue
    }
    break
  }
  let quote = false
  let after = stop
  while (after < end) {
    const unit = text.charCodeAt(after)
    if (closes(block, after, quoted)) {
      if (unit !== 0x29 && unit !== 0x5d) quote = true
      after++
    } else if (isTerminator(unit) && after > stop) after++
    else break
  }
  // A closing quote set off by a space: « Non. » and " No. "
  if (after === stop && after + 1 < end && isSpace(text.charCodeAt(after))) {
    const unit = text.charCodeAt(after + 1)
    if ((unit === 0xbb || unit === 0x201d || (unit === QUOTE && quoted)) && (after + 2 >= end || isSpace(text.charCodeAt(after + 2)))) {
      after += 2
      quote = true
    }
  }
  after = footnote(block, after)
  while (after < end && isEmoji(text, after)) after += text.codePointAt(after)! > 0xffff ? 2 : 1
  return { at, stop, end: after, kind: wide ? "wide" : strong ? "strong" : dots > 1 ? "ellipsis" : "stop", quote }
}

/** Whether the character after a terminator closes something that the sentence opened. */
const closes = ({ end, text }: Block, at: number, quoted: boolean): boolean => {
  const unit = text.charCodeAt(at)
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0x20
  const free = isSpace(next) || isCloser(next) || isTerminator(next) || next === 0x2c || next === 0x3b || next === 0x3a
  if (unit === QUOTE) return free || quoted
  if (unit === 0x27) return free
  if (isCloser(unit)) return true
  // Languages disagree on which way quotation marks turn: „Nein.“ and »Nein.«
  return (unit === 0x201c || unit === 0xab || unit === 0x2018) && free
}

/** Past `[3]`, `¹` or a bare `1` that follows a full stop and stands before a space. */
const footnote = ({ end, text }: Block, at: number): number => {
  let after = at
  while (after < end && text.charCodeAt(after) === 0x5b) {
    let close = after + 1
    while (close < end && close - after < 18 && text.charCodeAt(close) !== 0x5d) close++
    if (text.charCodeAt(close) !== 0x5d || close >= end || !FOOTNOTE.test(text.slice(after + 1, close))) break
    after = close + 1
  }
  while (after < end && SUPERSCRIPT.has(text.charCodeAt(after))) after++
  if (after > at || after === 0 || text.charCodeAt(after - 1) === 0x20) return after
  let digits = after
  while (digits < end && digits - after < 3 && isDigit(text.charCodeAt(digits))) digits++
  if (digits === after || digits - after > 2 || !isSpace(text.charCodeAt(digits)) || digits >= end) return after
  // "end.1 Next" but not "2.5 Next", "No.1 Next" or "v.2 Next".
  let word = at - 1
  while (word > 0 && !isLetter(text.charCodeAt(word)) && at - word < 4) word--
  if (isDigit(text.charCodeAt(at - 2))) return after
  const before = wordBefore(text, at - 1, 0)
  return before.length >= 3 && abbreviation(before) === undefined && isLower(before.charCodeAt(before.length - 1)) ? digits : after
}

const FOOTNOTE = /^(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed|\*)$/i
const SUPERSCRIPT: ReadonlySet<number> = new Set(Array.from("¹²³⁰⁴⁵⁶⁷⁸⁹†‡", (char) => char.charCodeAt(0)))

/** Letters, digits and inner full stops right before `at`, at most 16. */
const wordBefore = (text: string, at: number, floor: number): string => {
  let from = at
  while (from > floor && at - from < 16) {
    const unit = text.charCodeAt(from - 1)
    if (!isLetter(unit) && !isDigit(unit) && unit !== STOP) break
    from--
  }
  while (from < at && text.charCodeAt(from) === STOP) from++
  return text.slice(from, at)
}

/** The word that starts at `at`, with apostrophes, at most 20 characters. */
const wordAfter = (text: string, at: number, end: number): string => {
  let to = at
  while (to < end && to - at < 20) {
    const unit = text.charCodeAt(to)
    if (!isLetter(unit) && !isDigit(unit) && unit !== 0x27 && unit !== 0x2019) break
    to++
  }
  return text.slice(at, to)
}

/** Whether a sentence that began at `from` ends with this mark. Something other than white space follows it in the block. */
const ends = (block: Block, from: number, mark: Mark, quoted: boolean): boolean => {
  const { end, text } = block
  const next = skipSpace(text, mark.end, end)
  if (mark.kind === "wide") return true
  if (next === mark.end) return misses(block, from, mark)
  let first = next
  while (first < end && first - next < 4 && isOpener(text.charCodeAt(first))) first++
  if (first >= end) return false
  const unit = text.charCodeAt(first)
  const lower = isLower(unit)
  if (lower && !isCamel(text, first) && (isCased(block) || mark.quote)) return false
  if (!isLetter(unit) && !isDigit(unit) && !hasWord(text, next, end)) return false
  if (isDash(unit) && !dashStarts(text, first, end)) return false
  if (bare(block, mark)) return false
  if (mark.kind === "stop") return stopEnds(block, from, mark, first)
  if (mark.quote && mark.kind === "strong" && !quoted && reports(text, next, end)) return false
  return true
}

/** A camel-case name such as iPhone or eBay may start a sentence. */
const isCamel = (text: string, at: number): boolean => isUpper(text.charCodeAt(at + 1)) && isLower(text.charCodeAt(at + 2))

const isCased = (block: Block): boolean => block.cased ??= /\p{Lu}/u.test(block.text.slice(block.start, block.end))

/** Whether a letter or digit comes soon; ":-)" and "***" at the end of a block belong to what stands before them. */
const hasWord = (text: string, at: number, end: number): boolean => {
  for (let i = at; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (isLetter(unit) || isDigit(unit) || i - at > 24) return true
  }
  return false
}

const isDash = (unit: number): boolean => unit === 0x2d || unit === 0x2013 || unit === 0x2014

/** Whether a dash begins a sentence of its own: not `… end! – which is why …`, nor the name that ends `"…" — Lao Tzu`. */
const dashStarts = (text: string, at: number, end: number): boolean => {
  let word = at
  while (word < end && word - at < 5 && (isDash(text.charCodeAt(word)) || isSpace(text.charCodeAt(word)))) word++
  return !isLower(text.charCodeAt(word)) && end - word > 60
}

/** "[…]" and "(...)": an omission, with nothing of the sentence inside the brackets. */
const bare = ({ start, text }: Block, mark: Mark): boolean => {
  if (mark.kind !== "ellipsis" || mark.at <= start) return false
  const open = text.charCodeAt(mark.at - 1)
  return open === 0x5b || open === 0x28
}

/** `"Why?" Mary asked.`: a speaker and a verb of saying follow; "She asked" with a capital is a new sentence. */
const reports = (text: string, at: number, end: number): boolean => REPORT.test(text.slice(at, Math.min(end, at + 80)))
const REPORT = new RegExp(
  "^(?:I|(?!He |She |They |We |It |You |The )[A-Z][\\p{L}.'’-]*(?: [A-Z][\\p{L}.'’-]*){0,3})" +
    " (?:said|says|asked|asks|replied|cried|shouted|wrote|answered|added|exclaimed|demanded|whispered|muttered|wondered|yelled)" +
    "(?:[.;]|$|,(?! ?[\"“])| (?:me|him|her|us|them|with|in|as|after|before|when|while|at|\\p{L}+ly)\\b)",
  "u"
)

/** Whether a single full stop, with white space after it, ends the sentence; `first` is the next letter, digit or symbol. */
const stopEnds = ({ end, text }: Block, from: number, mark: Mark, first: number): boolean => {
  // Behind a closing quote or bracket the word is rarely an abbreviation: "(… and so on.) Then".
  const word = wordBefore(text, mark.at, from)
  if (word === "") return true
  const wordStart = mark.at - word.length
  if (isEnumerator(text, from, wordStart, word)) return false
  const unit = text.charCodeAt(first)
  const digit = isDigit(unit)
  const kind = abbreviation(word) ?? (isInitials(word) ? "either" : undefined)
  if (kind === undefined) return true
  const next = wordAfter(text, first, end)
  const starter = STARTERS.has(next) && text.charCodeAt(first + next.length) !== STOP
  switch (kind) {
    case "name":
    case "never":
      return mark.end > mark.stop && starter
    case "number":
      return !digit && !(isUpper(unit) && (next.length === 1 && next !== "I" && next !== "A" || /^[IVXLC]{2,}$/.test(next)))
    case "date":
      return !digit
    case "clock":
      return isUpper(unit) && !CLOCK.test(next)
    case "list":
      return isLetter(unit) || digit
    case "either":
      if (mark.end > mark.stop) return true
      if (word === "I") return !isUpper(text.charCodeAt(previousWord(text, from, wordStart)))
      if (word.length === 1 && LETTERED.test(text.slice(Math.max(from, wordStart - 12), wordStart))) return true
      return starter
  }
}

const CLOCK = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMPB]?[SD]?T|GMT|UTC|CET|CEST|Eastern|Pacific|Central|Mountain|January|February|March|April|May|June|July|August|September|October|November|December)$/

/** "plan B.", "vitamin C.": a letter, not a name's initial. */
const LETTERED = /\b(?:plan|vitamin|grade|group|hepatitis|type|class|option|category|team|appendix|exhibit|point)\s$/i

const previousWord = (text: string, from: number, at: number): number => {
  let i = at
  while (i > from && isSpace(text.charCodeAt(i - 1))) i--
  while (i > from && at - i < 24 && !isSpace(text.charCodeAt(i - 1))) i--
  return i
}

/** "J", "J.K", "U.S": single letters, the first a capital. */
const isInitials = (word: string): boolean => {
  if (!isUpper(word.charCodeAt(0))) return false
  for (let i = 1; i < word.length; i++) {
    if (i % 2 === 1 ? word.charCodeAt(i) !== STOP : !isLetter(word.charCodeAt(i))) return false
  }
  return word.length % 2 === 1
}

/** "1." or "b." that only numbers what follows: at the start of a sentence or after a colon or comma. */
const isEnumerator = (text: string, from: number, wordStart: number, word: string): boolean => {
  if (!ENUMERATOR.test(word)) return false
  let i = wordStart
  while (i > from && (isSpace(text.charCodeAt(i - 1)) || isOpener(text.charCodeAt(i - 1)))) i--
  // A list that runs on in the line begins after a colon, with 1.
  return i === from || (word === "1" && i < wordStart && text.charCodeAt(i - 1) === 0x3a)
}
const ENUMERATOR = /^(?:\d{1,2}(?:\.\d){0,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})$/

/** Whether a space is missing after this mark: "end.Next", but not "Node.js", "U.S.A", "example.com" or "a.B". */
const misses = ({ end, start, text }: Block, from: number, mark: Mark): boolean => {
  let first = mark.end
  while (first < end && first - mark.end < 3 && isOpener(text.charCodeAt(first))) first++
  if (!isUpper(text.charCodeAt(first))) return false
  if (mark.end === mark.stop) {
    const back = mark.at - 1
    if (back - 1 < from || !isWordEnd(text.charCodeAt(back)) || !isLetter(text.charCodeAt(back - 1))) return false
  }
  const word = wordAfter(text, first, end)
  if (first === mark.end && mark.end === mark.stop && (word.length < 2 ? word !== "I" && word !== "A" : !isLower(word.charCodeAt(1)) && !word.startsWith("I"))) return false
  if (EXTENSION.test(word)) return false
  // Addresses, paths and code have other signs in the same run of characters.
  let left = mark.at
  while (left > start && mark.at - left < 40 && !isSpace(text.charCodeAt(left - 1))) left--
  let right = mark.end
  while (right < end && right - mark.end < 40 && !isSpace(text.charCodeAt(right))) right++
  return !ADDRESS.test(text.slice(left, right))
}

const isWordEnd = (unit: number): boolean => isLower(unit) || isCloser(unit)
const EXTENSION = /^(?:com|org|net|io|js|ts|py|gov|edu|co|uk|html?|php|pdf|txt|docx?|xml|json|csv)$/i
const ADDRESS = /[@_=#~{}<>\\]|:\/\/|www\.|\w\/\w|\w\.\w+\.\w|\(\)/
