import type { ParagraphKind } from "../../../schemas/article.ts"
import type { Block } from "../blocks.ts"
import type { Element } from "./dom.ts"
import { markOf } from "./furniture.ts"

/**
 * The blocks of an element in reading order: headings, items, paragraphs, with white space as a browser shows it. Captions,
 * tables of data, code, paragraphs that are a link, and what `markFurniture` marked, are furniture.
 */
export const domBlocks = (root: Element): ReadonlyArray<Block> => {
  const walk = new Walk()
  walk.children(root, { kind: "body" })
  walk.flush({ kind: "body" })
  return proseOfPre(withoutRepeats(walk.blocks))
}

/** What the elements around a text make of it. */
interface Context {
  readonly kind: ParagraphKind
  readonly level?: number
  /** White space is kept as it is. */
  readonly pre?: boolean
}

interface Found extends Block {
  readonly pre?: boolean
  /** A sentence that the page shows in large letters as well. */
  readonly pulled?: boolean
}

class Walk {
  readonly blocks: Array<Found> = []
  /** The text since the last block began or ended. */
  #text = ""
  /** How many of its characters other than white space stand in links. */
  #linked = 0
  #inLink = 0
  #pulled = 0
  #itemStart = false
  #listStart = false

  children(element: Element, context: Context): void {
    for (const child of element.childNodes) this.#node(child, context)
  }

  /** Ends the block: what stands in it is one, or several where it has blank lines. */
  flush({ kind, level, pre }: Context): void {
    const text = this.#text
    const linked = this.#linked
    this.#text = ""
    this.#linked = 0
    if (pre) return this.#add({ kind, text: text.replace(/^(?:[ \t]*\n)+/, "").trimEnd(), pre: true })
    const lines = text
      .replace(/[ \t\f\r\n\u00a0]+/g, " ")
      .replace(/ ?\u2028 ?/g, "\n")
      .trim()
    // A paragraph that is a link and no sentence leads elsewhere.
    const leads = linked > 0 && linked >= 0.9 * lines.replace(/\s/g, "").length && !/[.!?]["'”’)]*$/.test(lines)
    for (const part of lines.split(/\n\s*\n/)) {
      this.#add({
        kind: leads && kind !== "heading" ? "furniture" : kind,
        text: part.trim(),
        level: kind === "heading" ? level : undefined
      })
    }
  }

  #add(block: Found): void {
    if (block.text === "") return
    const sameList = block.kind === "item" && this.#itemStart && !this.#listStart && this.blocks.at(-1)?.kind === "item"
    if (block.kind === "item") this.#itemStart = this.#listStart = false
    this.blocks.push({ ...block, sameList, pulled: this.#pulled > 0 })
  }

  #node(node: Element, context: Context): void {
    if (node.nodeType === TEXT) {
      // U+2028 stands for a line end that the page shows.
      const text = (node.textContent ?? "").replace(INVISIBLE, "").replaceAll("\u2028", " ")
      this.#text += text
      if (this.#inLink > 0) this.#linked += text.replace(/\s/g, "").length
      return
    }
    if (node.nodeType !== ELEMENT) return
    const tag = node.tagName.toUpperCase()
    if (DROPPED.has(tag) || isNoteMark(node, tag)) return
    if (tag === "BR") {
      this.#text += context.pre ? "\n" : "\u2028"
      return
    }
    const inside = contextOf(node, tag, context)
    if (tag === "TABLE" && isData(node)) {
      this.flush(context)
      return this.#add({ kind: "furniture", text: tableText(node) })
    }
    if (!BLOCKS.has(tag)) {
      if (tag === "A") this.#inLink++
      this.children(node, inside)
      if (tag === "A") this.#inLink--
      return
    }
    this.flush(context)
    if (tag === "LI" || tag === "DT" || tag === "DD") this.#itemStart = true
    if ((tag === "UL" || tag === "OL" || tag === "DL") && context.kind !== "item") this.#listStart = true
    const pulled = markOf(node) === "pulled" ? 1 : 0
    this.#pulled += pulled
    this.children(node, inside)
    this.flush(inside)
    this.#pulled -= pulled
  }
}

const ELEMENT = 1
const TEXT = 3

