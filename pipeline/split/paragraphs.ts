import type { Article, ParagraphKind } from "../../schemas/article.ts"
import { isFurniture, notedName, TAIL } from "./furniture.ts"
import { headingLook, headingText } from "./headings.ts"
import { lines } from "./lines.ts"

/** A paragraph of the text before its sentences are known: UTF-16, half-open, without the white space around it. */
export interface Block {
  readonly kind: ParagraphKind
  readonly start: number
  readonly end: number
  /** Index into `sections`. */
  readonly section: number
}

export interface Paragraphs {
  readonly blocks: ReadonlyArray<Block>
  /** Headings; `sections[0]` is `""`, what stands before the first. */
  readonly sections: ReadonlyArray<string>
}

/**
 * The text's paragraphs in reading order, together all but its white space, and what each is.
 *
 * What the reader marked is so; the rest is guessed from how a line looks and where it stands.
 */
export const paragraphs = ({ author, marks, text, title }: Article): Paragraphs => {
  const blocks = lines(text, marks).map(({ apart, end, start }): Guess => ({
    start,
    end,
    apart,
    line: end - start <= LONGEST_LINE ? text.slice(start, end).replaceAll("\r\n", "\n") : undefined,
    kind: "body",
    section: 0,
    marked: false
  }))
  applyMarks(blocks, marks)
  findItems(blocks)
  findTitle(blocks, title)
  findFurniture(blocks, author, text)
  if (!marks.some((mark) => mark.kind === "heading")) findHeadings(blocks)
  return { blocks, sections: numberSections(blocks, text) }
}

/** Nothing longer than this, in UTF-16 code units, is looked at as anything but body. */
const LONGEST_LINE = 600

interface Guess {
  readonly start: number
  readonly end: number
  /** A blank line stands above it. */
  readonly apart: boolean
  /** The block's text, where it is short enough to be anything but body. */
  readonly line: string | undefined
  kind: ParagraphKind
  section: number
  /** The reader said what it is. */
  marked: boolean
}

const applyMarks = (blocks: ReadonlyArray<Guess>, marks: Article["marks"]) => {
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
  for (const block of blocks)
    if (!block.marked && block.line !== undefined && ITEM.test(block.line)) block.kind = "item"
}

/** The reader's title; else the line that repeats the known one; else the first line, where it reads as a headline. */
const findTitle = (blocks: ReadonlyArray<Guess>, title: string | undefined) => {
  if (blocks.some((block) => block.kind === "title")) return
  const known = title === undefined ? "" : bareWords(title)
  const isKnown = ({ line, marked }: Guess) =>
    !marked && known !== "" && line !== undefined && bareWords(line) === known
  const found = blocks.slice(0, 6).find(isKnown)
  const first = blocks.find(({ line }) => line === undefined || !isFurniture(line, "anywhere"))
  if (found !== undefined) found.kind = "title"
  else if (
    first?.line !== undefined &&
    first.kind === "body" &&
    !first.marked &&
    blocks.length > 1 &&
    isHeadline(first.line)
  ) {
    first.kind = "title"
  }
}

