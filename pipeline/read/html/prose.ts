import type { Element, Page } from "./dom.ts"

/** A paragraph of a page that nothing has marked as furniture. */
export interface Passage {
  readonly element: Element
  /** In characters other than white space. */
  readonly length: number
  /** Whether it reads as text: long enough, a sentence at its end, few links. */
  readonly isProse: boolean
  /** Tags and classes of the elements around it: paragraphs of one article share them, however many boxes they stand in. */
  readonly place: string
}

/** The paragraphs of a page in reading order, but those that a page's makers hide or put beside the article. */
export const passagesOf = (page: Page): ReadonlyArray<Passage> => {
  const places = new Map<Element, string>()
  const placeOf = (element: Element | null): string => {
    if (element === null || element.tagName === undefined || element.tagName === "BODY") return ""
    const known = places.get(element)
    if (known !== undefined) return known
    const place = `${placeOf(element.parentNode)}>${element.tagName}.${element.getAttribute("class") ?? ""}`
    places.set(element, place)
    return place
  }
  const passages: Array<Passage> = []
  for (const element of page.querySelectorAll("p")) {
    if (element.closest(BESIDE) !== null) continue
    const length = lengthOf(element)
    if (length === 0) continue
    passages.push({ element, length, isProse: isProse(element, length), place: placeOf(element.parentNode) })
  }
  return passages
}

const BESIDE =
  'nav, aside, footer, form, dialog, figure, template, [hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"]'

/** In characters other than white space. */
export const lengthOf = (element: Element): number => (element.textContent ?? "").replace(/\s+/g, "").length

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
  for (const { element, isProse, length } of passages) {
    if (!isProse) continue
    for (let around = element.parentNode; around?.nodeType === 1; around = around.parentNode)
      sums.set(around, (sums.get(around) ?? 0) + length)
  }
  return sums
}

/** The characters of prose in `passages`. */
export const amountOf = (passages: Iterable<Passage>): number => {
  let sum = 0
  for (const { isProse, length } of passages) if (isProse) sum += length
  return sum
}
