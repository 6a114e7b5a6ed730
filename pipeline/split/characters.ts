/** Classes of UTF-16 code units, from one table; units past the end of a string (`NaN`) are in none. */
const SPACE = 1
const TERMINATOR = 2
const CLOSER = 4
const OPENER = 8
const LOWER = 16
const UPPER = 32
const LETTER = 64

const CLASS = new Uint8Array(0x10000)

for (let unit = 0; unit < 0x10000; unit++) {
  const char = String.fromCharCode(unit)
  if (/\s|\u0085/.test(char)) CLASS[unit]! |= SPACE
  if (/\p{L}/u.test(char)) CLASS[unit]! |= LETTER
  if (/\p{Ll}/u.test(char)) CLASS[unit]! |= LOWER
  if (/\p{Lu}|\p{Lt}/u.test(char)) CLASS[unit]! |= UPPER
}

const add = (chars: string, bit: number) => {
  for (const char of chars) CLASS[char.charCodeAt(0)]! |= bit
}

/** Marks that may end a sentence. Those from U+3000 on need no space after them. */
export const TERMINATORS = ".…!?‼⁇⁈⁉؟۔।॥։።。｡！？．"
add(TERMINATORS, TERMINATOR)
// Languages disagree on which way quotation marks turn; the splitter looks at what stands around them as well.
add("\"'”’)]}»›」』）】》〉", CLOSER)
add("\"'“‘„‚([{«‹「『（【《〈¿¡", OPENER)

/** White space as JavaScript's `\s` has it, and U+0085. */
export const isSpace = (unit: number): boolean => (CLASS[unit]! & SPACE) !== 0
export const isTerminator = (unit: number): boolean => (CLASS[unit]! & TERMINATOR) !== 0
export const isCloser = (unit: number): boolean => (CLASS[unit]! & CLOSER) !== 0
export const isOpener = (unit: number): boolean => (CLASS[unit]! & OPENER) !== 0
export const isLower = (unit: number): boolean => (CLASS[unit]! & LOWER) !== 0
export const isUpper = (unit: number): boolean => (CLASS[unit]! & UPPER) !== 0
export const isLetter = (unit: number): boolean => (CLASS[unit]! & LETTER) !== 0
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
export const isDash = (unit: number): boolean => unit === 0x2d || unit === 0x2013 || unit === 0x2014

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
