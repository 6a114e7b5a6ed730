import { headingWithin, isCircular, type Outline } from "../../../pipeline/extract/rules.ts"
import type { Kind, Label, Relation, Stance } from "../../../schemas/label.ts"

/** A segment on the page: sentences from 1, both included. `id` is unique in its article. */
export interface LabelSegment {
  readonly id: string
  readonly label: Label
  readonly first: number
  readonly last: number
  readonly stance?: Stance
  readonly kind?: Kind
  readonly link?: { readonly relation: Relation; readonly target: string }
}

/** In reading order, none overlapping. */
export type Segments = ReadonlyArray<LabelSegment>

/** Sentences from 1, both included. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** What an edit made of the segments, and how to say it; or why it may not be. */
export type Edit = { readonly segments: Segments; readonly says: string } | { readonly refused: string }

/** In the order in which a key goes through them. */
export const KINDS: ReadonlyArray<Kind> = ["fact", "statistic", "testimony", "anecdote", "case", "analogy"]

/** The segment that a sentence belongs to. */
export const segmentAt = (segments: Segments, sentence: number): LabelSegment | undefined =>
  segments.find(({ first, last }) => first <= sentence && sentence <= last)

/** `sentence 3`, `sentences 3 to 5`. */
export const describeRange = ({ first, last }: Range): string =>
  first === last ? `sentence ${first}` : `sentences ${first} to ${last}`

/** Makes exactly these sentences one segment: what it covers gives way, what it cuts keeps its rest. */
export const label = (outline: Outline, segments: Segments, range: Range, label: Label): Edit => {
  const heading = headingWithin(outline, range.first, range.last)
  if (heading !== undefined)
    return { refused: `A segment never crosses a section heading: one stands before sentence ${heading}.` }
  // A segment that is only labelled anew stays the same one, with the links that lead to it.
  const same = segments.find(({ first, last }) => first >= range.first && last <= range.last)
  const made = fitted({ ...same, id: same?.id ?? freshId(segments), label, ...range })
  const rest = without(segments, range)
  return { segments: tidy([...rest, made]), says: `${capital(describeRange(range))}: ${label}.` }
}

/** Takes these sentences out of all segments. */
export const clear = (segments: Segments, range: Range): Edit => {
  const touched = segments.some((segment) => overlaps(segment, range))
  if (!touched) return { refused: `${capital(describeRange(range))}: none already.` }
  return { segments: tidy(without(segments, range)), says: `${capital(describeRange(range))}: none.` }
}

/** Begins a new segment at a sentence inside one. */
export const split = (segments: Segments, sentence: number): Edit => {
  const segment = segmentAt(segments, sentence)
  if (segment === undefined) return { refused: "There is no segment here to split." }
  if (segment.first === sentence)
    return { refused: "A segment begins here already: go to the sentence where the new one is to begin." }
  const second = { ...segment, id: freshId(segments), first: sentence }
  return {
    segments: tidy([...segments.filter((other) => other !== segment), { ...segment, last: sentence - 1 }, second]),
    says: `Split: a new ${segment.label} begins at sentence ${sentence}.`
  }
}

/** Joins the segments that the range touches; where it touches one, that with the one right before it. */
export const join = (outline: Outline, segments: Segments, range: Range): Edit => {
  const touched = segments.filter((segment) => overlaps(segment, range))
  const [only] = touched
  if (only === undefined) return { refused: "There is no segment here to join." }
  const before = segments.find(({ last }) => last === only.first - 1)
  const parts = touched.length > 1 ? touched : before === undefined ? [] : [before, only]
  const [head] = parts
  if (head === undefined) return { refused: "No segment ends right before this one: select the segments to join." }
  if (parts.some(({ first }, i) => i > 0 && parts[i - 1]?.last !== first - 1))
    return { refused: "Between these segments stand sentences without a label: label them first." }
  const gone = new Set(parts.map(({ id }) => id))
  const { link, ...whole } = head
  const joined: LabelSegment = {
    ...whole,
    ...(link === undefined || gone.has(link.target) ? {} : { link }),
    last: Math.max(...parts.map(({ last }) => last))
  }
  const heading = headingWithin(outline, joined.first, joined.last)
  if (heading !== undefined)
    return { refused: `A segment never crosses a section heading: one stands before sentence ${heading}.` }
  // What pointed to one of the parts points to the whole.
  const kept = segments
    .filter(({ id }) => !gone.has(id))
    .map((segment) =>
      segment.link !== undefined && gone.has(segment.link.target)
        ? { ...segment, link: { ...segment.link, target: head.id } }
        : segment
    )
  const made = tidy([...kept, joined])
  if (circleIn(made, joined.id))
    return { refused: "That would make a circle of links: remove a link between them first." }
  return { segments: made, says: `Joined: ${describeRange(joined)}, ${joined.label}.` }
}

