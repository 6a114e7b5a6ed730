import MarkdownIt from "markdown-it"
import footnote from "markdown-it-footnote"
import type { Block, LaidOut } from "./blocks.ts"
import { layOut } from "./blocks.ts"

/**
 * Markdown (CommonMark with tables and footnotes) as readable paragraphs with a blank line between them.
 *
 * Headings, list items and quotations keep their text and lose their signs and numbers; line breaks of the source that mean
 * nothing become spaces. Code blocks, tables (a row a line), the descriptions of images and footnotes stay, marked as
 * furniture. Of HTML only the text between the tags is kept.
 */
export const plainMarkdown = (source: string): LaidOut => layOut(toBlocks(source))

type Token = ReturnType<typeof md.parse>[number]

const md = new MarkdownIt({ html: true }).use(footnote)

const toBlocks = (source: string): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  let lists = 0
  let listStart = false
  let itemStart = false
  let inFootnote = false
  let level: number | undefined
  let cells: Array<string> | undefined
  let rows: Array<string> = []
  const add = (block: Block) => {
    const text = block.text.trim()
    if (text !== "") blocks.push({ ...block, text })
  }

  for (const token of md.parse(source, {})) {
    switch (token.type) {
      case "heading_open":
        level = Number(token.tag.slice(1))
        break
      case "heading_close":
        level = undefined
        break
      case "bullet_list_open":
      case "ordered_list_open":
        if (lists++ === 0) listStart = true
        break
      case "bullet_list_close":
      case "ordered_list_close":
        lists--
        break
      case "list_item_open":
        itemStart = true
        break
      case "footnote_block_open":
        inFootnote = true
        break
      case "tr_open":
        cells = []
        break
      case "tr_close":
        rows.push(cells!.join(" | "))
        cells = undefined
        break
      case "table_close":
        add({ kind: "furniture", text: rows.join("\n") })
        rows = []
        break
      case "fence":
      case "code_block":
        add({ kind: "furniture", text: token.content })
        break
      case "html_block": {
        const kind = FURNITURE_HTML.test(token.content) ? "furniture" : "body"
        for (const part of stripHtml(token.content).split("\n"))
          add({ kind, text: inlineText(md.parseInline(part, {})).text })
        break
      }
      case "inline": {
        const { descriptions, text } = inlineText([token])
        if (cells !== undefined) {
          cells.push(text)
        } else {
          const kind = inFootnote ? "furniture" : level !== undefined ? "heading" : lists > 0 ? "item" : "body"
          const sameList = kind === "item" && itemStart && !listStart
          add({ kind, text, level, sameList })
          if (kind === "item") listStart = itemStart = false
        }
        for (const description of descriptions) add({ kind: "furniture", text: description })
        break
      }
    }
  }
  return blocks
}

/** The text of inline tokens without markup, and the descriptions of the images in it. */
const inlineText = (tokens: ReadonlyArray<Token>): { text: string; descriptions: ReadonlyArray<string> } => {
  const descriptions: Array<string> = []
  let text = ""
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    if (token.type === "text" || token.type === "code_inline") text += token.content
    else if (token.type === "softbreak") text += " "
    else if (token.type === "hardbreak" || /^<br\b/i.test(token.content)) text += "\n"
    else if (token.type === "image") descriptions.push(inlineText([token]).text)
  }
  return {
    text: text
      .replace(/[ \t]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim(),
    descriptions
  }
}

/** HTML blocks that stand beside an article. */
const FURNITURE_HTML = /^\s*<(?:figure|figcaption|aside|nav|table|form|button|footer|details)\b/i

/** A block's text, a line an element that begins a line. */
const stripHtml = (html: string) => {
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<(script|style|iframe|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
    .replace(/\s+/g, " ")
  // Where no tag ends any more, none is looked for: each would be looked for to the end.
  const end = text.lastIndexOf(">") + 1
  const tags = text
    .slice(0, end)
    .replace(/<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|blockquote|figure|figcaption|section|article|aside)\b[^>]*>/gi, "\n")
    .replace(/<\/?[a-z][^>]*>/gi, "")
  return tags + text.slice(end)
}
