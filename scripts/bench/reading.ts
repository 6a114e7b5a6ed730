/**
 * How well pages are read: main text by word 4-grams, furniture by sentence, and the metadata, on pages of our own.
 * `node scripts/bench/reading.ts` prints it, and what went wrong; reading.test.ts holds the floors.
 */
import * as Result from "effect/Result"
import { toArticle } from "../../pipeline/read/article.ts"
import { pageArticle } from "../../pipeline/read/html/parseHtml.ts"
import { split } from "../../pipeline/split/split.ts"
import { type MarkedPage, PAGES } from "./reading.pages.ts"

export interface Rates {
  readonly precision: number
  readonly recall: number
  /** Their harmonic mean. */
  readonly f1: number
}

export interface ReadingScores {
  readonly mainText: Rates
  /** What the reader leaves out altogether counts as furniture, as what it keeps and marks does. */
  readonly furniture: Rates
  /** Shares of the pages whose value is exactly the one expected, none expected included. */
  readonly titles: number
  readonly authors: number
  readonly dates: number
  /** One line for each piece and value that is wrong. */
  readonly errors: ReadonlyArray<string>
}

export const scoreReading = (pages: ReadonlyArray<MarkedPage> = PAGES): ReadingScores => {
  const grams = { right: 0, found: 0, expected: 0 }
  const pieces = { right: 0, found: 0, expected: 0 }
  const values = { title: 0, author: 0, date: 0 }
  const errors: Array<string> = []
  for (const page of pages) {
    const { article, body, read } = readPage(page)
    const expected = piecesOf(page.html, "+")
    const inBody = gramsOf(read)
    const inGold = gramsOf(expected)
    grams.found += inBody.length
    grams.expected += inGold.length
    grams.right += overlap(inBody, inGold)
    for (const piece of expected) {
      if (body.includes(wordsOf(piece))) continue
      pieces.found++
      errors.push(`${page.name}: taken for furniture or lost: ${piece}`)
    }
    for (const piece of piecesOf(page.html, "-")) {
      pieces.expected++
      if (body.includes(wordsOf(piece))) errors.push(`${page.name}: taken for the article's: ${piece}`)
      else {
        pieces.found++
        pieces.right++
      }
    }
    for (const name of ["title", "author", "date"] as const) {
      if (article[name] === page[name]) values[name]++
      else errors.push(`${page.name}: ${name} is ${article[name] ?? "none"}, not ${page[name] ?? "none"}`)
    }
  }
  return {
    mainText: rates(grams),
    furniture: rates(pieces),
    titles: values.title / pages.length,
    authors: values.author / pages.length,
    dates: values.date / pages.length,
    errors
  }
}

const readPage = (page: MarkedPage) => {
  const found = pageArticle(page.html.replace(/\[[+-]|[+-]\]/g, ""))
  const article = Result.getOrThrow(toArticle({ ...found, id: page.name, source: page.name }))
  const read = split(article).paragraphs.flatMap(({ end, kind, start }) =>
    kind === "furniture" || kind === "title" ? [] : [article.text.slice(start, end)]
  )
  return { article, read, body: wordsOf(read.join(" ")) }
}

const piecesOf = (html: string, sign: "+" | "-"): ReadonlyArray<string> =>
  Array.from(html.matchAll(/\[([+-])(.*?)\1\]/gs), ([, found, piece = ""]) => (found === sign ? [piece] : [])).flat()

/** With a blank at either end, so that one text's words can be looked for in another's. */
const wordsOf = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `

/** Word 4-grams over all texts in turn. */
const gramsOf = (texts: ReadonlyArray<string>): ReadonlyArray<string> => {
  const words = wordsOf(texts.join(" ")).trim().split(" ")
  return words.slice(3).map((_, n) => words.slice(n, n + 4).join(" "))
}

/** The size of the intersection of two multisets. */
const overlap = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): number => {
  const left = new Map<string, number>()
  for (const gram of other) left.set(gram, (left.get(gram) ?? 0) + 1)
  let count = 0
  for (const gram of one) {
    const there = left.get(gram) ?? 0
    if (there > 0) count++
    left.set(gram, there - 1)
  }
  return count
}

const rates = ({ expected, found, right }: { right: number; found: number; expected: number }): Rates => ({
  precision: right / found,
  recall: right / expected,
  f1: (2 * right) / (found + expected)
})

if (import.meta.main) {
  const { errors, furniture, mainText, ...shares } = scoreReading()
  console.table({ "main text": mainText, furniture })
  console.table(shares)
  for (const error of errors) console.log(error)
}
