import type { Block } from "../blocks.ts"
import { layOut } from "../blocks.ts"
import { byline, bylineIn } from "../byline.ts"
import { isoDate } from "../date.ts"
import type { Parsed } from "../parsed.ts"
import { Refused, TOO_DEEP } from "../parsed.ts"
import { decodePage } from "./charset.ts"
import type { Element, Page } from "./dom.ts"
import { parsePage, textOf } from "./dom.ts"
import { domBlocks } from "./domBlocks.ts"
import { markFurniture } from "./furniture.ts"
import { mainText } from "./mainText.ts"
import { metadata } from "./metadata.ts"
import { isProse, isWhole } from "./prose.ts"

/** A saved page's article: its main text as Readability finds it, else all the text of the page, and what it says of itself. */
export const parseHtml = async (bytes: Uint8Array): Promise<Parsed> => pageArticle(decodePage(bytes))

/** The article of a page's source; throws `Refused`. */
export const pageArticle = (source: string): Parsed => {
  refuseHostile(source)
  const page = parsePage(source)
  refuseDeep(page)
  const { author, date, heading, url } = metadata(page, source)
  let next: Page | undefined = page
  const found = mainText(() => {
    const fresh = next ?? parsePage(source)
    next = undefined
    for (const code of fresh.querySelectorAll('script:not([type="application/ld+json"]), style')) code.remove()
    showNoscript(fresh)
    keepOneArticle(fresh, heading ?? textOf(fresh.querySelector("title")))
    markFurniture(fresh)
    return fresh
  })
  let blocks = found.content === undefined ? [] : domBlocks(found.content)
  // Readability changes the page, so what it leaves is no place to look for what it left out.
  if (!hasText(blocks)) blocks = domBlocks(parsePage(source).body)
  const { marks, text, title } = layOut(blocks)
  const signed = byline(found.byline)
  return {
    body: text,
    marks,
    title: heading ?? found.title ?? title,
    // Readability takes the whole of a byline, "Ada Holm, our correspondent in Fenmark".
    author: author !== undefined && signed?.includes(author) ? author : (signed ?? author ?? bylineIn(blocks)),
    date: isoDate(found.publishedTime ?? "") ?? date,
    url,
    warnings: found.warnings
  }
}

const hasText = (blocks: ReadonlyArray<Block>) => blocks.some(({ kind }) => kind === "body" || kind === "item")

/** Pages that scroll on have the next articles under the first: the one that the page is named after is meant, else the first. */
const keepOneArticle = (page: Page, title: string) => {
  const articles = [...page.querySelectorAll("article")].filter(
    (article) =>
      article.parentNode?.closest?.("article") == null &&
      [...article.querySelectorAll("p")].length >= 3 &&
      textOf(article).length > 600
  )
  if (articles.length < 2 || !articles.slice(1).every(isWhole)) return
  const named =
    articles.find((article) =>
      [...article.querySelectorAll("h1, h2")].some((heading) => {
        const text = textOf(heading)
        return text.length > 3 && title.includes(text)
      })
    ) ?? articles[0]
  for (const article of articles) if (article !== named) article.remove()
}

/** Pages that load their text by a script keep it in `<noscript>` as well; scripts never run here. */
const showNoscript = (page: Page) => {
  for (const noscript of page.querySelectorAll("body noscript")) {
    if (![...noscript.querySelectorAll("p")].some((paragraph) => isProse(paragraph))) continue
    const shown = page.createElement("div")
    shown.append(...noscript.childNodes)
    noscript.replaceWith(shown)
  }
}

/** Throws `Refused` where a page is made to break what reads it. */
export const refuseHostile = (source: string) => {
  if (/<!ENTITY\s/i.test(source.slice(0, 1 << 16))) {
    throw new Refused(
      "OwnEntities",
      "This page declares XML entities of its own, which are not read; save it from a browser"
    )
  }
  let depth = 0
  for (const [, closes] of source.matchAll(NESTING)) {
    depth = Math.max(0, depth + (closes === "/" ? -1 : 1))
    if (depth > DEEPEST) throw new Refused("TooDeep", TOO_DEEP)
  }
}

/** Throws `Refused` where elements stand so deep that finding the article, whose time grows with the depth's cube, takes seconds. */
const refuseDeep = (page: Page) => {
  let level: ReadonlyArray<Element> = [page.body]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST_READ) throw new Refused("TooDeep", TOO_DEEP)
    level = level.flatMap(({ childNodes }) => [...childNodes].filter(({ nodeType }) => nodeType === 1))
  }
}

/** Elements inside one another: browsers stop at 512, and pages of newspapers have some 50 at most. */
const DEEPEST_READ = 256

/** Elements that can stand inside of one another and that pages close. */
const NESTING =
  /<(\/?)(?:div|span|section|article|blockquote|center|font|table|ul|ol|a|b|i|em|strong|main|aside|nav|form|fieldset)\b/gi

/** By the source, where what is never closed, or stands in scripts, counts as well; parsing goes this deep without harm. */
const DEEPEST = 1500