const bareWords = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** Whether a first line does not read as the first sentence of the text. */
const isHeadline = (line: string): boolean =>
  line.length <= 200 &&
  /\p{L}/u.test(line) &&
  !/(?:[,;:]|(?<!\.\.)\.)["'”’)]*$/.test(line) &&
  line.split(/\s+/).length <= 25

const endsSentence = (line: string): boolean => /[.!?]["'”’)\]]*$/.test(line.slice(-4))

const findFurniture = (blocks: ReadonlyArray<Guess>, author: string | undefined, text: string) => {
  const open = blocks.filter((block) => block.kind !== "title" && !block.marked)
  const names = author === undefined ? [] : [author]
  for (const block of open) {
    if (block.line === undefined || !isFurniture(block.line, "anywhere")) continue
    block.kind = "furniture"
    const name = BYLINE.exec(block.line)?.[1]
    if (name !== undefined) names.push(name)
  }
  findMarked(blocks)
  findMasthead(open, names)
  findLinks(open)
  for (const block of blocks.slice(tailStart(blocks))) block.kind = "furniture"
  findNotes(open, names, text)
}

/** Items and headings of a page that its menus, galleries and prompts are made of, and its title where it stands once more. */
const findMarked = (blocks: ReadonlyArray<Guess>) => {
  const titled = blocks.findIndex(({ kind }) => kind === "title")
  const title = bareWords(blocks[titled]?.line ?? "")
  for (const [n, block] of blocks.entries()) {
    const { kind, line, marked } = block
    if (line === undefined) continue
    const isLabel = marked && (kind === "item" || kind === "heading") && line.length <= LONGEST_LABEL
    const isRepeated = n > titled && titled >= 0 && kind !== "item" && title !== "" && bareWords(line) === title
    if ((isLabel && isFurniture(line, "anywhere")) || isRepeated) block.kind = "furniture"
  }
}

const LONGEST_LABEL = 60

const BYLINE = /^by (\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,3}?)(?=$|[,|(]|\s+[|·•–—-])/iu

const ONLY_NAME = /^(?:\p{Lu}[\p{L}.'’-]*)(?: [\p{L}.'’-]+){1,3}$/u

/** What stands above the first paragraph that is text: more is furniture there than elsewhere. */
const findMasthead = (open: ReadonlyArray<Guess>, names: Array<string>) => {
  const text = open.findIndex(
    ({ kind, line }) => kind !== "furniture" && (line === undefined || line.length > 120 || endsSentence(line))
  )
  const masthead = open.slice(0, Math.max(0, text))
  for (const block of masthead)
    if (isFurniture(block.line!, "top") || names.includes(block.line!)) block.kind = "furniture"
  // So is a short line next to furniture without a blank line between: the magazine's name, the author's.
  masthead.forEach((block, n) => {
    const next = open[n + 1]?.kind === "furniture"
    const above = !block.apart && (n === 0 ? next : open[n - 1]!.kind === "furniture")
    const below = next && !open[n + 1]!.apart
    if (block.kind !== "body" || block.line!.length > 80 || !(above || below)) return
    block.kind = "furniture"
    if (ONLY_NAME.test(block.line!)) names.push(block.line!)
  })
}

/** Notes on the author and prompts under the article, with at most two paragraphs of something else among or after them. */
const findNotes = (open: ReadonlyArray<Guess>, names: ReadonlyArray<string>, text: string) => {
  // Whoever the article itself has named is its subject: "Ada Holm was the first director who …".
  const isSubject = (line: string, start: number) => {
    const name = notedName(line)
    return name !== undefined && text.lastIndexOf(name, start - 1) >= 0
  }
  for (let n = open.length - 1, misses = 0; n > 0 && misses < 3; n--) {
    const { kind, line, start } = open[n]!
    if (kind === "furniture") continue
    if (line === undefined) misses++
    else if (names.some((name) => line.startsWith(name)) || (isFurniture(line, "tail") && !isSubject(line, start)))
      open[n]!.kind = "furniture"
    else misses++
  }
}

/** The titles right under "Related:" or "Most read". */
const findLinks = (open: ReadonlyArray<Guess>) => {
  let linked = false
  for (const block of open) {
    const { apart, kind, line = "" } = block
    const short = line !== "" && line.length <= 120 && !/[.!]$/.test(line)
    if (kind === "furniture" && LINKS.test(line)) linked = true
    else if (linked && short && (!apart || kind === "item")) block.kind = "furniture"
    else linked = false
  }
}

const LINKS = /^(?:related|read (?:more|next|also)|see also|more|most|recommended|popular|latest|you (?:may|might))\b/i

/** The first block of what follows the article: a `TAIL` line in the second half, under which nothing reads as the article going on. */
const tailStart = (blocks: ReadonlyArray<Guess>): number => {
  const lengthOf = ({ end, line, start }: Guess) => line?.length ?? end - start
  let half = 0
  for (const block of blocks) half += lengthOf(block) / 2
  let start = blocks.length
  let limit = LONGEST_TEASER
  for (let n = blocks.length - 1, under = 0, run = 0, goesOn = false; n > 0; n--) {
    const { kind, line } = blocks[n]!
    under += lengthOf(blocks[n]!)
    if (line === undefined || under > half) break
    // Two paragraphs in a row are no list of titles and teasers: the article goes on under a prompt in its middle.
    run = kind === "body" && line.length >= SHORTEST_TEXT && endsSentence(line) ? run + 1 : 0
    goesOn ||= run > 1
    if (
      TAIL.test(line) &&
      goesOn &&
      /^don['’]t miss|^read next|^up next|^more|^related|^recommended|^share|^trending|^you (?:may|might)/i.test(line)
    )
      continue
    if (TAIL.test(line) && (limit === LONGEST_TEASER || /comment|reply/i.test(line))) start = n
    if (line.length > limit && endsSentence(line)) limit = LONGEST_LINE
  }
  return start
}

/** Paragraphs of text are longer, in UTF-16 code units. */
const SHORTEST_TEXT = 80

/** Readers' comments may be longer. */
const LONGEST_TEASER = 280

/** Lines that look like headings are so where text follows; three and more in a row are a list. */
const findHeadings = (blocks: ReadonlyArray<Guess>) => {
  const looks = blocks.map(({ kind, line, marked }) =>
    kind === "body" && !marked && line !== undefined ? headingLook(line) : undefined
  )
  const isText = (n: number): boolean =>
    looks[n] === undefined &&
    (blocks[n]?.kind === "body" || blocks[n]?.kind === "item" || blocks[n]?.kind === "heading")
  let found = false
  const questions: Array<Guess> = []
  for (let n = 0, last = 0; n < blocks.length; n = last + 1) {
    last = n
    if (looks[n] === undefined) continue
    while (looks[last + 1] !== undefined) last++
    const textFollows = isText(last + 1) || (blocks[last + 1]?.kind === "furniture" && isText(last + 2))
    const listed =
      n > 0 && blocks[n - 1]!.line !== undefined && blocks[n - 1]!.line!.endsWith(":") && looks[n] !== "number"
    for (let m = n; m <= last; m++) {
      const block = blocks[m]!
      const look = looks[m]
      const numbered = m > n && looks[m - 1] === "number"
      if (look === "marked" || look === "number") {
        if (textFollows || m < last) block.kind = "heading"
      } else if (numbered && (textFollows || m < last)) block.kind = "heading"
      else if (listed && last > n) block.kind = "item"
      else if (textFollows && last - n < 2 && !listed) {
        if (look === "question") questions.push(block)
        else block.kind = "heading"
      }
      if (block.kind === "heading") found = true
    }
  }
  // A short question on its own is a heading only among headings: else it is a rhetorical one.
  if (found) for (const block of questions) block.kind = "heading"
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
