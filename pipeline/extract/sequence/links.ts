import type { Document } from "../../../schemas/document.ts"
import { Link } from "../../../schemas/extraction.ts"
import { LABELS } from "../../../schemas/label.ts"
import { bucket } from "../features/bucket.ts"
import { likeness } from "../text/contentWords.ts"
import type { Observed } from "../features/features.ts"
import { mix } from "../features/hash.ts"
import { hashOf } from "../text/hash.ts"
import type { UnlinkedSegment } from "./segments.ts"

/** A segment as links are judged by. */
export interface Linkable {
  /** Index into `LABELS`. */
  readonly label: number
  /** Sentences from 0, both included. */
  readonly first: number
  readonly last: number
  readonly counter: boolean
  readonly paragraph: number
  readonly section: number
  readonly opensParagraph: boolean
  /** Content words. */
  readonly words: ReadonlySet<string>
  /** Groups of cues that hold of its first sentence. */
  readonly cues: ReadonlyArray<number>
}

/** Weights of pairs of segments. */
export interface LinkWeights {
  /** That one serves the other. */
  readonly link: Float32Array
  /** That it does so by attacking it. */
  readonly relation: Float32Array
}

/** Rows of the tables of links and relations; a power of 2. */
export const LINK_ROWS = 2 ** 14

const [THESIS, CLAIM, EXAMPLE] = [LABELS.indexOf("thesis"), LABELS.indexOf("claim"), LABELS.indexOf("example")]

export const linkable = (
  document: Document,
  { groups, words }: Observed,
  segment: Pick<Linkable, "label" | "first" | "last" | "counter">
): Linkable => {
  const { first, last } = segment
  const { paragraph } = document.sentences[first]!
  return {
    ...segment,
    paragraph,
    section: document.paragraphs[paragraph - 1]!.section,
    opensParagraph: document.sentences[first - 1]?.paragraph !== paragraph,
    words: first === last ? words[first]! : new Set(words.slice(first, last + 1).flatMap((own) => [...own])),
    cues: groups[first]!
  }
}

/** Segments looked at on each side, besides the theses. */
const WINDOW = 6
/** Theses looked at; an article has three at most. */
const THESES = 4

/**
 * The segments that segment `i` may point to, ascending: theses, and claims and conclusions not far away. None of a
 * thesis or conclusion.
 */
export const candidates = (
  segments: ReadonlyArray<Linkable>,
  theses: ReadonlyArray<number>,
  i: number
): Array<number> => {
  const { label } = segments[i]!
  if (label !== CLAIM && label !== EXAMPLE) return []
  const found = new Set(theses)
  for (let j = Math.max(0, i - WINDOW); j <= Math.min(segments.length - 1, i + WINDOW); j++) {
    if (j !== i && segments[j]!.label !== EXAMPLE) found.add(j)
  }
  return [...found].sort((a, b) => a - b)
}

export const thesesOf = (segments: ReadonlyArray<Linkable>): Array<number> =>
  segments.flatMap(({ label }, i) => (label === THESIS ? [i] : [])).slice(0, THESES)

/**
 * What holds of a pair of segments, as rows of the table of links. Values are packed into one number a feature: `a + 8
 * * b + 64 * c`.
 */
