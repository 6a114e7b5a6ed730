import type { Block } from "./blocks.ts"

/** A byline as a name or names. */
export const byline = (line: string | undefined): string | undefined => {
  const names = (line ?? "")
    .replace(/\s+/g, " ")
    .replace(/^[\s|·•–—-]*(?:(?:words|written|posted|published|story|text|opinion)\s+)?by:?\s+/i, "")
    .replace(/(?:\s[|·•–—]|\s-|\n|,?\s+(?:on|posted|published|updated)\s*:?)\s.*$/i, "")
    .replace(/,?\s*\(?\b(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*$/i, "")
    .trim()
  // An account or an address is no name.
  return names === "" || /^(?:https?:|admin$|administrator$|staff$|@)/i.test(names) || names.length > 150
    ? undefined
    : names
}

/** The author that a document names in a line of its own near its beginning: "By Ada Holm". */
export const bylineIn = (blocks: ReadonlyArray<Block>): string | undefined => {
  const line = blocks.slice(0, 8).find(({ text }) => BYLINE.test(text))
  return line && byline(line.text)
}

const BYLINE =
  /^(?:(?:Words|Written|Posted|Story|Text) )?(?:[Bb]y|BY):? \p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’()&,-]+){1,12}(?:\s*[|·•–—]|$)/u
