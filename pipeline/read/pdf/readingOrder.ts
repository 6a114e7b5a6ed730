import type { Column, Line, PlacedLine } from "./line.ts"

/**
 * A page's lines as a reader takes them: columns from left to right, between the lines that go across them. Where blocks of the
 * page have columns of their own, block by block.
 */
export const readingOrder = (lines: ReadonlyArray<Line>, page: number): ReadonlyArray<PlacedLine> => {
  const gutter = findGutter(lines)
  const cut = gutter?.across === 0 ? undefined : findCut(lines, gutter?.across)
  if (cut !== undefined) {
    const above = lines.filter(({ y }) => y <= cut)
    return [
      ...readingOrder(above, page),
      ...readingOrder(
        lines.filter(({ y }) => y > cut),
        page
      )
    ]
  }
  if (gutter === undefined) {
    const column = columnOf(lines)
    return sameRows([...lines].sort((a, b) => a.y - b.y || a.left - b.left)).map((line) => ({ ...line, page, column }))
  }
  const { x } = gutter
  const across = lines.filter((line) => line.left < x && line.right > x).sort((a, b) => a.y - b.y)
  const acrossColumn = columnOf(across)
  const placed: Array<PlacedLine> = []
  let top = -Infinity
  for (const line of [...across, undefined]) {
    const bottom = line?.y ?? Infinity
    const band = lines.filter(({ left, right, y }) => y > top && y <= bottom && (right <= x || left >= x))
    placed.push(
      ...readingOrder(
        band.filter(({ right }) => right <= x),
        page
      )
    )
    placed.push(
      ...readingOrder(
        band.filter(({ left }) => left >= x),
        page
      )
    )
    if (line !== undefined) placed.push({ ...line, page, column: acrossColumn })
    top = bottom
  }
  return placed
}

interface Gutter {
  readonly x: number
  /** How many lines go across it. */
  readonly across: number
}

/** The white space between two columns, if there is such; few lines may go across it. */
const findGutter = (lines: ReadonlyArray<Line>): Gutter | undefined => {
  if (lines.length < 2 * LEAST_ROWS) return undefined
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b)
  const rights = lines.map((line) => line.right).sort((a, b) => a - b)
  const left = lefts[0]!
  const right = rights.at(-1)!
  let best: (Gutter & { readonly white: number }) | undefined
  let ended = 0
  let begun = 0
  for (let x = left + 0.15 * (right - left); x < right - 0.15 * (right - left); x += 2) {
    while (ended < rights.length && rights[ended]! <= x) ended++
    while (begun < lefts.length && lefts[begun]! < x) begun++
    const across = begun - ended
    if (across > MOST_ACROSS * lines.length || across > (best?.across ?? Infinity)) continue
    const before = lines.filter((line) => line.right <= x)
    const after = lines.filter((line) => line.left >= x)
    if (!areColumns(before, after, right - left)) continue
    const white = lefts[begun]! - rights[ended - 1]!
    if (best === undefined || across < best.across || (across === best.across && white > best.white))
      best = { x, across, white }
  }
  return best
}

/**
 * The height at which a page falls into two blocks of which the columns have fewer lines across them, in sum, than those of
 * the whole (`across`; undefined where it has no columns).
 */
const findCut = (lines: ReadonlyArray<Line>, across = Infinity): number | undefined => {
  const sorted = [...lines].sort((a, b) => a.y - b.y)
  if (besides(sorted) < LEAST_ROWS) return undefined
  let best: { readonly y: number; readonly across: number } | undefined
  for (const [i, line] of sorted.entries()) {
    const next = sorted[i + 1]
    if (next === undefined || next.y - line.y < next.size + BLANK * Math.min(line.size, next.size)) continue
    const parts = [sorted.slice(0, i + 1), sorted.slice(i + 1)]
    const sum = parts.reduce((sum, part) => sum + (findGutter(part)?.across ?? (besides(part) > 0 ? Infinity : 0)), 0)
    if (sum < Math.min(across, best?.across ?? Infinity)) best = { y: line.y, across: sum }
  }
  return best?.y
}

/** White space between blocks, in sizes: more than between lines. */
const BLANK = 0.5

/** How many lines stand on one height with the line before, beside it. */
const besides = (sorted: ReadonlyArray<Line>): number =>
  sorted.filter((line, i) => {
    const last = sorted[i - 1]
    return (
      last !== undefined && line.y - last.y < 0.4 * line.size && (line.left >= last.right || line.right <= last.left)
    )
  }).length

/** Rows in which two columns must stand beside one another. */
const LEAST_ROWS = 4

/** Share of the lines that may go across the gutter: titles, pictures' captions. */
const MOST_ACROSS = 0.3

const areColumns = (before: ReadonlyArray<Line>, after: ReadonlyArray<Line>, width: number): boolean => {
  if (before.length < LEAST_ROWS || after.length < LEAST_ROWS) return false
  // Numbers of a list, or of a table, are not columns of text.
  if (meanWidth(before) < 0.15 * width || meanWidth(after) < 0.15 * width) return false
  const overlap = Math.min(bottom(before), bottom(after)) - Math.max(top(before), top(after))
  return overlap > LEAST_ROWS * 0.9 * before[0]!.size
}

const meanWidth = (lines: ReadonlyArray<Line>) =>
  lines.reduce((sum, { left, right }) => sum + right - left, 0) / lines.length
const top = (lines: ReadonlyArray<Line>) => Math.min(...lines.map(({ y }) => y))
const bottom = (lines: ReadonlyArray<Line>) => Math.max(...lines.map(({ y }) => y))

/** The left edge that most lines have, and the right one that a twentieth of them reach. */
const columnOf = (lines: ReadonlyArray<Line>): Column => {
  if (lines.length === 0) return { left: 0, right: 0 }
  const counts = new Map<number, number>()
  for (const { left, text } of lines) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + text.length)
  const [edge] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))
  const rights = lines.map(({ right }) => right).sort((a, b) => b - a)
  return { left: edge, right: rights[Math.floor(rights.length / 20)]! }
}

/** A list's numbers and its text, a table's cells: one line. */
const sameRows = (lines: ReadonlyArray<Line>): ReadonlyArray<Line> => {
  const rows: Array<Line> = []
  for (const line of lines) {
    const last = rows.at(-1)
    if (last !== undefined && Math.abs(last.y - line.y) < 0.2 * line.size && line.left >= last.right) {
      rows[rows.length - 1] = { ...last, text: `${last.text} ${line.text}`, right: line.right }
    } else {
      rows.push(line)
    }
  }
  return rows
}
