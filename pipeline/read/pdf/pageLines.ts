import type { Line } from "./line.ts"

/** A piece of text as pdf.js finds it on a page. */
export interface Item {
  readonly str: string
  /** The matrix that places it: [a, b, c, d, x, y], with y from the bottom. */
  readonly transform: ReadonlyArray<number>
  readonly width: number
}

/** The lines of a page, from the top, of one height from the left. `height` is the page's. */
export const pageLines = (items: ReadonlyArray<Item>, height: number): ReadonlyArray<Line> =>
  withDropCaps(joined(items.flatMap((item) => toPiece(item, height))))

interface Piece extends Line {
  /** White space stood before or after it. */
  readonly spaceBefore: boolean
  readonly spaceAfter: boolean
}

const toPiece = (
  { str, transform: [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0], width }: Item,
  height: number
): ReadonlyArray<Piece> => {
  const size = Math.hypot(c, d)
  const text = str.replace(CONTROLS, (control) => TEX[control] ?? "").replace(/\s+/g, " ")
  // Watermarks and notes in the margin run up the page.
  if (text.trim() === "" || size === 0 || Math.abs(b) > Math.abs(a) * 0.1) return []
  return [
    {
      text: text.trim(),
      left: x,
      right: x + width,
      y: height - y,
      size,
      spaceBefore: text.startsWith(" "),
      spaceAfter: text.endsWith(" ")
    }
  ]
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

/** Pieces that stand on one baseline with no more than a word's space between. */
const joined = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Line> => {
  const rows: Array<Array<Piece>> = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rows.findLast(([first]) => Math.abs(first!.y - piece.y) < rowHeight(first!.size, piece.size))
    if (row === undefined) rows.push([piece])
    else row.push(piece)
  }
  return rows.flatMap(rowLines).sort((a, b) => a.y - b.y || a.left - b.left)
}

/** Raised and lowered letters stand on the same row, a large initial only where its baseline is; rows are a whole size apart. */
const rowHeight = (a: number, b: number) => 0.45 * (isInitial(a, b) ? Math.min(a, b) : Math.max(a, b))

/** Whether one of two sizes is a large initial's beside the other; a raised figure is half the size of its line. */
const isInitial = (a: number, b: number) => Math.max(a, b) > 2.2 * Math.min(a, b)

/** The gap, in sizes, from which pieces are columns apart, and from which they are words apart. */
const COLUMN_GAP = 1
const WORD_GAP = 0.12

const rowLines = (row: ReadonlyArray<Piece>): ReadonlyArray<Line> => {
  const lines: Array<Array<Piece>> = []
  for (const piece of [...row].sort((a, b) => a.left - b.left)) {
    const last = lines.at(-1)
    const before = last?.at(-1)
    if (
      before === undefined ||
      piece.left - before.right > COLUMN_GAP * Math.min(piece.size, before.size) ||
      isInitial(piece.size, before.size)
    ) {
      lines.push([piece])
    } else if (before.text !== piece.text || piece.left - before.left > 0.2 * piece.size) {
      // Not one that is printed twice, for bold type.
      last!.push(piece)
    }
  }
  return lines.map(toLine)
}

const toLine = (pieces: ReadonlyArray<Piece>): Line => {
  // The longest piece is in the line's own size and on its baseline.
  const main = pieces.reduce((longest, piece) => (piece.text.length > longest.text.length ? piece : longest))
  let text = ""
  let previous: Piece | undefined
  for (const piece of pieces) {
    const noteMark =
      previous !== undefined &&
      piece.size < 0.8 * main.size &&
      piece.y < main.y - 0.15 * main.size &&
      /^[\d,*†‡§]+$/.test(piece.text)
    if (noteMark) continue
    const apart =
      previous !== undefined &&
      (previous.spaceAfter ||
        piece.spaceBefore ||
        piece.left - previous.right > WORD_GAP * Math.min(piece.size, previous.size))
    text += (apart ? " " : "") + piece.text
    previous = piece
  }
  return {
    text,
    left: pieces[0]!.left,
    right: Math.max(...pieces.map(({ right }) => right)),
    y: main.y,
    size: main.size
  }
}

/** A large initial goes to the first of the lines beside it, which are then as wide as the others. */
const withDropCaps = (lines: ReadonlyArray<Line>): ReadonlyArray<Line> => {
  let result = lines
  for (const cap of lines) {
    if (!/^["“‘]?\p{Lu}$/u.test(cap.text)) continue
    const beside = result.filter(
      (line) =>
        line !== cap &&
        line.size < cap.size / 1.7 &&
        line.y > cap.y - 0.8 * cap.size &&
        line.y <= cap.y + 0.3 * line.size &&
        line.left >= cap.right - 0.2 * cap.size &&
        line.left - cap.right < 1.5 * line.size
    )
    if (beside.length < 2) continue
    result = result
      .filter((line) => line !== cap)
      .map((line) =>
        !beside.includes(line)
          ? line
          : { ...line, left: cap.left, text: line === beside[0] ? cap.text + line.text : line.text }
      )
  }
  return result
}
