import type { Line } from "./line.ts"

/** The pages without their numbers and without what is repeated at their heads and feet. `bodySize` is the text's size of letters. */
export const withoutRunningHeads = (
  pages: ReadonlyArray<ReadonlyArray<Line>>,
  bodySize: number
): ReadonlyArray<ReadonlyArray<Line>> => {
  const counts = new Map<string, number>()
  for (const lines of pages) {
    for (const key of new Set([...edges(lines)].map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  // Left and right pages may have different ones.
  const often = Math.max(2, Math.ceil(pages.length * 0.3))
  return pages.map((lines) => {
    const edge = edges(lines)
    // A title may be repeated over the pages after its own.
    return lines.filter(
      (line) =>
        !edge.has(line) ||
        line.size > 1.2 * bodySize ||
        !(PAGE_NUMBER.test(line.text) || counts.get(keyOf(line))! >= often)
    )
  })
}

const PAGE_NUMBER = /^(?:page|p\.)?[\s–—|-]*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?[\s–—|-]*$/i

const keyOf = ({ text }: Line) => text.toLowerCase().replace(/\d+/g, "#").replace(/\s+/g, " ")

/** The lines of the two uppermost and the two lowest rows. */
const edges = (lines: ReadonlyArray<Line>): ReadonlySet<Line> => {
  const rows = [...new Set(lines.map(({ y }) => Math.round(y)))].sort((a, b) => a - b)
  const outer = new Set([...rows.slice(0, EDGE_ROWS), ...rows.slice(-EDGE_ROWS)])
  return new Set(lines.filter(({ y }) => outer.has(Math.round(y))))
}

const EDGE_ROWS = 2
