import type { Line } from "./line.ts"
import type { Glyph } from "./pageGlyphs.ts"

/** A stretch of a line, drawn in one go. */
export interface Piece extends Line {
  /** White space stood before or after it. */
  readonly spaceBefore: boolean
  readonly spaceAfter: boolean
}

/** The letters of a page as pieces of its lines, in the order in which they are drawn; what runs up the page is left out. */
export const pagePieces = (glyphs: ReadonlyArray<Glyph>): ReadonlyArray<Piece> =>
  runs(upright(glyphs)).flatMap(toPieces)

/** A page is read as most of its letters stand, however it is turned; the others are watermarks and notes in the margin. */
const upright = (glyphs: ReadonlyArray<Glyph>): ReadonlyArray<Glyph> => {
  if (glyphs.every(({ endX, endY, x, y }) => endY === y && endX >= x)) return glyphs
  const counts = [0, 0, 0, 0]
  for (const glyph of glyphs) counts[turnOf(glyph)]! += glyph.text === " " ? 0 : 1
  const turn = counts.indexOf(Math.max(...counts))
  const turned = (x: number, y: number) =>
    [
      [x, y],
      [y, -x],
      [-x, -y],
      [-y, x]
    ][turn]!
  return glyphs.flatMap((glyph) => {
    const [x = 0, y = 0] = turned(glyph.x, glyph.y)
    const [endX = 0, endY = 0] = turned(glyph.endX, glyph.endY)
    if (Math.abs(endY - y) > 0.1 * Math.abs(endX - x) || endX < x) return []
    return [{ ...glyph, x, y, endX, endY }]
  })
}

/** By how many right angles, clockwise, a letter is turned; 0 for what has no width. */
const turnOf = ({ endX, endY, x, y }: Glyph): number => {
  if (Math.abs(endX - x) >= Math.abs(endY - y)) return endX >= x ? 0 : 2
  return endY > y ? 1 : 3
}

/** Letters that follow one another on one baseline, to the right, in one size. */
const runs = (glyphs: ReadonlyArray<Glyph>): ReadonlyArray<ReadonlyArray<Glyph>> => {
  const found: Array<Array<Glyph>> = []
  for (const glyph of glyphs) {
    const run = found.at(-1)
    const last = run?.at(-1)
    if (
      run === undefined ||
      last === undefined ||
      Math.abs(glyph.y - last.y) > 0.02 * glyph.size ||
      Math.abs(glyph.size - last.size) > 0.01 * glyph.size ||
      glyph.x < last.endX - BACK * glyph.size
    )
      found.push([glyph])
    else run.push(glyph)
  }
  return found
}

/** How far letters may stand into one another, in sizes. */
const BACK = 0.3

/** The gap, in sizes, from which pieces are columns apart, and from which they are words apart. */
export const COLUMN_GAP = 1
export const WORD_GAP = 0.12

/** A word ends at a space, or where a gap is wider than those between the run's letters. */
const toPieces = (run: ReadonlyArray<Glyph>): ReadonlyArray<Piece> => {
  const { size } = run[0]!
  const spacing = usualGap(run)
  const pieces: Array<Piece> = []
  let text = ""
  let spaceBefore = false
  let space = false
  let first: Glyph | undefined
  let last: Glyph | undefined
  const close = () => {
    if (first !== undefined && last !== undefined)
      pieces.push({ text, left: first.x, right: last.endX, y: first.y, size, spaceBefore, spaceAfter: space })
    text = ""
    first = undefined
  }
  for (const glyph of run) {
    const letters = shownText(glyph)
    if (letters === " " || letters === "") {
      space ||= letters !== ""
      continue
    }
    const gap = last === undefined ? 0 : glyph.x - last.endX
    if (gap > COLUMN_GAP * size + 2 * spacing) close()
    if (first === undefined) {
      first = glyph
      spaceBefore = space
    } else if (space || gap > spacing + WORD_GAP * size) text += " "
    text += letters
    space = false
    last = glyph
  }
  close()
  return pieces
}

/** The distance between letters where they are spaced; 0 in most lines, and in formulas and code, whose signs stand apart. */
const usualGap = (run: ReadonlyArray<Glyph>): number => {
  const { size } = run[0]!
  const gaps: Array<number> = []
  let wide = 0
  let letters = 0
  let last: Glyph | undefined
  for (const glyph of run) {
    if (glyph.text !== " ") {
      if (last !== undefined) {
        const gap = glyph.x - last.endX
        gaps.push(gap)
        if (gap > KERN * size) wide++
      }
      if (isLetter(glyph.text)) letters++
    }
    last = glyph.text === " " ? undefined : glyph
  }
  if (2 * wide <= gaps.length || gaps.length < LEAST_GAPS || letters < LETTERS * (gaps.length + 1)) return 0
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!
}

/** Share of letters in a run from which it is words. */
const LETTERS = 0.7

/** Smaller gaps, in sizes, are those of kerning. */
const KERN = 0.03

const isLetter = (text: string): boolean =>
  (text >= "a" && text <= "z") || (text > "~" && /^\p{L}/u.test(text)) || (text >= "A" && text <= "Z")

/** Fewer say nothing of what is usual. */
const LEAST_GAPS = 4

/** A letter's text: ligatures as letters, any white space as a space, and no soft hyphen that is not shown. */
const shownText = ({ endX, text, x }: Glyph): string => {
  if (text >= "!" && text <= "~") return text
  if (text === "\u00ad") return endX > x ? text : ""
  const letters = text
    .replace(CONTROLS, (control) => TEX[control] ?? "")
    .replace(/[\ufb00-\ufb4f]/g, (ligature) => ligature.normalize("NFKC"))
  return /^\s+$/.test(letters) ? " " : letters.replace(/\s/g, " ")
}

/** Control characters and invisible ones; not the soft hyphen, which at the end of a line is one. */
const CONTROLS = /[\p{Cc}\u200b\u2060\ufeff]/gu

/** TeX's fonts without names for their letters come out as the codes that these have in the encodings OT1, T1 and TS1. */
const TEX: Readonly<Record<string, string>> = {
  "\t": " ",
  "\n": " ",
  "\u000b": "ff",
  "\u000c": "fi",
  "\u000d": "fl",
  "\u000e": "ffi",
  "\u000f": "ffl",
  "\u001b": "ff",
  "\u001c": "fi",
  "\u001d": "fl",
  "\u001e": "ffi",
  "\u001f": "ffl",
  "\u0010": "“",
  "\u0011": "”",
  "\u0012": "„",
  "\u0013": "«",
  "\u0014": "»",
  "\u0015": "–",
  "\u0016": "—",
  "\u0088": "•"
}
