import { isLetter, isUpper } from "./characters.ts"

/**
 * How a line reads as a heading: `number` (a lone "2" or "IV."), `marked` ("## x", "**x**"), `cased` (Title Case, CAPITALS),
 * `plain` (short, no full stop), `question` (short, ends in one).
 */
export type HeadingLook = "number" | "marked" | "cased" | "plain" | "question"

/** The look of a heading that `line` (trimmed) has, if any. Where it stands decides whether it is one. */
export const headingLook = (line: string): HeadingLook | undefined => {
  if (line.length > 120) return undefined
  if (NUMBER.test(line)) return "number"
  if (MARKED.test(line)) return "marked"
  if (line.length > 90 || CLOSED.test(line) || !/\p{L}/u.test(line) || !/^["'“‘¿¡]?[\p{Lu}\p{Lo}\d]/u.test(line))
    return undefined
  const words = line.split(/\s+/)
  if (words.length > 12 || SENTENCES.test(line)) return undefined
  if (isTitleCase(words)) return "cased"
  if (!/[?!]/.test(line)) return "plain"
  return words.length <= 10 && /^[^?!"“‘]+\?$/.test(line) ? "question" : undefined
}

/** The words of a heading, without the signs that mark it as one. */
export const headingText = (line: string): string =>
  line
    .replace(/^#{1,6}\s+/, "")
    .replace(/^(\*\*|__|\*|_)(.+)\1$/, "$2")
    .replace(/\s+#+$/, "")
    .replace(/\s+/g, " ")
    .trim()

const NUMBER =
  /^(?:(?:part|chapter|section|step)\s+)?(?:\d{1,2}|[ivx]{1,5}|[IVX]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)[.):]?$/i
const MARKED = /^(?:#{1,6}\s+\S|(?:\*\*|__)[^*_]{1,100}(?:\*\*|__)(?:\s*[^.!?]{0,60})?$)/
/** Ends as a sentence, or goes on. */
const CLOSED = /[.,;:!…。，；：、-]["'”’)\]]*$|[–—]$/

/** More than one sentence. */
const SENTENCES = /[.!?]["'”’)]*\s+["'“‘(]?\p{Lu}\p{Ll}/u

const isTitleCase = (words: ReadonlyArray<string>): boolean => {
  let capitals = 0
  for (const word of words) {
    let at = 0
    while (at < word.length && !isLetter(word.charCodeAt(at))) at++
    if (at === word.length) continue
    if (isUpper(word.charCodeAt(at))) capitals++
    else if (!SMALL.has(word)) return false
  }
  return capitals >= 2
}
const SMALL = new Set(
  "a an and as at but by for from in into is nor of off on or over per so the to up via vs with yet that than".split(
    " "
  )
)
