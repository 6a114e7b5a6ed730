import { Readability } from "@mozilla/readability"
import type { Caution } from "../parsed.ts"
import type { Element, Page } from "./dom.ts"
import { markOf } from "./furniture.ts"
import { amountOf, bare, type Passage, passagesOf } from "./prose.ts"

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
  const passages = passagesOf(page)
  const found = new Readability<Element>(page as never, {
    keepClasses: true,
    serializer: (node) => node as unknown as Element
  }).parse()
  const text = found?.content ? bare(found.content) : ""
  // Known by its words: Readability puts elements in the place of others.
  const taken = new Set(passages.filter((passage) => text.includes(passage.text)))
  const places = new Set([...taken].map(({ place }) => place))
  const wanted = passages.map((passage) => taken.has(passage) || (!isMarked(passage) && places.has(passage.place)))
  const joined = passages.some((passage, n) => passage.isProse && wanted[n] && !taken.has(passage))
  return {
    content: joined ? join(prepare(), wanted) : (found?.content ?? undefined),
    title: found?.title ?? undefined,
    byline: found?.byline ?? undefined,
    publishedTime: found?.publishedTime ?? undefined,
    warnings: leftBehind(
      passages.filter((passage, n) => passage.isProse && !wanted[n] && !isMarked(passage)),
      text.length + amountOf(passages.filter((passage, n) => wanted[n] && !taken.has(passage)))
    )
  }
}

const isMarked = ({ element }: Passage) => markOf(element) === "furniture"

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

/** @param taken characters of the article */
const leftBehind = (left: ReadonlyArray<Passage>, taken: number): ReadonlyArray<Caution> => {
  const there = amountOf(left)
  const share = there / (there + taken)
  if (there < LEAST || share < SHARE) return []
  const longest = left.reduce((long, passage) => (passage.text.length > long.text.length ? passage : long)).words
  const start = longest.length > QUOTED ? `${longest.slice(0, QUOTED)}…` : longest
  return [
    {
      warning: "TextLeftBehind",
      message: `${Math.round(100 * share)} % of the prose on this page was not taken as the article's, such as "${start}"; see whether it is`
    }
  ]
}

const QUOTED = 80

/** Less prose than this, in characters, or than this share of a page's, is no news: a teaser, a note on the author. */
const LEAST = 600
const SHARE = 0.35
