import MarkdownIt from "markdown-it"
import footnote from "markdown-it-footnote"
import type { Block, LaidOut } from "./blocks.ts"
import { layOut } from "./blocks.ts"
import { MarkdownHtml } from "./markdownHtml.ts"
import { withoutTemplates } from "./templates.ts"

/**
 * Markdown (CommonMark with tables and footnotes) as readable paragraphs with a blank line between them; `mdx` where it is MDX.
 *
 * Headings, list items and quotations keep their text and lose their signs and numbers; line breaks of the source that mean
 * nothing become spaces. Code blocks, tables (a row a line), the descriptions and captions of images and footnotes stay, marked
 * as furniture. Of HTML only the text between the tags is kept; what a site's generator would replace goes.
 */
export const plainMarkdown = (source: string, mdx = false): LaidOut =>
  layOut(withTitle(toBlocks(withoutTemplates(source, mdx), mdx)))

type Token = ReturnType<typeof md.parse>[number]

const md = new MarkdownIt({ html: true }).use(footnote)

/** In MDX an indented line is no code. */
const mdxParser = new MarkdownIt({ html: true }).use(footnote).disable("code")

/** A heading of the second level that a text begins with is its title where no other is of that level or above. */
const withTitle = (blocks: ReadonlyArray<Block>): ReadonlyArray<Block> => {
  const [first, ...rest] = blocks
  if (first?.level !== 2 || rest.some(({ level }) => level !== undefined && level <= 2)) return blocks
  return [{ ...first, level: 1 }, ...rest]
}

const toBlocks = (source: string, mdx: boolean): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  const html = new MarkdownHtml(source)
  let underPicture = false
  let quotes = 0
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

  for (const token of (mdx ? mdxParser : md).parse(source, {})) {
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
      case "blockquote_open":
        quotes++
        break
      case "blockquote_close":
        quotes--
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
        add({ kind: "furniture", text: token.content })
        break
      case "code_block":
        if (isList(token.content)) blocks.push(...toBlocks(token.content, mdx))
        else add({ kind: "furniture", text: token.content })
        break
      case "html_block":
        underPicture = /<img\b/i.test(token.content)
        for (const part of html.parts(token.content)) {
          const caption = underPicture && /^\s*([*_])(?!\1).*\1\s*$/.test(part.text)
          add({
            ...part,
            kind: caption ? "furniture" : part.kind,
            text: inlineText(md.parseInline(part.text, {})).text
          })
        }
        break
      case "inline": {
        const { descriptions, text } = inlineText([token])
        const look = lookOf(token)
        if (cells !== undefined) {
          cells.push(text)
        } else {
          const beside =
            inFootnote ||
            html.isBeside(quotes > 0) ||
            (look === "italics" && underPicture) ||
            look === "captioned picture"
          const kind = beside ? "furniture" : level !== undefined ? "heading" : lists > 0 ? "item" : "body"
          const sameList = kind === "item" && itemStart && !listStart
          add({ kind, text, level, sameList })
          if (kind === "item") listStart = itemStart = false
        }
        underPicture = look === "picture"
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

/** What a paragraph has in it, if nothing else: pictures, text in italics, or a picture with such text under it. */
const lookOf = ({ children }: Token): "picture" | "italics" | "captioned picture" | undefined => {
  const tokens = (children ?? []).filter(({ content, type }) => type !== "text" || content.trim() !== "")
  const isPicture = ({ content, type }: Token) =>
    type === "image" ||
    type.startsWith("link_") ||
    type === "softbreak" ||
    type === "hardbreak" ||
    /^<img\b/i.test(content)
  const end = tokens.findIndex((token) => !isPicture(token))
  const under = end === -1 ? [] : tokens.slice(end)
  const pictured = tokens
    .slice(0, end === -1 ? undefined : end)
    .some(({ content, type }) => type === "image" || /^<img/i.test(content))
  if (under.length === 0) return pictured ? "picture" : undefined
  const opening = under[0]
  const closing = under.at(-1)
  const italics =
    opening?.type === "em_open" &&
    closing?.type === "em_close" &&
    under.findIndex(({ level, type }) => type === "em_close" && level === opening.level) === under.length - 1
  return italics ? (pictured ? "captioned picture" : "italics") : undefined
}

/** Whether indented text is a list that was meant to be one: items of words, no code. */
const isList = (text: string): boolean => {
  const lines = text.split("\n").filter((line) => line.trim() !== "")
  const items = lines.filter((line) => ITEM.test(line))
  return (
    items[0] === lines[0] &&
    items.every((line) => WORDS.test(line)) &&
    lines.every((line) => ITEM.test(line) || /^\s+\S/.test(line))
  )
}

const ITEM = /^\s*(?:[*+-]|\d{1,3}[.)])\s+\S/

/** An item's text: begins with a letter, has a space, no signs of code and no key of YAML. */
const WORDS = /^\s*(?:[*+-]|\d{1,3}[.)])\s+(?!\p{Ll}[\w-]*:\s)["“'*_[]*\p{L}[^{};=<>]*\s[^{};=<>]*$/u
