import type { ParagraphKind } from "../../schemas/article.ts"

/** A paragraph of the HTML in a Markdown text, with the markup of its words. */
export interface HtmlPart {
  readonly kind: ParagraphKind
  /** Of a heading. */
  readonly level?: number | undefined
  readonly text: string
}

/**
 * The HTML blocks of one Markdown text in their order. An element that one block opens and a later one closes holds the Markdown between
 * them: a quotation in a `<figure>`, notes in an `<aside>`.
 */
export class MarkdownHtml {
  readonly #open: Array<string> = []
  /** How many elements of a name are still to be closed: one that never is holds nothing. */
  readonly #closings: Map<string, number>

  constructor(source: string) {
    this.#closings = new Map()
    for (const [, name] of source.matchAll(/<\/([a-z]+[1-6]?)\s*>/gi)) {
      this.#closings.set(name!.toLowerCase(), (this.#closings.get(name!.toLowerCase()) ?? 0) + 1)
    }
  }

  /**
   * Whether what comes next stands beside the article: captions, asides, tables, code. A figure's quotation (`quoted` where it is
   * Markdown's) does not.
   */
  isBeside(quoted: boolean): boolean {
    const inner = this.#open.findLast((name) => BESIDE.has(name) || name === "blockquote")
    return inner !== undefined && inner !== "blockquote" && !(quoted && inner === "figure")
  }

  /** The paragraphs of a block. */
  *parts(block: string): Generator<HtmlPart> {
    const html = block
      .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
      .replace(/<(script|style|iframe|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
      .replace(/\s+/g, " ")
    let text = ""
    let at = 0
    for (const { 0: tag, 1: slash, 2: written, index } of html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>/gi)) {
      const name = written!.toLowerCase()
      text += html.slice(at, index)
      at = index + tag.length
      if (!BLOCKS.has(name)) continue
      yield this.#part(text)
      text = ""
      if (slash === "/") this.#close(name)
      else if (name !== "br" && name !== "hr") this.#enter(name)
    }
    yield this.#part(text + html.slice(at))
  }

  #part(text: string): HtmlPart {
    if (this.isBeside(false)) return { kind: "furniture", text }
    const inner = this.#open.findLast((name) => name === "li" || HEADING.test(name))
    if (inner === undefined) return { kind: "body", text }
    return inner === "li" ? { kind: "item", text } : { kind: "heading", level: Number(inner[1]), text }
  }

  #enter(name: string): void {
    if ((this.#closings.get(name) ?? 0) > 0) this.#open.push(name)
  }

  #close(name: string): void {
    this.#closings.set(name, (this.#closings.get(name) ?? 1) - 1)
    const at = this.#open.lastIndexOf(name)
    if (at >= 0) this.#open.length = at
  }
}

const HEADING = /^h[1-6]$/

/** Elements whose text stands beside an article; of `<details>` only its label. */
const BESIDE = new Set("figure figcaption caption aside nav table form button footer summary pre".split(" "))

const BLOCKS = new Set([
  ...BESIDE,
  ..."p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr blockquote section article header main details center".split(
    " "
  )
])
