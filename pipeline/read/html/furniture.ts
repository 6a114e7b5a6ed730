import type { Element, Page } from "./dom.ts"

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
  for (const element of page.querySelectorAll("[class], [id]")) {
    const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`
    if (PULLED.test(names)) mark(element, "pulled")
    else if (FURNITURE.test(names) && lengthOf(element) < LONGEST) mark(element, "furniture")
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

const lengthOf = (element: Element) => (element.textContent ?? "").replace(/\s+/g, "").length

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
