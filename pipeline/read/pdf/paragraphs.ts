import type { Block } from "../blocks.ts"
import { hasSoftHyphens, joinLines } from "./joinLines.ts"
import type { PlacedLine } from "./line.ts"

/** A block of a PDF; the largest heading of the first page may be its title. */
export interface PdfBlock extends Block {
  readonly page: number
  readonly size: number
}

/**
 * Lines in reading order as paragraphs, headings (larger letters), items and, as furniture, what is in small print: notes and
 * captions, which are put behind the paragraph that they stand in. `bodySize` is the text's size of letters.
 */
export const pdfParagraphs = (lines: ReadonlyArray<PlacedLine>, bodySize: number): ReadonlyArray<PdfBlock> => {
  const leading = usualLeading(lines)
  const words = new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []))
  const softHyphens = hasSoftHyphens(lines.map(({ text }) => text))
  const blocks: Array<PdfBlock> = []
  const open: { text: Array<PlacedLine>; small: Array<PlacedLine> } = { text: [], small: [] }
  let notes: Array<PdfBlock> = []

  const toBlock = (group: ReadonlyArray<PlacedLine>): PdfBlock => {
    const { page, size } = group[0]!
    const text = joinLines(
      group.map(({ text }) => text),
      words,
      softHyphens
    )
    if (size < SMALL * bodySize) return { kind: "furniture", text, page, size }
    if (size > LARGE * bodySize && text.length <= LONGEST_HEADING) return { kind: "heading", text, page, size }
    return startsItem(group[0]!, undefined)
      ? { kind: "item", text: text.replace(BULLET, ""), page, size }
      : { kind: "body", text, page, size }
  }
  const close = (which: "text" | "small") => {
    const group = open[which]
    open[which] = []
    if (group.length > 0) (which === "text" ? blocks : notes).push(toBlock(group))
    if (which === "small") return
    blocks.push(...notes)
    notes = []
  }
  for (const line of lines) {
    const which = line.size < SMALL * bodySize ? "small" : "text"
    const group = open[which]
    if (group.length > 0 && breaks(group, line, leading)) close(which)
    open[which].push(line)
  }
  close("small")
  close("text")
  return blocks
}

/** Small print and headings, in the text's size. */
const SMALL = 0.87
const LARGE = 1.12

const LONGEST_HEADING = 250

const BULLET = /^[•●▪■◦‣∙·○*–—-]\s+|^[•●▪■◦‣∙○]\s*/

const NUMBERED = /^(?:\d{1,2}|[a-z])[.)]\s+\S/

const ENDS = /[.!?:…]["'”’)\]]*$/

const startsItem = (line: PlacedLine, previous: PlacedLine | undefined): boolean =>
  BULLET.test(line.text) || (NUMBERED.test(line.text) && (previous === undefined || ENDS.test(previous.text)))

/** Whether a new paragraph begins with `line`, of which `group` are the lines of the one before. */
const breaks = (group: ReadonlyArray<PlacedLine>, line: PlacedLine, leading: number): boolean => {
  const first = group[0]!
  const last = group.at(-1)!
  if (Math.abs(last.size - line.size) > 0.08 * last.size) return true
  if (startsItem(line, last)) return true
  const small = /^\p{Ll}/u.test(line.text)
  const inItem = startsItem(first, undefined)
  if (last.page !== line.page || last.column !== line.column || line.y < last.y) {
    // Nothing but a sentence's end tells a paragraph that goes on from a new one, or a short line that is a whole one: a byline.
    const early = endsEarly(last, line)
    return ENDS.test(last.text) ? isIndented(line) || early : early && group.length === 1 && !small
  }
  const gap = line.y - last.y
  if (gap > GAP * leading * line.size) return true
  if (inItem) return line.left < first.left + 0.3 * line.size && !small && ENDS.test(last.text)
  if (isIndented(line) && !isIndented(last)) return !small
  // The end of an indented quotation.
  if (!isIndented(line) && group.length > 1 && isIndented(last) && isIndented(group.at(-2)!)) return !small
  return !small && endsEarly(last, line) && (ENDS.test(last.text) || line.size > last.size)
}

/** A gap, in the usual distance of lines, from which it stands between paragraphs. */
const GAP = 1.25

const isIndented = ({ column, left, size }: PlacedLine) => left - column.left > 0.7 * size

/** Whether the next line's first word would have fitted on this one. */
const endsEarly = (line: PlacedLine, next: PlacedLine): boolean => {
  const letter = (line.right - line.left) / line.text.length
  const word = next.text.split(" ", 1)[0]!.length + 1
  return line.right + word * letter < line.column.right - 1.2 * line.size
}

/** The distance of most lines from the ones above them, in the size of their letters. */
const usualLeading = (lines: ReadonlyArray<PlacedLine>): number => {
  const counts = new Map<number, number>()
  for (let i = 1; i < lines.length; i++) {
    const [above, line] = [lines[i - 1]!, lines[i]!]
    const ratio = (line.y - above.y) / line.size
    if (above.page !== line.page || above.column !== line.column || ratio <= 0.8 || ratio > 3) continue
    const rounded = Math.round(ratio * 20) / 20
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
  }
  if (counts.size === 0) return 1.3
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0]
}
