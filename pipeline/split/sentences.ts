import { abbreviation, longestAbbreviation, STARTERS } from "./abbreviations.ts"
import {
  isCloser,
  isDash,
  isDigit,
  isEmphasis,
  isInvisible,
  isLetter,
  isLower,
  isOpener,
  isSpace,
  isUpper,
  skipSpace,
  TERMINATORS
} from "./characters.ts"
import { QUOTE, readStop, type Stop, wordAfter, wordBefore } from "./stops.ts"

/**
 * The sentences of one block, `text.slice(start, end)`, as `[start, end)` in UTF-16 offsets into `text`: ordered, disjoint, without
 * white space at either end, together all that the block holds but white space.
 *
 * A boundary needs a terminator; a line end inside the block is a space; commas, colons, semicolons and dashes never split. One scan
 * over the candidates, and what is looked at around each is bounded: the time is linear.
 */
export const sentences = (text: string, start: number, end: number): Array<readonly [start: number, end: number]> => {
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  const block: Block = { text: text.slice(start, end), cased: undefined }
  const found: Array<readonly [number, number]> = []
  let from = skipSpace(block.text, 0)
  let quoted = false
  CANDIDATE.lastIndex = from
  while (CANDIDATE.test(block.text)) {
    const at = CANDIDATE.lastIndex - 1
    if (block.text.charCodeAt(at) === QUOTE) {
      quoted = !quoted
      continue
    }
    const stop = readStop(block.text, at, quoted)
    if (stop.end >= block.text.length) break
    for (let i = stop.bare; i < stop.end; i++) if (block.text.charCodeAt(i) === QUOTE) quoted = !quoted
    if (ends(block, from, stop, quoted)) {
      found.push([start + from, start + stop.end])
      from = skipSpace(block.text, stop.end)
    }
    CANDIDATE.lastIndex = stop.end
  }
  if (from < block.text.length) found.push([start + from, end])
  return found
}

const CANDIDATE = new RegExp(`["${TERMINATORS}]`, "g")

interface Block {
  readonly text: string
  /** Whether the block has a capital at all, found when first asked for. */
  cased: boolean | undefined
}

/** Whether the sentence that began at `from` ends with this stop, after which the block goes on; `quoted`: a quotation stays open. */
const ends = (block: Block, from: number, stop: Stop, quoted: boolean): boolean => {
  const { text } = block
  // 「…？」と: a quotation that its own sentence takes up.
  if (stop.kind === "wide") return !(stop.quotes && "とっ、，".includes(text.charAt(stop.end)))
  // "... and so it went": nothing has been said yet.
  if (stop.at === from) return false
  const next = skipSpace(text, stop.end)
  if (next === stop.end) return lacksSpace(text, from, stop)
  const first = skipOpeners(text, next)
  const unit = text.charCodeAt(first)
  if (isLower(unit) && !(isCamel(text, first) || (!isCased(block) && !stop.quotes) || isNextLetter(text, from, next)))
    return false
  if (isDash(unit) && !dashBegins(text, first, stop)) return false
  if (!isLetter(unit) && !isDigit(unit) && !hasWord(text, next)) return false
  switch (stop.kind) {
    case "full":
      return fullEnds(text, from, stop, first)
    case "ellipsis":
      // "[…]", "(...)": an omission, with nothing of the sentence inside the brackets.
      return !BRACKETS.includes(text.charAt(stop.at - 1))
    case "strong":
      // "a ? 300 fee": a sign of currency that was lost.
      if (isDigit(unit) && stop.end === stop.at + 1 && isSpace(text.charCodeAt(stop.at - 1))) return false
      return !(stop.quotes && !quoted && isReported(text, next)) && !isNameWithMark(text, from, stop, first)
  }
}

const BRACKETS = "[("

/** Past opening quotes and brackets, marks of emphasis and invisible ones, eight at most. */
const skipOpeners = (text: string, at: number): number => {
  let first = at
  while (first - at < 8) {
    const unit = text.charCodeAt(first)
    const opens = isOpener(unit) || isInvisible(unit) || (isEmphasis(unit) && !isSpace(text.charCodeAt(first + 1)))
    if (!opens) break
    first++
  }
  return first
}

/** A name that begins small may begin a sentence: iPhone, eBay, macOS. */
const isCamel = (text: string, at: number): boolean => {
  let capital = at + 1
  while (capital - at < LONGEST_SMALL && isLower(text.charCodeAt(capital))) capital++
  return isUpper(text.charCodeAt(capital))
}
const LONGEST_SMALL = 10

/** "a. … b. …", "(a) … (b) …": the sentence begins with a letter that numbers it, and the next one with the next letter. */
const isNextLetter = (text: string, from: number, next: number): boolean => {
  const bracket = text.charAt(from) === "(" && text.charAt(next) === "(" ? 1 : 0
  const mark = text.charCodeAt(next + bracket + 1)
  return (
    (mark === 0x2e || mark === 0x29) &&
    text.charCodeAt(from + bracket + 1) === mark &&
    text.charCodeAt(next + bracket) === text.charCodeAt(from + bracket) + 1
  )
}

