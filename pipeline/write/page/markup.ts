/** A piece of HTML or SVG that may stand in a page as it is. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What a template takes: text is escaped, markup is not, a list is joined, `undefined` is nothing. */
export type Insert = string | number | Markup | undefined | ReadonlyArray<Markup>

/**
 * A template for HTML: everything that is put into it is escaped, for text and for quoted attributes, unless it is markup.
 *
 *     markup`<td title="${hostile}">${hostile}</td>`
 */
export const markup = (strings: TemplateStringsArray, ...inserts: ReadonlyArray<Insert>): Markup =>
  new Markup(strings.reduce((text, string, i) => text + shown(inserts[i - 1]) + string))

const shown = (insert: Insert): string => {
  if (insert === undefined) return ""
  if (insert instanceof Markup) return insert.text
  if (typeof insert === "object") return insert.map(({ text }) => text).join("")
  return String(insert).replace(/[&<>"']/g, (character) => ESCAPES[character]!)
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}
