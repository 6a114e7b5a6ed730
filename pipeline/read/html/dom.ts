import { parseHTML } from "linkedom"

/** As much of an element as is used here; the DOM's own types would give all of the project a `window`. */
export interface Element {
  /** In capitals. */
  readonly tagName: string
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<Element>
  readonly parentNode: Element | null
  readonly getAttribute: (name: string) => string | null
  readonly setAttribute: (name: string, value: string) => void
  readonly querySelector: (selector: string) => Element | null
  readonly querySelectorAll: (selector: string) => Iterable<Element>
  readonly closest: (selector: string) => Element | null
  readonly append: (...nodes: ReadonlyArray<Element>) => void
  readonly replaceWith: (element: Element) => void
  readonly remove: () => void
}

export interface Page extends Element {
  readonly documentElement: Element | null
  readonly head: Element
  readonly body: Element
  readonly createElement: (tagName: string) => Element
}

/** Parses HTML however little of a page it is. */
export const parsePage = (source: string): Page => {
  const page = parse(source)
  // linkedom adds no html or body that is not there, and takes any first element for the root, and keeps a second of either, which browsers do not; text would stand outside.
  const isWhole = page.documentElement?.tagName === "HTML" && page.querySelector("html > body") !== null
  if (isWhole && page.querySelector("html ~ html, html > body ~ body, body html, body body") === null) return page
  const rest = source.replace(/<!doctype[^>]*>|<\/?(?:html|head|body|frameset|noframes)(?:\s[^>]*)?>/gi, "")
  const whole = parse(`<html><head></head><body>${rest}</body></html>`)
  whole.head.append(...whole.querySelectorAll("body > title, body > meta, body > link"))
  return whole
}

const parse = (source: string) => parseHTML(source).document as unknown as Page

/** An element's text on one line; empty for none. */
export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? "").replace(/\s+/g, " ").trim()
