import type { LabelSegment, Range, Segments } from "./page/segments.ts"

/**
 * Where two versions of an article's segments differ: the smallest ranges of sentences outside which both have the same segments,
 * with the same labels, attributes and links.
 */
export const differences = (first: Segments, second: Segments): ReadonlyArray<Range> => {
  const [ours, theirs] = [new Set(signatures(first)), new Set(signatures(second))]
  const odd = [
    ...first.filter((segment) => !theirs.has(signature(first, segment))),
    ...second.filter((segment) => !ours.has(signature(second, segment)))
  ].sort((a, b) => a.first - b.first)
  const ranges: Array<{ first: number; last: number }> = []
  for (const { first, last } of odd) {
    const open = ranges.at(-1)
    if (open === undefined || first > open.last) ranges.push({ first, last })
    else open.last = Math.max(open.last, last)
  }
  return ranges
}

const signatures = (segments: Segments) => segments.map((segment) => signature(segments, segment))

/** All of a segment but its id; what it points to by its place. */
const signature = (segments: Segments, { first, kind, label, last, link, stance }: LabelSegment): string => {
  const target = link === undefined ? undefined : segments.find(({ id }) => id === link.target)
  return JSON.stringify([
    first,
    last,
    label,
    stance ?? "",
    kind ?? "",
    link?.relation ?? "",
    target?.first ?? 0,
    target?.last ?? 0
  ])
}
