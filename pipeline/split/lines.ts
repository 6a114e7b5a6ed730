import type { Mark } from "../../schemas/article.ts"
import { isLower, isSpace, isTerminator } from "./characters.ts"

/** A stretch of text: UTF-16, half-open, without the white space around it. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/** A paragraph, and whether a blank line (or the start of the text) stands above it. */
export interface Line extends Stretch {
  readonly apart: boolean
}

/**
 * Cuts a text into paragraphs: at blank lines, at the edges of what a reader marked, and at those single line ends that are meant.
 *
 * Whether a single line end is meant is decided from the text as a whole: where lines are about as long as each other and break where
 * the next word would not have fitted, it is hard-wrapped, and lines are joined; where lines are long or end sentences, each is a
 * paragraph. Verse (short lines, of which the last ends a sentence) stays together.
 */
export const lines = (text: string, marks: ReadonlyArray<Mark>): Array<Line> => {
  const groups = readGroups(text, marks)
  const width = wrapWidth(text, groups)
  const joined: Array<Line> = []
  for (const group of groups) {
    const verse = isVerse(text, group, width)
    let start = group[0]!.start
    let apart = true
    for (let n = 1; n < group.length; n++) {
      if (verse ? !startsItem(text, group[n]!) : goesOn(text, group[n - 1]!, group[n]!, width)) continue
      joined.push({ start, end: group[n - 1]!.end, apart })
      start = group[n]!.start
      apart = false
    }
    joined.push({ start, end: group[group.length - 1]!.end, apart })
  }
  return joined
}

/** A line as it stands in the text, with its indentation. */
interface RawLine extends Stretch {
  readonly indent: number
}

const LINE_ENDS = ["\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f"]

/** Lines with something on them, grouped by blank lines and by the edges of marks, which also cut a line. */
const readGroups = (text: string, marks: ReadonlyArray<Mark>): Array<Array<RawLine>> => {
  const groups: Array<Array<RawLine>> = []
  let group: Array<RawLine> = []
  const close = () => {
    if (group.length > 0) groups.push(group)
    group = []
  }
  const add = (from: number, to: number) => {
    let start = from
    let end = to
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (start < end) group.push({ start, end, indent: start - from })
    else if (isWholeLine(text, from, to)) close()
  }
  const edges = marks.flatMap((mark) => [mark.start, mark.end])
  let edge = 0
  for (const [from, to] of readLines(text)) {
    let start = from
    for (; edge < edges.length && edges[edge]! < to; edge++) {
      if (edges[edge]! > start) add(start, edges[edge]!)
      close()
      start = Math.max(start, edges[edge]!)
    }
    add(start, to)
    if (text[to] === "\u2029") close()
  }
  close()
  return groups
}

const isWholeLine = (text: string, from: number, to: number): boolean =>
  (from === 0 || LINE_ENDS.includes(text[from - 1]!)) && (to === text.length || LINE_ENDS.includes(text[to]!))

/** Start and end of every line, without its line end. A plain search for each kind of line end is faster than one for any of them. */
function* readLines(text: string): Generator<readonly [number, number]> {
  const kinds = LINE_ENDS.filter((char) => text.includes(char))
  const nexts = kinds.map((char) => text.indexOf(char))
  let from = 0
  while (kinds.length > 0) {
    let kind = 0
    for (let k = 1; k < kinds.length; k++) if (nexts[k]! < nexts[kind]!) kind = k
    const at = nexts[kind]!
    if (at === text.length) break
    const next = text.indexOf(kinds[kind]!, at + 1)
    nexts[kind] = next < 0 ? text.length : next
    // The second half of \r\n.
    if (at < from) continue
    yield [from, at]
    from = text.startsWith("\r\n", at) ? at + 2 : at + 1
  }
  yield [from, text.length]
}