/** The next kind of an example, or the one before. */
export const cycleKind = (segments: Segments, sentence: number, by: 1 | -1): Edit => {
  const segment = segmentAt(segments, sentence)
  if (segment?.label !== "example") return { refused: "Only an example has a kind." }
  const at = segment.kind === undefined ? (by === 1 ? -1 : 0) : KINDS.indexOf(segment.kind)
  return setKind(segments, sentence, KINDS[(at + by + KINDS.length) % KINDS.length])
}

export const setKind = (segments: Segments, sentence: number, kind: Kind | undefined): Edit => {
  const segment = segmentAt(segments, sentence)
  if (segment?.label !== "example" || kind === undefined) return { refused: "Only an example has a kind." }
  return { segments: replaced(segments, { ...segment, kind }), says: `Kind: ${kind}.` }
}

/** Makes a claim a counter claim, or the author's own again. */
export const toggleCounter = (segments: Segments, sentence: number): Edit => {
  const segment = segmentAt(segments, sentence)
  if (segment?.label !== "claim") return { refused: "Only a claim can be a counter claim." }
  const stance = segment.stance === "counter" ? "pro" : "counter"
  return {
    segments: replaced(segments, { ...segment, stance }),
    says: stance === "counter" ? "A counter claim: reported in order to be answered." : "The author's own claim."
  }
}

/** Why the segment at a sentence may point nowhere, if so. */
export const unlinkable = (segments: Segments, sentence: number): string | undefined => {
  const segment = segmentAt(segments, sentence)
  if (segment === undefined) return "Label this sentence first: links go from segment to segment."
  return segment.label === "claim" || segment.label === "example"
    ? undefined
    : `A ${segment.label} points nowhere: only claims and examples have links.`
}

/** Makes the segment at `from` support or attack the one at `to`. */
export const link = (segments: Segments, from: number, to: number, relation: Relation): Edit => {
  const refused = unlinkable(segments, from)
  if (refused !== undefined) return { refused }
  const source = segmentAt(segments, from)
  const target = segmentAt(segments, to)
  if (source === undefined || target === undefined)
    return { refused: `Sentence ${to} is in no segment: links go from segment to segment.` }
  if (source === target) return { refused: "A segment cannot point to itself." }
  const linked = replaced(segments, { ...source, link: { relation, target: target.id } })
  if (circleIn(linked, source.id))
    return { refused: "That would make a circle of links: the other one leads back to this one." }
  return { segments: linked, says: `It ${relation} the ${target.label} at ${describeRange(target)}.` }
}

export const unlink = (segments: Segments, from: number): Edit => {
  const segment = segmentAt(segments, from)
  if (segment?.link === undefined) return { refused: "There is no link here." }
  const { link: _, ...rest } = segment
  return { segments: replaced(segments, rest), says: "Link removed." }
}

/**
 * Puts another version's segments of these sentences in the place of those that are there. Links lead to what now stands where
 * their target stood, and are left out where nothing does or where they would make a circle.
 */
