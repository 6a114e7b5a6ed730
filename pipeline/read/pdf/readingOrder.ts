import type { Column, Line, PlacedLine } from "./line.ts"

/** A page's lines as a reader takes them: columns from left to right, between the lines that go across them. */
export const readingOrder = (lines: ReadonlyArray<Line>, page: number): ReadonlyArray<PlacedLine> => {
  const gutter = findGutter(lines)
  if (gutter === undefined) {
    const column = columnOf(lines)
    return sameRows([...lines].sort((a, b) => a.y - b.y || a.left - b.left)).map((line) => ({ ...line, page, column }))
  }
  const across = lines.filter((line) => line.left < gutter && line.right > gutter).sort((a, b) => a.y - b.y)
  const acrossColumn = columnOf(across)
  const placed: Array<PlacedLine> = []
  let top = -Infinity
  for (const line of [...across, undefined]) {
    const bottom = line?.y ?? Infinity
    const band = lines.filter(({ left, right, y }) => y > top && y <= bottom && (right <= gutter || left >= gutter))
    placed.push(
      ...readingOrder(
        band.filter(({ right }) => right <= gutter),
        page
      )
    )
    placed.push(
      ...readingOrder(
        band.filter(({ left }) => left >= gutter),
        page
      )
    )
    if (line !== undefined) placed.push({ ...line, page, column: acrossColumn })
    top = bottom
  }
  return placed
}

/** The x in the white space between two columns, if there is such; few lines may go across it. */
const findGutter = (lines: ReadonlyArray<Line>): number | undefined => {
  if (lines.length < 2 * LEAST_ROWS) return undefined
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  let best: { readonly x: number; readonly across: number; readonly white: number } | undefined
  for (let x = left + 0.15 * (right - left); x < right - 0.15 * (right - left); x += 2) {
    const before = lines.filter((line) => line.right <= x)
    const after = lines.filter((line) => line.left >= x)
    const across = lines.length - before.length - after.length
    if (across > MOST_ACROSS * lines.length || !areColumns(before, after, right - left)) continue
    const white = Math.min(...after.map((line) => line.left)) - Math.max(...before.map((line) => line.right))
    if (best === undefined || across < best.across || (across === best.across && white > best.white))
      best = { x, across, white }
  }
  return best?.x
}

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
