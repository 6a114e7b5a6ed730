/** Classes of UTF-16 code units, by table: one look-up a character. */
const SPACE = 1
const TERMINATOR = 2
const STRONG = 4
const CLOSER = 8
const OPENER = 16
const LOWER = 32
const UPPER = 64
const LETTER = 128

const CLASS = new Uint8Array(0x10000)

const mark = (chars: string, bits: number) => {
  for (const char of chars) CLASS[char.charCodeAt(0)]! |= bits
}

for (let unit = 0; unit < 0x10000; unit++) {
  const char = String.fromCharCode(unit)
  if (/\s/.test(char)) CLASS[unit]! |= SPACE
  if (/\p{L}/u.test(char)) CLASS[unit]! |= LETTER
  if (/\p{Ll}/u.test(char)) CLASS[unit]! |= LOWER
  if (/\p{Lu}|\p{Lt}/u.test(char)) CLASS[unit]! |= UPPER
}
mark("\u0085", SPACE)
mark(".…!?‼⁇⁈⁉؟۔।॥։።。｡！？．", TERMINATOR)
mark("!?‼⁇⁈⁉؟۔।॥։።", STRONG)
mark("\"'”’)]}»›」』）】》〉", CLOSER)
mark("\"'“‘„‚([{«‹「『（【《〈¿¡", OPENER)

export const isSpace = (unit: number): boolean => (CLASS[unit]! & SPACE) !== 0
export const isTerminator = (unit: number): boolean => (CLASS[unit]! & TERMINATOR) !== 0
export const isStrong = (unit: number): boolean => (CLASS[unit]! & STRONG) !== 0
export const isCloser = (unit: number): boolean => (CLASS[unit]! & CLOSER) !== 0
export const isOpener = (unit: number): boolean => (CLASS[unit]! & OPENER) !== 0
export const isLetter = (unit: number): boolean => (CLASS[unit]! & LETTER) !== 0
export const isLower = (unit: number): boolean => (CLASS[unit]! & LOWER) !== 0
export const isUpper = (unit: number): boolean => (CLASS[unit]! & UPPER) !== 0
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** An emoji, or a mark that changes the one before it. */
export const isEmoji = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  if (unit < 0x200d) return false
  return EMOJI.test(String.fromCodePoint(text.codePointAt(at)!))
}
const EMOJI = /[\p{Extended_Pictographic}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/u
