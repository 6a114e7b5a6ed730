import type { Document } from "../../../schemas/document.ts"
import { Link } from "../../../schemas/extraction.ts"
import type { Label, Relation, Stance } from "../../../schemas/label.ts"

/** What links go by. */
export interface Linkable {
  readonly label: Label
  readonly first: number
  readonly last: number
  readonly stance?: Stance
  readonly confidence: number
}

/**
 * For each segment, in reading order, the one it serves most directly (GUIDELINES.md, Links):
 *
 * - an example the nearest claim of its section: the one before it, unless only the one after it shares its paragraph;
 *   failing a claim, the thesis or a conclusion;
 * - a claim the first claim of its paragraph, the paragraph's point; that one the surest thesis, or without any the
 * next conclusion;
 * - a counter claim attacks the thesis, and the author's answer, the claim right after it, attacks the counter claim.
 *
 * Theses and conclusions point nowhere, claims only to them or to an earlier claim, examples to any of these: there is
 * no circle.
 */
export const links = (document: Document, segments: ReadonlyArray<Linkable>): Array<Link | undefined> => {
  const thesis = surestThesis(segments)
  const conclusion = nearest(segments, "conclusion")
  const claim = nearestClaim(document, segments)
  /** By paragraph, the first claim of the author's own. */
  const points = new Map<number, number>()
  return segments.map(({ first, label, stance }, i) => {
    if (label === "thesis" || label === "conclusion") return undefined
    const top = thesis ?? conclusion.after[i] ?? conclusion.before[i]
    if (label === "example") return link("supports", claim[i] ?? top)
    if (stance === "counter") return link("attacks", top)
    const { paragraph } = document.sentences[first - 1]!
    const point = points.get(paragraph)
    if (point === undefined) points.set(paragraph, i)
    const before = segments[i - 1]
    return before?.label === "claim" && before.stance === "counter"
      ? link("attacks", i - 1)
      : link("supports", point ?? top)
  })
}

const link = (relation: Relation, target: number | undefined): Link | undefined =>
  target === undefined ? undefined : new Link({ relation, target: target + 1 })

const surestThesis = (segments: ReadonlyArray<Linkable>): number | undefined => {
  let surest: number | undefined
  for (const [i, { confidence, label }] of segments.entries()) {
    if (label === "thesis" && (surest === undefined || confidence > segments[surest]!.confidence)) surest = i
  }
  return surest
}

/** For each segment the index of the nearest one of a label before and after it. */
const nearest = (segments: ReadonlyArray<Linkable>, label: Label) => {
  const before: Array<number | undefined> = []
  const after: Array<number | undefined> = segments.map(() => undefined)
  for (let i = 0, last: number | undefined; i < segments.length; i++) {
    before.push(last)
    if (segments[i]!.label === label) last = i
  }
  for (let i = segments.length - 1, next: number | undefined; i >= 0; i--) {
    after[i] = next
    if (segments[i]!.label === label) next = i
  }
  return { before, after }
}

/** For each segment the claim that an example there would serve; never over a heading. */
const nearestClaim = (document: Document, segments: ReadonlyArray<Linkable>): Array<number | undefined> => {
  const { after, before } = nearest(segments, "claim")
  const paragraph = (i: number) => document.sentences[segments[i]!.first - 1]!.paragraph
  const section = (i: number) => document.paragraphOf(segments[i]!.first).section
  return segments.map((_, i) => {
    const [back, on] = [before[i], after[i]].map((j) => (j !== undefined && section(j) === section(i) ? j : undefined))
    if (back !== undefined && on !== undefined)
      return paragraph(back) !== paragraph(i) && paragraph(on) === paragraph(i) ? on : back
    return back ?? on
  })
}
