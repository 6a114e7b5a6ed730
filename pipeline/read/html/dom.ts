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
  readonly head: Element
  readonly body: Element
  readonly createElement: (tagName: string) => Element
}

/** Parses HTML however little of a page it is. */
export const parsePage = (source: string): Page => {
  // linkedom adds no body of its own, and in one without tags everything would stand outside of it.
  const whole = /<body[\s>]/i.test(source)
    ? source
    : `<html><head></head><body>${source.replace(/<!doctype[^>]*>|<\/?(?:html|head|frameset|noframes)(?:\s[^>]*)?>/gi, "")}</body></html>`
  const page = parseHTML(whole).document as unknown as Page
  if (whole !== source) page.head.append(...page.querySelectorAll("body > title, body > meta, body > link"))
  return page
}

/** An element's text on one line; empty for none. */
export const textOf = (element: Element | null | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim()
