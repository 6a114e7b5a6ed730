import type { Block } from "./blocks.ts"
import { dateLine } from "./date.ts"

/** A byline as a name or names; undefined where it names nobody ("Published by", "About the Author", an account). */
export const byline = (line: string | undefined): string | undefined => {
  const names = (line ?? "")
    .replace(/\s+/g, " ")
    .replace(/^[\s|·•–—-]*(?:(?:words|written|posted|published|reported|story|text|opinion)\s+)?by\b:?\s*/i, "")
    .replace(/^authors?\s*:\s*/i, "")
    .replace(/(?:\s[|·•–—]|\s-|\n|,?\s+(?:on|posted|published|updated)\s*:?)\s.*$/i, "")
    .replace(/,?\s*\(?\b(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*$/i, "")
    .trim()
  return names.length > LONGEST || isNobody(names) ? undefined : names
}

/** An author as a table or front matter states one. */
export const statedAuthor = (stated: string): string | undefined => {
  const names = stated.replace(/^by:?\s+(?=\p{Lu})/iu, "")
  return isNobody(names) ? undefined : names
}

/** Whether what stands in an author's place names nobody. */
const isNobody = (names: string): boolean => NOBODY.test(names)

const LONGEST = 150

/** What stands where an author's name would: labels, placeholders, addresses, accounts. */
const NOBODY =
  /^(?:\W*|(?:about|meet|more (?:from|by)|view all|see all|all) (?:posts (?:from|by) )?(?:the |this |our )?(?:authors?|writers?|contributors?)|(?:no|unknown|guest|site|post|article) (?:authors?|bylines?)|authors?(?: (?:name|bio|info))?|(?:words|written|posted|published|reported|story|text)(?: by)?|by(?:line)?|unknown|n\/?a|nan|null|none|nil|undefined|not (?:available|given|known|specified|stated)|admin|administrator|webmaster|staff|@.*|https?:.*|\S+@\S+)\W*$/i

/** What an article says of itself in lines of their own near its beginning, such as "By Ada Holm" and "12 March 2024". */
export interface Said {
  readonly author: string | undefined
  readonly date: string | undefined
}

/** The author and date in the first of these lines, which are trimmed. Lines that read as text end the search. */
export const saidIn = (lines: ReadonlyArray<string>): Said => {
  let author: string | undefined
  let date: string | undefined
  for (const [n, line] of lines.slice(0, FIRST_LINES).entries()) {
    if (line.length > LONGEST) break
    // A line of text that was wrapped.
    if (/^(?!by\b)\p{Ll}/u.test(lines[n + 1] ?? "")) continue
    // "By Ada Holm | 12 March 2024 | 5 min read"
    for (const piece of line.split(/\s*[|·•]\s*|\s+[–—-]\s+|\s{3,}/)) {
      const { after = "", before = "", names } = BYLINE.exec(piece)?.groups ?? {}
      if (names !== undefined) author ??= byline(names)
      for (const part of names === undefined ? [piece] : [before, after]) {
        // "London, 12 March 2024"
        date ??= dateLine(part) ?? dateLine(part.replace(/^(?:\p{Lu}[\p{L}.'’-]* ?){1,4},\s*/u, ""))
      }
    }
  }
  return { author, date }
}

/** The lines that are not blank at the beginning of a text. */
export const firstLines = (text: string): ReadonlyArray<string> =>
  text
    .slice(0, HEAD)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")

/** In UTF-16 code units: more than a byline has above it. */
const HEAD = 4000

/** The author that a document names in a line of its own near its beginning: "By Ada Holm". */
export const bylineIn = (blocks: ReadonlyArray<Block>): string | undefined =>
  saidIn(blocks.map(({ text }) => text)).author

const FIRST_LINES = 8

const WORD = String.raw`(?!\p{L}+\.? \d)\p{Lu}[\p{L}.'’-]*`
const NAMES = String.raw`(?:[Tt]he )?${WORD}(?:,? (?:(?:de|da|di|del|der|den|la|le|van|von|bin|al|el|ter|af|av|of|and|y|&) )*${WORD}){1,9}(?: \(\p{L}{1,9}\.\))?`

/** A date, "by", names, and what is said of them: no sentence. */
const BYLINE = new RegExp(
  String.raw`^(?:(?<before>[^!?]{0,60}\d),? )?(?:(?:[Ww]ords|[Ww]ritten|[Pp](?:oste|ublishe)d|[Rr]eported|[Ss]tory|[Tt]ext|[Oo]pinion) )?` +
    String.raw`(?:[Bb]y|BY):? (?<names>${NAMES})(?<after>(?:,|\/| ?\(| (?:on|in|for|at|posted|published|updated)\b| (?=\p{L}*\.? ?\d))` +
    String.raw`[^!?]{0,60})?(?<!\p{L}\p{Ll}\.)$`,
  "u"
)
