/**
 * The lines of a paragraph as one. A word that was divided at a line's end loses its hyphen, unless the text elsewhere has it with
 * one and never without. `words` are the text's words in lower case, with the hyphens inside of them.
 */
export const joinLines = (lines: ReadonlyArray<string>, words: ReadonlySet<string>): string => {
  let text = ""
  for (const line of lines) {
    if (text === "") text = line
    else if (text.endsWith("\u00ad")) text = text.slice(0, -1) + line
    else if (/\p{L}[-‐]$/u.test(text) && /^\p{L}/u.test(line))
      text = (keepsHyphen(text, line, words) ? text : text.slice(0, -1)) + line
    else text += (/\p{L}[—]$/u.test(text) ? "" : " ") + line
  }
  return text.replaceAll("\u00ad", "")
}

const keepsHyphen = (text: string, line: string, words: ReadonlySet<string>): boolean => {
  // A capital after the hyphen is a name's: Anglo-Saxon.
  if (/^\p{Lu}/u.test(line)) return true
  const start = /[\p{L}-]+(?=[-‐]$)/u.exec(text)![0].toLowerCase()
  const end = /^\p{L}+/u.exec(line)![0].toLowerCase()
  return words.has(`${start}-${end}`) && !words.has(start + end)
}
