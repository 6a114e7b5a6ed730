import type { Mark, ParagraphKind } from "../../schemas/article.ts"
import { isFurniture, TAIL } from "./furniture.ts"
import { headingLook, headingText } from "./headings.ts"
import { type Line, lines } from "./lines.ts"

/** A paragraph of the text before its sentences are known: UTF-16, half-open, without the white space around it. */
export interface Block {
  kind: ParagraphKind
  readonly start: number
  readonly end: number
  /** Index into `sections`. */
  section: number
}

export interface Paragraphs {
  readonly blocks: Array<Block>
  /** `sections[0]` is what stands before the first heading. */
  readonly sections: Array<string>
}

/**
 * The text's paragraphs in reading order, together all but its white space, and what each is.
 *
 * What the reader marked is so; the rest is guessed from how a line looks and where it stands.
 */
export const paragraphs = (text: string, marks: ReadonlyArray<Mark>, title: string | undefined): Paragraphs => {
  const blocks = lines(text, marks).map(({ end, start }: Line): Guess => ({
    start,
    end,
    line: end - start <= 600 ? text.slice(start, end) : "",
    kind: "body",
    section: 0,
    marked: false
  }))
  applyMarks(blocks, marks)
  findItems(blocks)
  findTitle(blocks, title)
  findFurniture(blocks)
  if (!marks.some((mark) => mark.kind === "heading")) findHeadings(blocks)
  return { blocks, sections: numberSections(blocks, text) }
}

interface Guess extends Block {
  /** The block's text where it is short enough to be anything but body. */
  readonly line: string
  /** The reader said what it is. */
  marked: boolean
}

const applyMarks = (blocks: ReadonlyArray<Guess>, marks: ReadonlyArray<Mark>) => {
  let next = 0
  for (const block of blocks) {
    while (next < marks.length && marks[next]!.end <= block.start) next++
    const mark = marks[next]
    if (mark !== undefined && mark.start < block.end) {
      block.kind = mark.kind
      block.marked = true
    }
  }
}

const ITEM = /^(?:[-*•‣◦▪●·–+]\s+\S|(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+\S|\((?:\d{1,2}|[a-z])\)\s+\S)/

const findItems = (blocks: ReadonlyArray<Guess>) => {
  for (const block of blocks) if (!block.marked && ITEM.test(block.line)) block.kind = "item"
}

const findTitle = (blocks: ReadonlyArray<Guess>, title: string | undefined) => {
  if (blocks.some((block) => block.kind === "title")) return
  const first = blocks.find((block) => !isFurniture(block.line === "" ? "x" : block.line, "middle"))
  if (first === undefined || first.marked) return
  const known = title === undefined ? "" : plain(title)
  if (known !== "") {
    const found = blocks.slice(0, 6).find((block) => !block.marked && plain(headingText(block.line)) === known)
    if (found !== undefined) {
      found.kind = "title"
      return
    }
  }
  if (blocks.length > 1 && isHeadline(first.line)) first.kind = "title"
}

const plain = (title: string): string => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()

/** A first line that does not read as the first sentence of the text. */
const isHeadline = (line: string): boolean =>
  line !== "" && line.length <= 200 && /\p{L}/u.test(line) && !/[.,;:]["'”’)]*$/.test(line) && line.split(/\s+/).length <= 25

const findFurniture = (blocks: ReadonlyArray<Guess>) => {
  const isText = (block: Guess) => block.kind !== "furniture" && (block.line === "" || block.line.length > 90 || /[.!?]["'”’)]*$/.test(block.line))
  const firstText = blocks.findIndex((block) => block.kind !== "title" && isText(block) && !isFurniture(block.line === "" ? "x" : block.line, "top"))
  blocks.forEach((block, n) => {
    if (block.kind === "title" || block.marked || block.line === "") return
    const where = n < firstText || firstText < 0 ? "top" : n >= blocks.length - 4 ? "tail" : "middle"
    if (isFurniture(block.line, where)) block.kind = "furniture"
  })
  const half = blocks.length === 0 ? 0 : blocks[blocks.length - 1]!.end / 2
  const tail = blocks.findIndex((block, n) => n > 0 && block.start >= half && !block.marked && TAIL.test(block.line) && !blocks.slice(n).some((rest) => rest.line === "" && !rest.marked))
  if (tail > 0) for (const block of blocks.slice(tail)) block.kind = "furniture"
}

const findHeadings = (blocks: ReadonlyArray<Guess>) => {
  const looks = blocks.map((block) => block.kind === "body" && !block.marked && block.line !== "" ? headingLook(block.line) : undefined)
  const solid = (n: number): boolean => {
    const block = blocks[n]
    return block !== undefined && block.kind !== "furniture" && block.kind !== "title" && looks[n] === undefined
  }
  for (let n = 0; n < blocks.length; n++) {
    const look = looks[n]
    if (look === undefined) continue
    // The run of heading-like lines that this one begins.
    let last = n
    while (last + 1 < blocks.length && looks[last + 1] !== undefined) last++
    const follows = solid(last + 1) || blocks[last + 1]?.kind === "furniture" && solid(last + 2)
    const afterColon = n > 0 && /:$/.test(blocks[n - 1]!.line.slice(-1))
    for (let m = n; m <= last; m++) {
      const alone = last - n < 2
      const strong = looks[m] === "marked" || looks[m] === "number"
      if (follows && (strong || (alone && !afterColon))) blocks[m]!.kind = "heading"
      else if (strong && m < last && looks[m] === "number") blocks[m]!.kind = "heading"
      else if (last - n >= 2 && afterColon) blocks[m]!.kind = "item"
    }
    n = last
  }
}

/** Numbers the sections; a lone number and the words under it are one heading. */
const numberSections = (blocks: ReadonlyArray<Guess>, text: string): Array<string> => {
  const sections = [""]
  let open: "number" | "words" | undefined
  for (const block of blocks) {
    if (block.kind === "heading") {
      const words = headingText(text.slice(block.start, block.end))
      const isNumber = headingLook(words) === "number"
      if (open === "number" && !isNumber) sections[sections.length - 1] = words
      else sections.push(words)
      open = isNumber ? "number" : "words"
    } else if (block.kind !== "furniture") open = undefined
    block.section = sections.length - 1
  }
  return sections
}

