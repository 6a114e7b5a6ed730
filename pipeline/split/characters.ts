/** Classes of UTF-16 code units, from one table; units past the end of a string (`NaN`) are in none. */
const SPACE = 1
const TERMINATOR = 2
const CLOSER = 4
const OPENER = 8
const LOWER = 16
const UPPER = 32
const LETTER = 64
const INVISIBLE = 128

const CLASS = new Uint8Array(0x10000)

/** Every code unit in order: matching the runs of a class in it is several times faster than asking unit by unit. */
const UNITS = Buffer.from(Uint16Array.from(CLASS, (_, unit) => unit).buffer).toString("utf16le")

const add = (bit: number, runs: Iterable<{ readonly 0: string; readonly index: number }>) => {
  for (const { 0: run, index } of runs) for (let unit = index; unit < index + run.length; unit++) CLASS[unit]! |= bit
}
add(SPACE, UNITS.matchAll(/[\s\u0085]+/g))
add(LETTER, UNITS.matchAll(/\p{L}+/gu))
add(LOWER, UNITS.matchAll(/\p{Ll}+/gu))
add(UPPER, UNITS.matchAll(/[\p{Lu}\p{Lt}]+/gu))

const addEach = (bit: number, chars: string) => {
  for (const char of chars) CLASS[char.charCodeAt(0)]! |= bit
}

/** Marks that may end a sentence. Those from U+3000 on need no space after them. */
export const TERMINATORS = ".…!?‼⁇⁈⁉؟۔।॥։።。｡！？．"
addEach(TERMINATOR, TERMINATORS)
// Languages disagree on which way quotation marks turn; the splitter looks at what stands around them as well.
addEach(CLOSER, "\"'”’)]}»›」』）】》〉")
addEach(OPENER, "\"'“‘„‚([{«‹「『（【《〈¿¡")
// Soft hyphens, zero-width spaces and joiners, and marks of direction: pages and word processors leave them anywhere.
addEach(INVISIBLE, "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069")

/** White space as JavaScript's `\s` has it, and U+0085. */
export const isSpace = (unit: number): boolean => (CLASS[unit]! & SPACE) !== 0
export const isTerminator = (unit: number): boolean => (CLASS[unit]! & TERMINATOR) !== 0
export const isCloser = (unit: number): boolean => (CLASS[unit]! & CLOSER) !== 0
export const isOpener = (unit: number): boolean => (CLASS[unit]! & OPENER) !== 0
export const isLower = (unit: number): boolean => (CLASS[unit]! & LOWER) !== 0
export const isUpper = (unit: number): boolean => (CLASS[unit]! & UPPER) !== 0
export const isLetter = (unit: number): boolean => (CLASS[unit]! & LETTER) !== 0
export const isInvisible = (unit: number): boolean => (CLASS[unit]! & INVISIBLE) !== 0
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
export const isDash = (unit: number): boolean => unit === 0x2d || unit === 0x2013 || unit === 0x2014

/** The marks of emphasis in Markdown and plain text; an asterisk is also a footnote's. */
export const isEmphasis = (unit: number): boolean => unit === 0x2a || unit === 0x5f

/** The first place from `at` on that is not white space, or the text's length. */
export const skipSpace = (text: string, at: number): number => {
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

/** The place after the emoji, joiners and skin tones that begin at `at`. */
export const skipEmoji = (text: string, at: number): number => {
  while (text.charCodeAt(at) >= 0x200d) {
    const char = String.fromCodePoint(text.codePointAt(at)!)
    if (!EMOJI.test(char)) break
    at += char.length
  }
  return at
}
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/u
