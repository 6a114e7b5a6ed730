import type { Element, Page } from "./dom.ts"
import { isProse, lengthOf, passagesOf, shares } from "./prose.ts"

/** What `markFurniture` has set on an element: it is no part of the article, or a sentence of it in large letters. */
export const markOf = (element: Element): "furniture" | "pulled" | undefined => {
  const mark = element.getAttribute(ATTRIBUTE)
  return mark === "furniture" || mark === "pulled" ? mark : undefined
}

/**
 * Marks what a page's makers have named as something beside the article, or what is mostly links. Each element inside is
 * marked as well, since Readability puts elements in the place of those around them.
 */
export const markFurniture = (page: Page): void => {
  const own = articlesOwn(page)
  for (const element of page.querySelectorAll("[class], [id]")) {
    const names = namesOf(element)
    if (PULLED.test(names)) mark(element, "pulled")
    else if (own.has(element)) {
      // Readability judges elements by the same words.
      if (FURNITURE.test(names) || UNLIKELY.test(names)) {
        element.setAttribute("class", "")
        element.setAttribute("id", "")
      }
    } else if (FURNITURE.test(names) && lengthOf(element) < LONGEST) {
      if (FURNITURE.test(names.replaceAll(STATES, " ")) || !readsAsText(element)) mark(element, "furniture")
    }
  }
  const links = new Map<Element, { count: number; length: number }>()
  for (const link of page.querySelectorAll("a")) {
    const around = link.closest("td, ul, ol, div, section")
    if (around === null) continue
    const sum = links.get(around) ?? { count: 0, length: 0 }
    links.set(around, { count: sum.count + 1, length: sum.length + lengthOf(link) })
  }
  for (const [element, { count, length }] of links) {
    if (count > 1 && length > MOSTLY * lengthOf(element)) mark(element, "furniture")
  }
  // Readability puts a paragraph without attributes in the place of a <div> that has nothing but text.
  for (const element of page.querySelectorAll(`div[${ATTRIBUTE}]`)) {
    if (element.querySelector("div, p, ul, ol, table, blockquote, h1, h2, h3, h4, h5, h6") !== null) continue
    const paragraph = page.createElement("p")
    paragraph.setAttribute(ATTRIBUTE, element.getAttribute(ATTRIBUTE)!)
    paragraph.append(...element.childNodes)
    element.replaceWith(paragraph)
  }
}

const ATTRIBUTE = "data-beside"

const mark = (element: Element, value: "furniture" | "pulled") => {
  element.setAttribute(ATTRIBUTE, value)
  for (const inner of element.querySelectorAll("*")) inner.setAttribute(ATTRIBUTE, value)
}

const namesOf = (element: Element) => `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`

/**
 * Elements that hold so much of the page's prose, with so little before them, that they hold the article, whatever they are named;
 * but for threads of comments, which may be longer than the article above.
 */
const articlesOwn = (page: Page): ReadonlySet<Element> => {
  const passages = passagesOf(page)
  const sums = shares(passages)
  const all = sums.get(page.body) ?? 0
  const order = new Map<Element, number>()
  let before = 0
  for (const { element, isProse, text } of passages) {
    for (let up = element.parentNode; up?.nodeType === 1 && !order.has(up); up = up.parentNode) order.set(up, before)
    if (isProse) before += text.length
  }
  const own = new Set<Element>()
  for (const [element, sum] of sums)
    if (sum >= OWN * all && (order.get(element) ?? 0) < BEFORE * sum && !isThread(element)) own.add(element)
  return own
}

/** Shares of a page's prose that an article has at least, and of the article's that may stand before it. */
const OWN = 0.4
const BEFORE = 0.25

const isThread = (element: Element): boolean =>
  /comment|discuss|disqus|respon[sd]/i.test(namesOf(element)) &&
  [...element.querySelectorAll("[class*=comment], [id*=comment]")].filter((inner) => lengthOf(inner) > 20).length > 2

/** Words that say in what state a text is, or of what sort, more often than that it is none. */
const STATES = /(?:paywall|social|subscri(?:be|ption)|sponsor(?:ed)?|meta|tags|comments?|promo)(?=$|[\s_-])/gi

/** A paragraph of text, or several in a box. */
const readsAsText = (element: Element): boolean =>
  element.tagName === "P"
    ? isProse(element)
    : [...element.querySelectorAll("p")].filter((paragraph) => isProse(paragraph)).length > 2 &&
      !/comment/i.test(namesOf(element))

/** Names for which Readability leaves an element out. */
const UNLIKELY =
  /-ad-|banner|breadcrumbs|combx|comment|disqus|extra|footer|gdpr|header|legends|menu|related|remark|replies|rss|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|pager|popup/i

/** A whole article may stand in a `<div class="post with-comments">`: in characters other than white space. */
const LONGEST = 1500

/** Share of an element's text from which its links are what it is for. */
const MOSTLY = 0.5

const FURNITURE = new RegExp(
  String.raw`(?:^|[\s_-])(?:shar(?:e|ing)|sharedaddy|social|related|newsletter|subscri(?:be|ption)|sign-?up|promo|advert(?:isement)?|ads?|sponsor(?:ed)?` +
    String.raw`|caption|credits?|byline|dateline|author-?(?:bio|box|info)|bio|comments?|cookies?|gdpr|consent|read-?(?:more|next|also)|see-?also` +
    String.raw`|breadcrumbs?|tags|recirc(?:ulation)?|recommended|most-?read|paywall|donate|(?:foot|end)notes?|foot(?:er)?|toc|meta|pagination|pager` +
    String.raw`|copyright|disclaimer|correction)(?=$|[\s_-])`,
  "i"
)

const PULLED = /(?:^|[\s_-])pull-?(?:ed)?-?quote/i
