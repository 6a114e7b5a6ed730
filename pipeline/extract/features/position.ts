import type { Document } from "../../../schemas/document.ts"
import { bucket } from "./bucket.ts"
import { mix } from "./hash.ts"
import { hashOf } from "../text/hash.ts"

/** Where a sentence stands. */
export interface Position {
  /** The part of the article, which other features are crossed with. */
  readonly zone: number
  /** Alone in its paragraph, first, last or between. */
  readonly inParagraph: number
  /** The tenth of the article, 0 to 9. */
  readonly tenth: number
  readonly features: ReadonlyArray<number>
}

/** The position of every sentence, counted in sentences, paragraphs and sections. */
export const positions = (document: Document): Array<Position> => {
  const { paragraphs, sentences } = document
  const prose = paragraphs.filter(({ kind }) => kind === "body" || kind === "item").length
  const headings = headingDistances(document)
  const n = sentences.length
  const result: Array<Position> = []
  let proseBefore = 0
  for (const { firstSentence, kind, lastSentence } of paragraphs) {
    const isProse = kind === "body" || kind === "item"
    const size = lastSentence - firstSentence + 1
    const zone = kind === "title" ? TITLE : kind === "heading" ? HEADING : zoneOf(proseBefore, prose)
    for (let number = firstSentence; number <= lastSentence; number++) {
      const i = number - 1
      const [before, after] = [Math.min(number - firstSentence, 4), Math.min(lastSentence - number, 3)]
      const inParagraph = size === 1 ? 0 : before === 0 ? 1 : after === 0 ? 2 : 3
      const tenth = Math.floor((10 * i) / n)
      const { sinceHeading, untilHeading, count } = headings[i]!
      const all = [
        tenth,
        Math.min(i, 10),
        Math.min(n - 1 - i, 8),
        zone,
        zone * 5 + before,
        zone * 5 + after,
        before,
        after,
        bucket(prose, [2, 4, 6, 9, 14, 20]),
        (bucket(prose, [4, 8, 14]) * 10 + zone) * 5 + before,
        Math.min(size, 6) * 4 + inParagraph,
        bucket(n, [20, 30, 45, 70]) * 10 + Math.min(i, 5),
        bucket(n, [20, 30, 45, 70]) * 10 + Math.min(n - 1 - i, 5),
        prose <= 2 ? tenth : 10,
        Math.min(prose - 1 - proseBefore, 5),
        sinceHeading,
        untilHeading,
        bucket(count, [1, 3, 6]),
        count > 0 ? sinceHeading * 4 + inParagraph : -1,
        count > 0 && untilHeading === 1 ? zone : -1,
        count > 0 && sinceHeading < 9 && untilHeading === 9 ? 1 : 0,
        KINDS.indexOf(kind)
      ]
      result.push({ zone, inParagraph, tenth, features: all.map((value, k) => mix(mix(POSITION, k), value)) })
    }
    if (isProse) proseBefore++
  }
  return result
}

const POSITION = hashOf("position")
const KINDS = ["title", "heading", "body", "item", "furniture"]
const [FIRST, SECOND, THIRD, MIDDLE, LAST_BUT_ONE, LAST, TITLE, HEADING] = [0, 1, 2, 3, 4, 5, 6, 7]

const zoneOf = (paragraph: number, of: number): number =>
  paragraph === 0
    ? FIRST
    : paragraph === of - 1
      ? LAST
      : paragraph === 1
        ? SECOND
        : paragraph === of - 2
          ? LAST_BUT_ONE
          : paragraph === 2
            ? THIRD
            : MIDDLE

/** In sentences, at most 4; 9 where there is no heading on that side. `count`: the headings of the article. */
const headingDistances = ({ paragraphs, sentences }: Document) => {
  const isHeading = sentences.map(({ paragraph }) => paragraphs[paragraph - 1]!.kind === "heading")
  const count = isHeading.filter(Boolean).length
  const result = sentences.map(() => ({ sinceHeading: 9, untilHeading: 9, count }))
  for (let i = 0, last = -1; i < sentences.length; i++) {
    if (isHeading[i]!) last = i
    if (last >= 0) result[i]!.sinceHeading = Math.min(i - last, 4)
  }
  for (let i = sentences.length - 1, next = -1; i >= 0; i--) {
    if (next >= 0) result[i]!.untilHeading = Math.min(next - i, 4)
    if (isHeading[i]!) next = i
  }
  return result
}