/** The column at which the text is hard-wrapped, or 0 where it is not. */
const wrapWidth = (text: string, groups: ReadonlyArray<ReadonlyArray<RawLine>>): number => {
  const lengths: Array<number> = []
  for (const group of groups)
    if (group.length > 1) for (const line of group) lengths.push(line.indent + line.end - line.start)
  if (lengths.length < 2) return 0
  lengths.sort((a, b) => a - b)
  const width = lengths[Math.ceil(0.9 * (lengths.length - 1))]!
  if (width < 30 || width > 110) return 0
  let pairs = 0
  let full = 0
  let open = 0
  for (const group of groups) {
    for (let n = 1; n < group.length; n++) {
      pairs++
      if (isFull(text, group[n - 1]!, group[n]!, width)) {
        full++
        if (!endsSentence(text, group[n - 1]!)) open++
      }
    }
  }
  const enough =
    pairs > 1 || (pairs === 1 && groups.some((group) => group.length > 1 && isLower(text.charCodeAt(group[1]!.start))))
  return enough && full >= 0.6 * pairs && open >= 0.5 * full ? width : 0
}

/** Whether the next line's first word would not have fitted on this one (8 columns of grace for uneven wrapping). */
const isFull = (text: string, line: RawLine, next: RawLine, width: number): boolean => {
  let word = next.start
  while (word < next.end && !isSpace(text.charCodeAt(word))) word++
  return line.indent + line.end - line.start + 1 + word - next.start > width - 8
}

const CLOSING = /["'”’)\]»*_]/

const endsSentence = (text: string, line: Stretch): boolean => {
  let at = line.end - 1
  while (at > line.start && CLOSING.test(text[at]!)) at--
  return isTerminator(text.charCodeAt(at)) || text[at] === ":"
}

/** Signs that the sentence is not over: a comma or dash before the line end, a small letter after it. */
const runsOn = (text: string, line: Stretch, next: Stretch): boolean =>
  /[,;–—-]/.test(text[line.end - 1]!) || isLower(text.charCodeAt(next.start))

/** A bullet, number or letter of a list, or the signs of a Markdown heading. */
const ITEM_START = /^(?:[-*•‣◦▪●·–+]\s|(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s|\((?:\d{1,2}|[a-z])\)\s|#{1,6}\s)/

const startsItem = (text: string, line: Stretch): boolean =>
  ITEM_START.test(text.slice(line.start, Math.min(line.end, line.start + 8)))

const hasWords = (text: string, line: Stretch): boolean =>
  /[\p{L}\p{N}]/u.test(text.slice(line.start, Math.min(line.end, line.start + 200)))

/** Whether `next` belongs to the same paragraph as `line`, which ends right above it. */
const goesOn = (text: string, line: RawLine, next: RawLine, width: number): boolean => {
  if (!hasWords(text, line) || !hasWords(text, next)) return false
  const full = width > 0 && isFull(text, line, next, width)
  const ends = endsSentence(text, line)
  if (startsItem(text, next)) return full && !ends && !startsItem(text, line)
  if (/^#{1,6}\s/.test(text.slice(line.start, line.start + 8))) return false
  if (full) return !(ends && next.indent >= 2 && line.indent === 0)
  return !ends && runsOn(text, line, next)
}

/** Short lines that are not just wrapped, of which most run on and the last ends a sentence. */
const isVerse = (text: string, group: ReadonlyArray<RawLine>, width: number): boolean => {
  if (group.length < 3 || !endsSentence(text, group[group.length - 1]!)) return false
  let open = 0
  let on = 0
  let full = 0
  for (let n = 0; n < group.length; n++) {
    const line = group[n]!
    if (line.end - line.start > LONGEST_VERSE) return false
    const next = group[n + 1]
    if (next === undefined) break
    if (width > 0 && isFull(text, line, next, width)) full++
    if (endsSentence(text, line)) continue
    open++
    if (runsOn(text, line, next)) on++
  }
  const breaks = group.length - 1
  return full * 2 < breaks && open * 2 >= breaks && on > 0
}
const LONGEST_VERSE = 70
