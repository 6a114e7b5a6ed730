import type { PDFPageProxy } from "unpdf/pdfjs"
import { getResolvedPDFJS } from "unpdf"

/** A letter that a page draws, in points from its top left corner as the page is shown. */
export interface Glyph {
  /** One or more characters; white space for a space. */
  readonly text: string
  /** Where it begins and where the next one would, both on the baseline. */
  readonly x: number
  readonly y: number
  readonly endX: number
  readonly endY: number
  /** Of the letters. */
  readonly size: number
}

/** [a, b, c, d, x, y], as PDF writes matrices. */
type Matrix = readonly [number, number, number, number, number, number]

/**
 * The letters of a page in the order in which it draws them. pdf.js has a text of a page ready, but one that has spaces between
 * spaced letters, and no soft hyphens; so the instructions are followed that place the letters (ISO 32000-1, 9.4).
 */
export const pageGlyphs = async (page: PDFPageProxy): Promise<ReadonlyArray<Glyph>> => {
  const { OPS } = await getResolvedPDFJS()
  const { argsArray, fnArray } = await page.getOperatorList()
  const glyphs: Array<Glyph> = []
  const saved: Array<State> = []
  let state = initial(page.getViewport({ scale: 1 }).transform as unknown as Matrix)
  let text = IDENTITY
  let line = IDENTITY

  const moveLine = (x: number, y: number) => (text = line = product(line, [1, 0, 0, 1, x, y]))
  const show = (shown: ReadonlyArray<Shown>) => {
    const { charSpacing, fontSize, matrix, rise, scale, unit, wordSpacing } = state
    const placed = product(matrix, text)
    const size = Math.hypot(placed[2], placed[3]) * Math.abs(fontSize)
    const left = placed[2] * rise + placed[4]
    const top = placed[3] * rise + placed[5]
    let far = 0
    for (const item of shown) {
      if (typeof item === "number") {
        far -= (item * fontSize * scale) / 1000
        continue
      }
      const end = far + item.width * fontSize * unit * scale
      if (item.unicode !== "" && size > 0) {
        glyphs.push({
          text: item.unicode,
          x: left + placed[0] * far,
          y: top + placed[1] * far,
          endX: left + placed[0] * end,
          endY: top + placed[1] * end,
          size
        })
      }
      far = end + (charSpacing + (item.isSpace ? wordSpacing : 0)) * scale
    }
    text = product(text, [1, 0, 0, 1, far, 0])
  }

  for (const [i, operator] of fnArray.entries()) {
    const args = argsArray[i] ?? []
    switch (operator) {
      case OPS.save:
        saved.push({ ...state })
        break
      case OPS.restore:
        state = saved.pop() ?? state
        break
      case OPS.transform:
        state = { ...state, matrix: product(state.matrix, matrixOf(args)) }
        break
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state })
        if (args[0]) state = { ...state, matrix: product(state.matrix, matrixOf(args[0])) }
        break
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state
        break
      case OPS.beginText:
        text = line = IDENTITY
        break
      case OPS.setFont:
        state = { ...state, unit: unitOf(page, args[0]), fontSize: args[1] }
        break
      case OPS.setCharSpacing:
        state = { ...state, charSpacing: args[0] }
        break
      case OPS.setWordSpacing:
        state = { ...state, wordSpacing: args[0] }
        break
      case OPS.setHScale:
        state = { ...state, scale: args[0] / 100 }
        break
      case OPS.setTextRise:
        state = { ...state, rise: args[0] }
        break
      case OPS.setLeading:
        state = { ...state, leading: args[0] }
        break
      case OPS.setLeadingMoveText:
        state = { ...state, leading: -args[1] }
        moveLine(args[0], args[1])
        break
      case OPS.moveText:
        moveLine(args[0], args[1])
        break
      case OPS.setTextMatrix:
        text = line = matrixOf(typeof args[0] === "number" ? args : args[0])
        break
      case OPS.nextLine:
        moveLine(0, -state.leading)
        break
      case OPS.showText:
      case OPS.showSpacedText:
        show(args[0])
        break
      case OPS.nextLineShowText:
        moveLine(0, -state.leading)
        show(args[0])
        break
      case OPS.nextLineSetSpacingShowText:
        state = { ...state, wordSpacing: args[0], charSpacing: args[1] }
        moveLine(0, -state.leading)
        show(args[2])
        break
    }
  }
  return glyphs
}

/** A letter, or a distance in thousandths of the font's size, against the direction of writing. */
type Shown = number | { readonly unicode: string; readonly width: number; readonly isSpace: boolean }

interface State {
  readonly matrix: Matrix
  /** What a width of 1 is, in the font's size. */
  readonly unit: number
  readonly fontSize: number
  readonly charSpacing: number
  readonly wordSpacing: number
  /** Of letters' widths. */
  readonly scale: number
  readonly rise: number
  readonly leading: number
}

const USUAL_UNIT = 0.001

const initial = (matrix: Matrix): State => ({
  matrix,
  unit: USUAL_UNIT,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  rise: 0,
  leading: 0
})

/** Fonts whose letters are drawings have units of their own. */
const unitOf = (page: PDFPageProxy, id: string): number => {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined
  const matrix: unknown =
    typeof font === "object" && font !== null && "fontMatrix" in font ? font.fontMatrix : undefined
  return Array.isArray(matrix) && matrix[0] > 0 ? matrix[0] : USUAL_UNIT
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

const matrixOf = (numbers: ArrayLike<number>): Matrix => [
  numbers[0] ?? 1,
  numbers[1] ?? 0,
  numbers[2] ?? 0,
  numbers[3] ?? 1,
  numbers[4] ?? 0,
  numbers[5] ?? 0
]

/** What `b` and then `a` do to a point. */
const product = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5]
]