export const pairFeatures = (
  segments: ReadonlyArray<Linkable>,
  theses: ReadonlyArray<number>,
  i: number,
  j: number
): Int32Array => {
  const [from, to] = [segments[i]!, segments[j]!]
  const rows: Array<number> = []
  const templates = (from.label * 4 + to.label) * TEMPLATES
  const add = (template: number, packed: number) =>
    rows.push(mix(LINK + templates + template, packed) & (LINK_ROWS - 1))

  const back = j < i ? 1 : 0
  const distance = Math.min(Math.abs(i - j), 7)
  const sentences = back === 1 ? from.first - to.last : to.first - from.last
  let [between, last] = [0, 7]
  for (let k = Math.min(i, j) + 1; k < Math.max(i, j) && between < 4; k++) {
    if (segments[k]!.label === to.label) between++
    last = segments[k]!.label
  }
  const few = Math.min(between, 2)
  const sameParagraph = from.paragraph === to.paragraph ? 1 : 0
  const alike = likeness(from.words, to.words)
  const place = theses.indexOf(j)
  const opens = from.opensParagraph ? 1 : 0
  const counters = (from.counter ? 1 : 0) + (to.counter ? 2 : 0)

  add(0, 0)
  add(1, back + 8 * distance)
  add(2, back + 8 * between)
  add(3, back + 8 * bucket(sentences, GAPS))
  add(4, back + 8 * Math.min(4, Math.abs(from.paragraph - to.paragraph)))
  add(5, sameParagraph + 8 * (from.section === to.section ? 1 : 0))
  add(6, back + 8 * few + 64 * sameParagraph)
  add(7, bucket(alike, LIKENESS))
  add(8, back + 8 * few + 64 * bucket(alike, LIKENESS))
  add(9, back + 2 * opens + 8 * (to.opensParagraph ? 1 : 0) + 64 * sameParagraph)
  if (place >= 0) {
    add(10, place + 8 * Math.min(theses.length, 3))
    add(11, theses.every((other) => Math.abs(other - i) >= Math.abs(j - i)) ? 1 : 0)
    add(12, opens)
  }
  for (const cue of from.cues) {
    add(13, back + 8 * few + 64 * cue)
    add(14, back + 8 * sameParagraph + 64 * cue)
  }
  for (const cue of to.cues) add(15, back + 8 * few + 64 * cue)
  if (distance === 1 && back === 1) add(16, sameParagraph)
  if (distance > 1) add(17, back + 8 * last + 64 * few)
  add(18, counters + 8 * Math.min(between, 1) + 64 * sameParagraph)
  add(19, bucket(to.words.size, SIZES))
  add(20, back + 8 * counters + 64 * (distance === 1 ? 1 : 0))
  return Int32Array.from(rows)
}

const LINK = hashOf("link")
const TEMPLATES = 21
const GAPS = [2, 3, 5, 8, 13, 21]
const LIKENESS = [0.01, 0.1, 0.2, 0.35]
const SIZES = [4, 8, 14]

/**
 * The links of segments by what was observed of their sentences.
 *
 * @param odds what else speaks for a link; `distance` in segments, below 0 where the second stands before the first
 */
export const linksOf =
  (
    document: Document,
    seen: Observed,
    weights: LinkWeights,
    odds: (from: UnlinkedSegment, to: UnlinkedSegment, distance: number) => number = () => 0
  ) =>
  (segments: ReadonlyArray<UnlinkedSegment>): Array<Link | undefined> =>
    links(
      segments.map((segment) => linkable(document, seen, { ...segment, counter: segment.stance === "counter" })),
      weights,
      (i, j) => odds(segments[i]!, segments[j]!, j - i)
    )

/**
 * For each segment, in reading order, the one it serves most directly, by the weights of `link`, and how, by those of
 * `relation`. The surest choose first, and nobody chooses what would close a circle.
 */
export const links = (
  segments: ReadonlyArray<Linkable>,
  weights: LinkWeights,
  odds: (i: number, j: number) => number = () => 0
): Array<Link | undefined> => {
  const theses = thesesOf(segments)
  const wishes = segments.flatMap((_, i) =>
    candidates(segments, theses, i).map((j) => {
      const features = pairFeatures(segments, theses, i, j)
      return { i, j, features, score: total(features, weights.link) + odds(i, j) }
    })
  )
  const targets = new Map<number, number>()
  const result: Array<Link | undefined> = segments.map(() => undefined)
  for (const { features, i, j } of wishes.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j)) {
    if (targets.has(i) || leadsTo(targets, j, i)) continue
    targets.set(i, j)
    result[i] = new Link({ relation: total(features, weights.relation) > 0 ? "attacks" : "supports", target: j + 1 })
  }
  return result
}

export const total = (features: Int32Array, weights: Float32Array): number => {
  let sum = 0
  for (const feature of features) sum += weights[feature]!
  return sum
}

const leadsTo = (targets: ReadonlyMap<number, number>, from: number, to: number): boolean => {
  for (let at: number | undefined = from; at !== undefined; at = targets.get(at)) if (at === to) return true
  return false
}
