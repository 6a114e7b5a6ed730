// The search: all words, in any order, in an article's line of the list or in its text.

import { index, rows, textsOf } from "./data.client.js"

/** Without accents and capitals. @param {string} text */
export const folded = (text) => {
  const lower = text.toLowerCase()
  return /[\u0080-\uffff]/.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower
}

/** What is searched of each row, made when first wanted. @type {Array<string>} */
const hays = []
/** @param {number} n */
const hay = (n) => {
  const [id, name, author, date, , outlet, thesis] = rows[n]
  return (hays[n] ??= folded([id, name, author, date, outlet, thesis].join("\n")))
}

/** Where the words of a search in the texts were found. @type {Map<number, string>} */
export const excerpts = new Map()

/** Counts searches, so that one that is no longer wanted stops. */
let latest = 0

/**
 * Finds articles; `found` is called with what is found so far, and with how many texts were searched.
 * @param {string} asked @param {boolean} inTexts @param {(n: number) => boolean} isWanted @param {(numbers: Array<number>, searched: number | undefined) => void} found
 */
export const search = async (asked, inTexts, isWanted, found) => {
  const search = ++latest
  const words = folded(asked)
    .split(/\s+/)
    .filter((word) => word !== "")
  excerpts.clear()
  const numbers = rows.flatMap((_, n) => (isWanted(n) && words.every((word) => hay(n).includes(word)) ? [n] : []))
  const goesOn = inTexts && words.length > 0
  found(numbers, goesOn ? 0 : undefined)
  if (!goesOn) return
  const known = new Set(numbers)
  let said = performance.now()
  for (let portion = 0; portion < index.starts.length; portion++) {
    const texts = await textsOf(portion)
    // Lets the page answer to keys in between.
    await new Promise((resolve) => setTimeout(resolve))
    if (search !== latest) return
    texts.forEach(({ text }, i) => {
      const n = index.starts[portion] + i
      if (known.has(n) || !rows[n] || !isWanted(n)) return
      const body = folded(text)
      if (!words.every((word) => body.includes(word) || hay(n).includes(word))) return
      numbers.push(n)
      excerpts.set(n, excerpt(text, body, words))
    })
    if (portion + 1 === index.starts.length) found(numbers, undefined)
    else if (performance.now() - said > 300) {
      said = performance.now()
      found(numbers, index.starts[portion + 1])
    }
  }
}

/** The text around the first of the words that is in it. @param {string} text @param {string} body its folded form @param {Array<string>} words */
const excerpt = (text, body, words) => {
  // Folding may move a place by some characters, which an excerpt does not mind.
  const at = Math.max(
    0,
    ...words
      .map((word) => body.indexOf(word))
      .filter((at) => at >= 0)
      .slice(0, 1)
  )
  const from = Math.max(0, at - 60)
  return `${from > 0 ? "…" : ""}${text
    .slice(from, at + 120)
    .replace(/\s+/g, " ")
    .toWellFormed()}…`
}
