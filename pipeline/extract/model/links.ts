import type { Document } from "../../../schemas/document.ts"
import { Link } from "../../../schemas/extraction.ts"
import { LABELS } from "../../../schemas/label.ts"
import { TABLE } from "../cues/table.ts"
import { bucket } from "./bucket.ts"
import { contentWords, likeness } from "./cohesion.ts"
import type { Observed } from "./features.ts"
import { hashOf, mix } from "./hash.ts"

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

/** Rows of the tables of links and relations; a power of 2. */
export const LINK_ROWS = 2 ** 14

const [THESIS, CLAIM, EXAMPLE] = [LABELS.indexOf("thesis"), LABELS.indexOf("claim"), LABELS.indexOf("example")]

export const linkable = (document: Document, { cues, tokens }: Observed, segment: Pick<Linkable, "label" | "first" | "last" | "counter">): Linkable => {
  const { paragraph } = document.sentences[segment.first]!
  return {
    ...segment,
    paragraph,
    section: document.paragraphs[paragraph - 1]!.section,
    opensParagraph: document.sentences[segment.first - 1]?.paragraph !== paragraph,
    words: contentWords(tokens.slice(segment.first, segment.last + 1).flat()),
    cues: [...new Set(cues[segment.first]!.map((row) => GROUPS[row]!))]
  }
}

const GROUPS = TABLE.flatMap(({ cues }, group) => cues.map(() => group))

/** Segments looked at on each side, besides the theses. */
const WINDOW = 10
/** Theses looked at; an article has three at most. */
const THESES = 4

/** The segments that segment `i` may point to, ascending: theses, and claims and conclusions not far away. None of a thesis or conclusion. */
export const candidates = (segments: ReadonlyArray<Linkable>, theses: ReadonlyArray<number>, i: number): Array<number> => {
  const { label } = segments[i]!
  if (label !== CLAIM && label !== EXAMPLE) return []
  const found = new Set(theses)
  for (let j = Math.max(0, i - WINDOW); j <= Math.min(segments.length - 1, i + WINDOW); j++) {
    if (j !== i && segments[j]!.label !== EXAMPLE) found.add(j)
  }
  return [...found].sort((a, b) => a - b)
}

export const thesesOf = (segments: ReadonlyArray<Linkable>): Array<number> =>
  segments.flatMap(({ label }, i) => label === THESIS ? [i] : []).slice(0, THESES)

/** What holds of a pair of segments, as rows of the table of links. */
export const pairFeatures = (segments: ReadonlyArray<Linkable>, theses: ReadonlyArray<number>, i: number, j: number): Int32Array => {
  const [from, to] = [segments[i]!, segments[j]!]
  const rows: Array<number> = []
  const labels = from.label * 4 + to.label
  const back = j < i ? 1 : 0
  const add = (template: number, ...values: ReadonlyArray<number>) =>
    rows.push(values.reduce(mix, mix(mix(LINK, template), labels)) & (LINK_ROWS - 1))

  const distance = Math.min(Math.abs(i - j), 7)
  const sentences = back === 1 ? from.first - to.last : to.first - from.last
  let [between, last] = [0, -1]
  for (let k = Math.min(i, j) + 1; k < Math.max(i, j) && between < 4; k++) {
    if (segments[k]!.label === to.label) between++
    last = segments[k]!.label
  }
  const sameParagraph = from.paragraph === to.paragraph ? 1 : 0
  const sameSection = from.section === to.section ? 1 : 0
  const alike = likeness(from.words, to.words)
  const place = theses.indexOf(j)

  add(0)
  add(1, back, distance)
  add(2, back, between)
  add(3, back, bucket(sentences, [2, 3, 5, 8, 13, 21]))
  add(4, back, Math.min(4, Math.abs(from.paragraph - to.paragraph)))
  add(5, sameParagraph, sameSection)
  add(6, back, Math.min(between, 2), sameParagraph)
  add(7, bucket(alike, [0.01, 0.1, 0.2, 0.35]))
  add(8, back, Math.min(between, 2), bucket(alike, [0.01, 0.15, 0.3]))
  add(9, back, from.opensParagraph ? 1 : 0, to.opensParagraph ? 1 : 0, sameParagraph)
  if (place >= 0) {
    add(10, place, Math.min(theses.length, 3))
    add(11, theses.every((other) => Math.abs(other - i) >= Math.abs(j - i)) ? 1 : 0)
    add(12, from.opensParagraph ? 1 : 0)
  }
  for (const cue of from.cues) {
    add(13, cue, back, Math.min(between, 2))
    add(14, cue, back, sameParagraph)
  }
  for (const cue of to.cues) add(15, cue, back, Math.min(between, 2))
  if (distance === 1 && back === 1) add(16, sameParagraph)
  if (distance > 1) add(17, back, last, Math.min(between, 2))
  add(18, from.counter ? 1 : 0, to.counter ? 1 : 0, Math.min(between, 1), sameParagraph)
  add(19, bucket(to.words.size, [4, 8, 14]))
  add(20, back, from.counter ? 1 : 0, to.counter ? 1 : 0, distance === 1 ? 1 : 0)
  return Int32Array.from(rows)
}

const LINK = hashOf("link")

/**
 * For each segment, in reading order, the one it serves most directly, by the weights of `link`, and how, by those of `relation`.
 * The surest choose first, and nobody chooses what would close a circle.
 */
export const links = (segments: ReadonlyArray<Linkable>, weights: { readonly link: Float32Array; readonly relation: Float32Array }): Array<Link | undefined> => {
  const theses = thesesOf(segments)
  const wishes = segments.flatMap((_, i) => candidates(segments, theses, i).map((j) => {
    const features = pairFeatures(segments, theses, i, j)
    return { i, j, features, score: total(features, weights.link) }
  }))
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
