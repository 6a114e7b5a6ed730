import { Readability } from "@mozilla/readability"
import type { Caution } from "../parsed.ts"
import type { Element, Page } from "./dom.ts"
import { amountOf, type Passage, passagesOf } from "./prose.ts"

/** A page's article as it was found. */
export interface MainText {
  /** What the article stands in; undefined where none was found. */
  readonly content: Element | undefined
  readonly title: string | undefined
  readonly byline: string | undefined
  readonly publishedTime: string | undefined
  readonly warnings: ReadonlyArray<Caution>
}

/**
 * The main text of a page: what Readability takes, held against the page's own paragraphs. Where paragraphs that stand in boxes of the
 * same kind as those taken were left behind, the boxes are joined; where much other prose was, that is a warning.
 *
 * @param prepare the page, parsed and marked anew: Readability changes the one it works on
 */
export const mainText = (prepare: () => Page): MainText => {
  const page = prepare()
  const passages = number(page)
  const found = new Readability<Element>(page as never, {
    keepClasses: true,
    serializer: (node) => node as unknown as Element
  }).parse()
  const numbers = new Set<number>()
  for (const element of found?.content?.querySelectorAll(`[${NUMBER}]`) ?? [])
    numbers.add(Number(element.getAttribute(NUMBER)))
  const isTaken = (_: Passage, n: number) => numbers.has(n)
  const places = new Set(passages.filter(isTaken).map(({ place }) => place))
  const wanted = passages.map(
    (passage, n) => isTaken(passage, n) || (places.has(passage.place) && passage.place !== "")
  )
  const joined = passages.some(({ isProse }, n) => isProse && wanted[n] && !numbers.has(n))
  const taken = passages.filter((_, n) => wanted[n])
  return {
    content: joined ? join(prepare(), wanted) : (found?.content ?? undefined),
    title: found?.title ?? undefined,
    byline: found?.byline ?? undefined,
    publishedTime: found?.publishedTime ?? undefined,
    warnings: leftBehind(
      taken,
      passages.filter((_, n) => !wanted[n])
    )
  }
}

/** The page's paragraphs, each with its number, by which it is known again. */
const number = (page: Page): ReadonlyArray<Passage> => {
  const passages = passagesOf(page)
  for (const [n, { element }] of passages.entries()) element.setAttribute(NUMBER, String(n))
  return passages
}

const NUMBER = "data-passage"

/** The smallest element around all wanted paragraphs, without those of its parts that have none of them. */
const join = (page: Page, wanted: ReadonlyArray<boolean>): Element => {
  const elements = passagesOf(page).flatMap(({ element }, n) => (wanted[n] ? [element] : []))
  const around = new Map<Element, number>()
  for (const element of elements)
    for (let up = element.parentNode; up !== null; up = up.parentNode) around.set(up, (around.get(up) ?? 0) + 1)
  let root = elements[0]?.parentNode ?? page.body
  while (around.get(root) !== elements.length && root.parentNode !== null) root = root.parentNode
  const parts = [...root.childNodes]
  const own = new Set(elements)
  const holds = parts.map((part) => own.has(part) || around.has(part))
  const [first, last] = [holds.indexOf(true), holds.lastIndexOf(true)]
  for (const [n, part] of parts.entries()) {
    const belongs = n > first && n < last && BETWEEN.has(part.tagName ?? "")
    if (!holds[n] && !belongs) part.remove()
  }
  return root
}

/** What stands between the paragraphs of an article and is its own. */
const BETWEEN = new Set("H2 H3 H4 H5 H6 UL OL DL BLOCKQUOTE FIGURE TABLE PRE".split(" "))

const leftBehind = (taken: ReadonlyArray<Passage>, left: ReadonlyArray<Passage>): ReadonlyArray<Caution> => {
  const [here, there] = [amountOf(taken), amountOf(left)]
  if (there < LEAST || there < SHARE * (here + there)) return []
  const longest = left.reduce((long, passage) => (passage.isProse && passage.length > long.length ? passage : long))
  const words = (longest.element.textContent ?? "").trim().split(/\s+/).slice(0, 12).join(" ")
  return [
    {
      warning: "TextLeftBehind",
      message: `${Math.round((100 * there) / (here + there))} % of the prose on this page was not taken as the article's, such as "${words} …"; see whether it is`
    }
  ]
}

/** Less prose than this, in characters, or than this share of a page's, is no news: a teaser, a note on the author. */
const LEAST = 600
const SHARE = 0.35
