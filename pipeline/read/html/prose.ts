import type { Element, Page } from "./dom.ts"
import { textOf } from "./dom.ts"

/** A paragraph of a page. */
export interface Passage {
  readonly element: Element
  /** As it reads. */
  readonly words: string
  /** Without white space. */
  readonly text: string
  /** Whether it reads as text: long enough, a sentence at its end, few links. */
  readonly isProse: boolean
  /** Tags and classes of the elements around it: paragraphs of one article share them, however many boxes they stand in. */
  readonly place: string
}

/** The paragraphs of a page in reading order, but those that a page's makers hide or put beside the article. */
export const passagesOf = (page: Page): ReadonlyArray<Passage> => {
  const places = new Map<Element, string | undefined>()
  /** Undefined beside the article. */
  const placeOf = (element: Element): string | undefined => {
    if (places.has(element)) return places.get(element)
    const around = element.parentNode?.nodeType === 1 ? placeOf(element.parentNode) : ""
    // A whole article's box is no other's, however like they are.
    const number = element.tagName === "ARTICLE" && isWhole(element) ? places.size : ""
    const place =
      around === undefined || isBeside(element)
        ? undefined
        : `${around}>${element.tagName}${number}.${element.getAttribute("class") ?? ""}`
    places.set(element, place)
    return place
  }
  const passages: Array<Passage> = []
  for (const element of page.querySelectorAll("p")) {
    const place = element.parentNode && !isHidden(element) ? placeOf(element.parentNode) : undefined
    const words = place === undefined ? "" : textOf(element)
    if (place === undefined || words === "") continue
    const text = words.replaceAll(" ", "")
    passages.push({ element, words, text, isProse: isProse(element, text.length), place })
  }
  return passages
}

const BESIDE = new Set("NAV ASIDE FOOTER FORM DIALOG FIGURE TEMPLATE".split(" "))

const isBeside = (element: Element): boolean => BESIDE.has(element.tagName) || isHidden(element)

const isHidden = (element: Element): boolean =>
  element.getAttribute("hidden") !== null ||
  element.getAttribute("aria-hidden") === "true" ||
  /display:\s*none/i.test(element.getAttribute("style") ?? "")

/** An element's text without white space. */
export const bare = (element: Element): string => (element.textContent ?? "").replace(/\s+/g, "")

/** In characters other than white space. */
export const lengthOf = (element: Element): number => bare(element).length

/** Whether an `<article>` has what heads one of its own: a main heading, a heading that is a link, a byline, a date. Chapters have none. */
export const isWhole = (article: Element): boolean =>
  article.querySelector(
    "h1, h2 a[href], h3 a[href], header, time, address, [class*=byline], [class*=author], [rel=author], [rel=bookmark]"
  ) !== null

/** Whether a paragraph reads as text. */
export const isProse = (element: Element, length: number = lengthOf(element)): boolean =>
  length >= SHORTEST && ENDS.test(element.textContent ?? "") && linkedLength(element) < 0.4 * length

const SHORTEST = 60

const ENDS = /[.!?…:;。！？।][\s"'”’»)\]\d]*$/

const linkedLength = (element: Element): number => {
  let sum = 0
  for (const link of element.querySelectorAll("a")) sum += lengthOf(link)
  return sum
}

/** How much of `passages` that are prose each element around them holds, in characters. */
export const shares = (passages: ReadonlyArray<Passage>): ReadonlyMap<Element, number> => {
  const sums = new Map<Element, number>()
  for (const { element, isProse, text } of passages) {
    if (!isProse) continue
    for (let around = element.parentNode; around?.nodeType === 1; around = around.parentNode)
      sums.set(around, (sums.get(around) ?? 0) + text.length)
  }
  return sums
}

/** The characters of prose in `passages`. */
export const amountOf = (passages: Iterable<Passage>): number => {
  let sum = 0
  for (const { isProse, text } of passages) if (isProse) sum += text.length
  return sum
}
