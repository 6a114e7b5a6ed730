/**
 * The lines of a paragraph as one. A word that was divided at a line's end loses its hyphen, unless it is one of a compound:
 * the text elsewhere has it with a hyphen and never without, or divides its words by soft hyphens and has a hard one here.
 * `words` are the text's words in lower case, with the hyphens inside of them.
 */
export const joinLines = (lines: ReadonlyArray<string>, words: ReadonlySet<string>, softHyphens = false): string => {
  let text = ""
  for (const line of lines) {
    const [hyphen] = /(?<=\p{L})[-‐\u00ad]$/u.exec(text) ?? []
    if (text === "") text = line
    else if (hyphen !== undefined && /^\p{L}/u.test(line)) {
      const before = text.slice(0, -1)
      const keeps = keepsHyphen(before, line, words, softHyphens && hyphen !== "\u00ad")
      text = before + (keeps ? "-" : "") + line
    } else text += (/\p{L}[—\u00ad]$/u.test(text) ? "" : " ") + line
  }
  // Drawn inside a line, one is seen: some programs draw every hyphen so.
  return text.replaceAll("\u00ad", "-")
}

/** Whether a text has words that are divided by soft hyphens, and so says which hyphens are its own. */
export const hasSoftHyphens = (lines: ReadonlyArray<string>): boolean =>
  lines.some((line) => line.endsWith("\u00ad")) && lines.some((line) => /\p{L}[-‐]/u.test(line))

const keepsHyphen = (before: string, line: string, words: ReadonlySet<string>, hard: boolean): boolean => {
  // A capital after the hyphen is a name's: Anglo-Saxon.
  if (hard || /^\p{Lu}/u.test(line)) return true
  const start = /[\p{L}-]+$/u.exec(before)![0].toLowerCase()
  const end = /^\p{L}+/u.exec(line)![0].toLowerCase()
  if (COMPOUND.test(`${start}-${end}`)) return true
  return words.has(`${start}-${end}`) && !words.has(start + end)
}

/** Compounds that are hardly ever written as one word, of which no syllable ends there by chance. */
const COMPOUND =
  /^(?:self-(?!ish|less)\p{L}{3,}|well-\p{L}{3,}|half-\p{L}{3,}|(?:long|short|mid|near|medium)-(?:term|run|range|lived|standing)|(?:so|self|re)-called|\p{L}+-(?:year|old|year-old|based|led|backed|born|wide-ranging|wing|class|making|century))$/u