/** In a block without any capitals, small letters begin sentences. */
const isCased = (block: Block): boolean => (block.cased ??= /\p{Lu}/u.test(block.text))

/** Whether a letter or digit comes among the next two dozen signs: ":-)" and "***" belong to what stands before them. */
const hasWord = (text: string, at: number): boolean => {
  for (let i = at, signs = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (isLetter(unit) || isDigit(unit) || (!isSpace(unit) && ++signs > 24)) return true
  }
  return false
}

/** Whether a dash begins a sentence of its own: not `… end! – which is why …`, nor the name that ends the block (`"…" — Lao Tzu`). */
const dashBegins = (text: string, at: number, stop: Stop): boolean => {
  let word = at
  while (isDash(text.charCodeAt(word))) word++
  word = skipSpace(text, word)
  if (isLower(text.charCodeAt(word))) return false
  if (!stop.quotes && STARTERS.has(wordAfter(text, word))) return true
  for (let i = word, words = 0; i < text.length; i++) {
    if (isSpace(text.charCodeAt(i)) && !isSpace(text.charCodeAt(i - 1)) && ++words === LONGEST_NAME) return true
  }
  return false
}
const LONGEST_NAME = 8

/** `"Why?" Mary asked.`: a speaker and a verb of saying follow. "She asked" with a capital is a new sentence. */
const isReported = (text: string, at: number): boolean => REPORT.test(text.slice(at, at + 80))
const REPORT = new RegExp(
  "^(?:I|(?!He |She |They |We |It |You |The )\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){0,3})" +
    " (?:said|says|asked|asks|replied|cried|shouted|wrote|answered|added|exclaimed|demanded|whispered|muttered|wondered|yelled)" +
    '(?:[.;]|$|,(?! ?["“])| (?:me|him|her|us|them|with|in|as|after|before|when|while|at|\\p{L}+ly)\\b)',
  "u"
)

/** Names that end in an exclamation mark go on, except before a word that begins sentences. */
const isNameWithMark = (text: string, from: number, stop: Stop, first: number): boolean =>
  stop.end === stop.at + 1 &&
  NAMES_WITH_MARK.has(wordBefore(text, stop.at, from)) &&
  !STARTERS.has(wordAfter(text, first))
const NAMES_WITH_MARK: ReadonlySet<string> = new Set(["Yahoo", "Jeopardy", "Yum", "Kahoot", "Oklahoma"])

/** Whether a single full stop with a space after it ends the sentence; `first` is the next letter, digit or symbol. */
const fullEnds = (text: string, from: number, stop: Stop, first: number): boolean => {
  const word = wordBefore(text, stop.at, from)
  if (word === "" || word.length > longestAbbreviation) return true
  const start = stop.at - word.length
  if (isEnumerator(text, from, start, word)) return false
  const kind = abbreviation(word) ?? (isInitials(text, start, word) ? "either" : undefined)
  if (kind === undefined) return true
  const unit = text.charCodeAt(first)
  const next = wordAfter(text, first)
  const begins = STARTERS.has(next) && text.charCodeAt(first + next.length) !== 0x2e
  const closed = stop.end > stop.bare
  switch (kind) {
    case "name":
    case "never":
      return closed && begins
    case "number":
      return !isDigit(unit) && !LABEL.test(next) && !(next === "A" && word !== "No")
    case "date":
      return !isDigit(unit)
    case "verse":
      return !VERSE.test(text.slice(first, first + 8))
    case "year":
      return text.charAt(start - 1) !== "(" && !YEAR.test(text.slice(first, first + 8))
    case "clock":
      return !isDigit(unit) && (!CLOCK.test(next) || isSubject(text, first + next.length))
    case "list":
      return true
    case "either":
      return closed || begins || (word.length === 1 && isLetterName(text, from, start, word))
  }
}

/** A letter or Roman numeral, as in "Fig. B" or "Vol. II". */
const LABEL = /^(?:[B-HJ-Z]|[IVXLC]{2,})$/

const CLOCK = new RegExp(
  "^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMPB]?[SD]?T|GMT|UTC|CET|CEST|Eastern|Pacific|Central|Mountain" +
    "|January|February|March|April|May|June|July|August|September|October|November|December)$"
)

/** A chapter and verse, or a chapter that a bracket closes. */
const VERSE = /^\d{1,3}(?:[:.]\d|[),;])/

/** A year, or a guess at one: "b. c. 1850". */
const YEAR = /^(?:c(?:a|irca)?\.? ?)?\d{3,4}(?!\d)/

/** Whether what stands before `at` is the subject of the verb after it: "Friday was worse", but not "Monday with a coat". */
const isSubject = (text: string, at: number): boolean => VERBS.has(wordAfter(text, skipSpace(text, at)))
const VERBS: ReadonlySet<string> = new Set(
  (
    "is was are were has had have will would can could may might must should shall does did came comes saw sees went goes " +
    "brought brings began begins marked marks passed dawned arrived"
  ).split(" ")
)