export const take = (segments: Segments, version: Segments, range: Range): Edit => {
  const kept = without(segments, range)
  const taken = version
    .filter((segment) => overlaps(segment, range))
    .map((segment) => ({
      ...segment,
      first: Math.max(segment.first, range.first),
      last: Math.min(segment.last, range.last)
    }))
  const ids = new Map(taken.map(({ id }, i) => [id, freshId([...segments, ...version], `taken-${i + 1}`)]))
  const placed: Segments = [...kept, ...taken.map((segment) => ({ ...segment, id: ids.get(segment.id) ?? segment.id }))]
  const nowAt = (id: string, among: Segments) => {
    const target = among.find((segment) => segment.id === id)
    return target && (segmentAt(placed, target.first)?.id ?? segmentAt(placed, target.last)?.id)
  }
  const own = new Set(ids.values())
  let made: Segments = placed.map((segment) => {
    if (segment.link === undefined) return segment
    const target = nowAt(segment.link.target, own.has(segment.id) ? version : segments)
    const { link, ...rest } = segment
    return target === undefined || target === segment.id ? rest : { ...segment, link: { ...link, target } }
  })
  for (const { id } of made) {
    if (circleIn(made, id))
      made = made.map(({ link, ...rest }) => (rest.id === id || link === undefined ? rest : { ...rest, link }))
  }
  return { segments: tidy(made), says: `Taken: ${describeRange(range)}.` }
}

/** The first thing wrong with segments that came from elsewhere: sentences that are not there, overlaps, broken links. */
export const problemOf = (sentences: number, segments: Segments): string | undefined => {
  const targets = targetsOf(segments)
  if (targets.size < segments.length) return "two segments have the same id"
  for (const [i, segment] of segments.entries()) {
    const { first, id, kind, label, last, link, stance } = segment
    const name = `the ${label} at ${describeRange(segment)}`
    if (first > last || last > sentences) return `${name} lies outside the article, which has ${sentences} sentences`
    if (i > 0 && first <= segments[i - 1]!.last) return `${name} overlaps the segment before it`
    if (stance !== undefined && label !== "claim") return `${name} has a stance, which only claims have`
    if (kind !== undefined && label !== "example") return `${name} has a kind, which only examples have`
    if (link === undefined) continue
    if (label !== "claim" && label !== "example") return `${name} has a link, which only claims and examples have`
    if (!targets.has(link.target)) return `${name} points to a segment that is not there`
    if (isCircular(id, (id) => targets.get(id), segments.length)) return `${name} is part of a circle of links`
  }
  return undefined
}

const circleIn = (segments: Segments, start: string): boolean => {
  const targets = targetsOf(segments)
  return isCircular(start, (id) => targets.get(id), segments.length)
}

/** What each segment points to, by ids. */
const targetsOf = (segments: Segments): ReadonlyMap<string, string | undefined> =>
  new Map(segments.map(({ id, link }) => [id, link?.target]))

const overlaps = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last

const replaced = (segments: Segments, segment: LabelSegment): Segments =>
  segments.map((other) => (other.id === segment.id ? segment : other))

/** What is left of the segments outside a range; one that is cut in two keeps its id in front. */
const without = (segments: Segments, range: Range): Segments => {
  const left: Array<LabelSegment> = []
  for (const segment of segments) {
    const { first, last } = segment
    if (!overlaps(segment, range)) left.push(segment)
    else {
      if (first < range.first) left.push({ ...segment, last: range.first - 1 })
      if (last > range.last) {
        const id = first < range.first ? freshId([...segments, ...left], "rest") : segment.id
        left.push({ ...segment, id, first: range.last + 1 })
      }
    }
  }
  return left
}

/** In reading order, without links to what is gone. */
const tidy = (segments: Segments): Segments => {
  const ids = new Set(segments.map(({ id }) => id))
  return segments
    .map((segment) => {
      if (segment.link === undefined || ids.has(segment.link.target)) return segment
      const { link: _, ...rest } = segment
      return rest
    })
    .sort((a, b) => a.first - b.first)
}

/** Only what its label may have: a claim a stance, an example a kind, both a link. */
const fitted = ({ kind, link, stance, ...segment }: LabelSegment): LabelSegment => ({
  ...segment,
  ...(segment.label === "claim" ? { stance: stance ?? "pro" } : {}),
  ...(segment.label === "example" && kind !== undefined ? { kind } : {}),
  ...((segment.label === "claim" || segment.label === "example") && link !== undefined ? { link } : {})
})

const freshId = (segments: Segments, stem = "new"): string => {
  const ids = new Set(segments.map(({ id }) => id))
  let n = segments.length + 1
  while (ids.has(`${stem}-${n}`)) n++
  return `${stem}-${n}`
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
