import type { Line } from "./line.ts"
import type { Glyph } from "./pageGlyphs.ts"
import type { Piece } from "./pagePieces.ts"
import { COLUMN_GAP, pagePieces, WORD_GAP } from "./pagePieces.ts"

/** The lines of a page, from the top, of one height from the left. */
export const pageLines = (glyphs: ReadonlyArray<Glyph>): ReadonlyArray<Line> => withDropCaps(joined(pagePieces(glyphs)))

/** Pieces that stand on one baseline with no more than a word's space between. */
const joined = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Line> => {
  const rows: Array<{ main: Piece; readonly pieces: Array<Piece> }> = []
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rows.findLast(({ main }) => Math.abs(main.y - piece.y) < rowHeight(main.size, piece.size))
    if (row === undefined) rows.push({ main: piece, pieces: [piece] })
    else {
      row.pieces.push(piece)
      // The longest piece is on the row's baseline; others may be raised or lowered.
      if (piece.text.length > row.main.text.length) row.main = piece
    }
  }
  return rows.flatMap(({ pieces }) => rowLines(pieces)).sort((a, b) => a.y - b.y || a.left - b.left)
}

/** Raised and lowered letters stand on the same row, a large initial only where its baseline is; rows are a whole size apart. */
const rowHeight = (a: number, b: number) => 0.45 * (isInitial(a, b) ? Math.min(a, b) : Math.max(a, b))

/** Whether one of two sizes is a large initial's beside the other; a raised figure is half the size of its line. */
const isInitial = (a: number, b: number) => Math.max(a, b) > 2.2 * Math.min(a, b)

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