/** Soft hyphens, zero-width spaces and joiners of words, byte-order marks. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g

const DROPPED = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED VIDEO AUDIO CANVAS MAP BUTTON INPUT SELECT TEXTAREA HEAD TITLE NAV DIALOG".split(
    " "
  )
)

const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI " +
    "MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL"
  ).split(" ")
)

const FURNITURE_TAGS = new Set(["FIGCAPTION", "FIGURE", "ASIDE", "FORM", "FOOTER", "DETAILS", "ADDRESS"])

const contextOf = (element: Element, tag: string, context: Context): Context => {
  if (context.kind === "furniture") return tag === "PRE" ? { ...context, pre: true } : context
  if (FURNITURE_TAGS.has(tag) || markOf(element) === "furniture") return { kind: "furniture" }
  if (/^H[1-6]$/.test(tag)) return { kind: "heading", level: Number(tag[1]) }
  if (tag === "LI" || tag === "DT" || tag === "DD") return { kind: "item" }
  if (tag === "PRE") return { kind: "furniture", pre: true }
  return context
}

/** The mark of a note: `<sup><a href="#fn1">1</a></sup>`. */
const isNoteMark = (element: Element, tag: string): boolean =>
  tag === "SUP" &&
  /^[[(]?(?:\d{1,3}|[a-z]|[*†‡§]+)[\])]?$/.test((element.textContent ?? "").trim()) &&
  (element.querySelector("a") !== null || element.closest("a") !== null)

/** Whether a table has rows of data; before CSS, tables were a page's layout, with prose in their cells. */
const isData = (table: Element): boolean => {
  if (table.querySelector("table") !== null) return false
  if (table.getAttribute("role") === "presentation") return false
  const cells = [...table.querySelectorAll("td, th")]
  const longest = Math.max(0, ...cells.map((cell) => (cell.textContent ?? "").trim().length))
  if (longest > LONGEST_CELL || (table.querySelector("p, div, ul, ol, h1, h2, h3") !== null && longest > 100))
    return false
  return cells.length > 1
}

const LONGEST_CELL = 400

const tableText = (table: Element): string =>
  [...table.querySelectorAll("caption, tr")]
    .map((row) =>
      (row.tagName.toUpperCase() === "CAPTION" ? [row] : [...row.querySelectorAll("td, th")])
        .map((cell) => (cell.textContent ?? "").replace(/\s+/g, " ").trim())
        .join(" | ")
    )
    .filter((row) => /[^\s|]/.test(row))
    .join("\n")

/** A pulled quotation stands in the text once more: there it is part of the article, here furniture. */
const withoutRepeats = (blocks: ReadonlyArray<Found>): ReadonlyArray<Found> => {
  if (!blocks.some(({ pulled }) => pulled)) return blocks
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")
  const own = blocks.map(({ pulled, text }) => (pulled ? "" : bare(text))).join("\n")
  return blocks.map((block) =>
    block.pulled && own.includes(bare(block.text)) ? { ...block, kind: "furniture" } : block
  )
}

/** Whether a text is a program's and not a person's: marks of programs are many in it, or sentences few. */
const isCode = (text: string): boolean => {
  const marks = text.match(/[{}()[\];=<>|\\$#&*+~^_@/]/g)?.length ?? 0
  const sentences = text.match(/\p{Ll}{2}[.!?]["'”’)]*(?=\s+["'“‘(]?\p{Lu}|\s*$)/gu)?.length ?? 0
  const words = text.match(/\S+/g)?.length ?? 0
  return marks > 0.03 * text.length || sentences * WORDS_OF_PROSE < words
}

/** More words than this a sentence: a table or a program. */
const WORDS_OF_PROSE = 60

/** Where most of a page is preformatted, that is how its article is written, and the rest is the archive's; elsewhere it is code. */
const proseOfPre = (blocks: ReadonlyArray<Found>): ReadonlyArray<Block> => {
  const all = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const pre = blocks.reduce((sum, block) => sum + (block.pre ? block.text.length : 0), 0)
  if (pre * 2 <= all || isCode(blocks.flatMap((block) => (block.pre ? [block.text] : [])).join("\n"))) return blocks
  return blocks.flatMap((block): ReadonlyArray<Block> => {
    if (!block.pre) return [block.kind === "heading" ? block : { ...block, kind: "furniture" }]
    return block.text
      .split(/\n\s*\n/)
      .map((text): Block => ({ kind: "body", text: text.trim() }))
      .filter(({ text }) => text !== "")
  })
}