/** Whether a capital is a letter or numeral and not a name's initial: "plan B.", "size S.", "an F.", "so do I.", "World War I." */
const isLetterName = (text: string, from: number, start: number, letter: string): boolean => {
  const before = text.slice(Math.max(from, start - 40), start)
  if (LETTERED.test(before) || (letter <= "F" && /\ban?\s+$/.test(before))) return true
  return (
    "IVXLC".includes(letter) &&
    (NUMBERED.test(before) || (letter === "I" && !followsName(text, from, start) && !BY.test(before)))
  )
}
/** "by I. Berlin"; a pronoun would be "me". */
const BY = /\b(?:by|of|from|with|to|for)\s+$/
const LETTERED = new RegExp(
  String.raw`\b(?:plan|vitamin|grade|group|hepatitis|influenza|type|class|option|category|team|appendix|exhibit|point|letter` +
    "|size|side|section|part|schedule|form|form[ua]la|gate|platform|row|block|wing|room|studio|zone|area|sector|band|division" +
    String.raw`|series|tier|model|version|generation|gen|variant|strain|line|bus|route|column|table|annex|pillar)\s+$`,
  "i"
)

/** What numerals stand after, beside rulers. */
const NUMBERED =
  /\b(?:War|Part|Chapter|Title|Article|Act|Book|Phase|Volume|Stage|Level|Division|Class|Type|Apollo|Gemini|Bowl|Elizabeth|Napoleon|(?:King|Queen|Tsar|Czar|Emperor|Empress|Kaiser|Pope|Prince|Sultan|Shah)(?:\s+\p{Lu}\p{L}+){1,2})\s+$/u

/** Whether the word before `at` has a capital, as in "Benjamin I. Page" but not in "so do I. Later". */
const followsName = (text: string, from: number, at: number): boolean => {
  let start = at
  while (start > from && isSpace(text.charCodeAt(start - 1))) start--
  while (start > from && at - start < 24 && !isSpace(text.charCodeAt(start - 1))) start--
  return isUpper(text.charCodeAt(start)) && !STARTERS.has(wordAfter(text, start))
}

/** "J", "J.K", "U.S": single letters, the first a capital; not the end of "R&D". */
const isInitials = (text: string, start: number, word: string): boolean => {
  if (word.length > 1 && word[1] !== ".") return false
  const before = text.charCodeAt(start - 1)
  return INITIALS.test(word) && (start === 0 || isSpace(before) || isOpener(before) || isDash(before))
}
const INITIALS = /^\p{Lu}(?:\.\p{L})*$/u

/** "1." or "b." that only numbers what follows: where a sentence begins, or a list that runs on in the line after a colon. */
const isEnumerator = (text: string, from: number, start: number, word: string): boolean => {
  let before = start
  while (before > from && leads(text.charCodeAt(before - 1))) before--
  const listed = before === from || (word === "1" && before < start && text.charCodeAt(before - 1) === 0x3a)
  return listed && ENUMERATOR.test(word)
}
const ENUMERATOR = /^(?:\d{1,2}(?:\.\d){0,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})$/
/** White space, opening marks and bullets. */
const leads = (unit: number): boolean =>
  isSpace(unit) || isOpener(unit) || isDash(unit) || unit === 0x2a || unit === 0x2022 || unit === 0x23

/** Whether a space is missing after the stop: "end.Next", but not "Node.js", "U.S.A", "example.com" or "Math.Floor()". */
const lacksSpace = (text: string, from: number, stop: Stop): boolean => {
  let first = stop.end
  while (first - stop.end < 3 && isOpener(text.charCodeAt(first))) first++
  if (!isUpper(text.charCodeAt(first))) return false
  const word = wordAfter(text, first)
  if (stop.end === stop.bare) {
    const last = text.charCodeAt(stop.at - 1)
    if (!(isLower(last) && isLetter(text.charCodeAt(stop.at - 2))) && !isCloser(last)) return false
    if (first === stop.end && !/^(?:\p{Lu}\p{Ll}|[IA]$|I['’])/u.test(word)) return false
  }
  if (EXTENSION.test(word)) return false
  // Addresses, paths and code have other signs in the same run of characters.
  let left = stop.at
  while (left > from && stop.at - left < 40 && !isSpace(text.charCodeAt(left - 1))) left--
  let right = stop.end
  while (right < text.length && right - stop.end < 40 && !isSpace(text.charCodeAt(right))) right++
  return !ADDRESS.test(text.slice(left, right))
}
const EXTENSION = /^(?:com|org|net|io|js|ts|py|gov|edu|co|uk|html?|php|pdf|txt|docx?|xml|json|csv)$/i
const ADDRESS = /[@_=#~{}<>\\]|:\/\/|www\.|\w\/\w|\w\.\w+\.\w|\(\)/
