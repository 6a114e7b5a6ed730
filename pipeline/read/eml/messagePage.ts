import type { LaidOut } from "../blocks.ts"
import { layOut } from "../blocks.ts"
import type { Element, Page } from "../html/dom.ts"
import { parsePage } from "../html/dom.ts"
import { domBlocks } from "../html/domBlocks.ts"
import { pageArticle, refuseHostile } from "../html/parseHtml.ts"

/**
 * A message's HTML as text. All of it is taken, since nobody puts a menu round a letter, unless it has as many links as a
 * newsletter, which is a page like others. What mail programs mark as quoted, forwarded or a signature is furniture.
 */
export const messagePage = (source: string): Pick<LaidOut, "text" | "marks"> => {
  const whole = oneBody(source)
  refuseHostile(whole)
  const page = parsePage(whole)
  setBeside(page)
  const links = [...page.querySelectorAll("a")].filter((link) => link.closest("aside") === null)
  if (links.length >= NEWSLETTER) {
    const { body, marks } = pageArticle(whole)
    return { text: body, marks }
  }
  return layOut(domBlocks(page.body))
}

/** Links of a message from which it is a newsletter. */
const NEWSLETTER = 10

/** Mail programs write a page for every part between pictures. */
const oneBody = (source: string): string => {
  const [first = "", ...rest] = source.split(/<\/html\s*>/i)
  if (!rest.some((part) => /\S/.test(part))) return source
  const bodies = rest.map((part) =>
    part.replace(/<head\b[^]*?<\/head\s*>/gi, "").replace(/<(?:!doctype|html|body)\b[^>]*>/gi, "<br>")
  )
  return [first, ...bodies].join("<br>").replace(/<\/body\s*>/gi, "")
}

/** Puts what is not the sender's text into elements that are furniture. */
const setBeside = (page: Page): void => {
  for (const quote of page.querySelectorAll("div.gmail_quote")) {
    // The sender's answers may stand between quotations, but not in a message that is forwarded.
    const isForwarded = /^\s*-{5}/.test(quote.querySelector(".gmail_attr")?.textContent ?? "")
    if (isForwarded || quote.querySelector("blockquote") === null) putAside(page, [quote])
  }
  for (const quote of page.querySelectorAll(QUOTES)) putAside(page, [quote])
  for (const head of page.querySelectorAll(HEADS)) putAside(page, [head, ...following(head)])
}

/** Quotations, the lines that introduce them, and signatures, as Gmail, Apple, Thunderbird, Yahoo, Proton and others name them. */
const QUOTES =
  'blockquote.gmail_quote, blockquote[type="cite"], .gmail_attr, .gmail_signature, [data-smartmail="gmail_signature"], .moz-cite-prefix, ' +
  ".moz-signature, .moz-forward-container, .yahoo_quoted, .ydp_quoted, .protonmail_quote, .protonmail_signature_block, .tutanota_quote, " +
  ".zmail_extra, .wlmail_quoted, #AppleMailSignature, #Signature, .ms-outlook-mobile-signature, #ms-outlook-mobile-signature, " +
  "#OLK_SRC_BODY_SECTION, .OutlookMessageHeader + *"

/** What Outlook puts above a message that it quotes, which is all that follows. */
const HEADS = "#divRplyFwdMsg, #appendonsend, .OutlookMessageHeader, #mail-editor-reference-message-container"

const putAside = (page: Page, elements: ReadonlyArray<Element>): void => {
  for (const element of elements) {
    const aside = page.createElement("aside")
    aside.append(...element.childNodes)
    element.replaceWith(aside)
  }
}

/** The elements after one, in it and in what it stands in. */
const following = (element: Element): ReadonlyArray<Element> => {
  const parent = element.parentNode
  if (parent === null || element.tagName === "BODY") return []
  const siblings = [...parent.childNodes]
  return [
    ...siblings.slice(siblings.indexOf(element) + 1).filter(({ nodeType }) => nodeType === 1),
    ...following(parent)
  ]
}
