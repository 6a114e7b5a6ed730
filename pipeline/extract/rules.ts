import type { Range } from "./alignment.ts"

/**
 * The rules of segments and links that extractors and annotators keep alike, as pure functions: the labelling page
 * runs them in the browser as the server and `check` do. A problem is the end of a sentence whose subject is the
 * segment.
 */

/** What the rules need of a document: sentences are numbered from 1. */
export interface Outline {
  readonly sentences: { readonly length: number }
  readonly paragraphOf: (sentence: number) => { readonly kind: string; readonly section: number }
}

/** The first sentence of `first` to `last` (both from 1) that a section heading parts from `first`, if any. */
export const headingWithin = (outline: Outline, first: number, last: number): number | undefined => {
  const { section } = outline.paragraphOf(first)
  for (let n = first + 1; n <= last; n++) if (outline.paragraphOf(n).section !== section) return n
  return undefined
}

/**
 * Whether following links from `start` never comes to an end; `next` gives what an item points to, of `count` items in
 * all.
 */
export const isCircular = <A>(start: A, next: (item: A) => A | undefined, count: number): boolean => {
  let at: A | undefined = start
  for (let steps = 0; at !== undefined; steps++) {
    if (steps > count) return true
    at = next(at)
  }
  return false
}

/** A range is inside the document, and neither over page furniture nor over the edge of a section. */
export const rangeProblem = (outline: Outline, { first, last }: Range): string | undefined => {
  if (first > last) return "ends before it begins"
  if (last > outline.sentences.length)
    return `lies outside the article, which has ${outline.sentences.length} sentences`
  for (let n = first; n <= last; n++) {
    if (outline.paragraphOf(n).kind === "furniture") return `takes in sentence ${n}, which is page furniture`
  }
  const heading = headingWithin(outline, first, last)
  return heading === undefined ? undefined : `crosses the section heading before sentence ${heading}`
}

/** Whether two ranges share a sentence. */
export const overlap = (one: Range, other: Range): boolean => one.first <= other.last && other.first <= one.last

/** The first two, in reading order, of things that share a place; `undefined` where all are apart. Half-open. */
export const firstOverlap = <A extends { readonly start: number; readonly end: number }>(
  all: ReadonlyArray<A>
): readonly [A, A] | undefined => {
  let before: A | undefined
  for (const one of [...all].sort((a, b) => a.start - b.start)) {
    if (before !== undefined && one.start < before.end) return [before, one]
    before = one
  }
  return undefined
}

/**
 * The link of segment `n`, from 1, leads to a segment of the answer, and round in no circle; `targetOf` gives targets,
 * from 1.
 */
export const linkProblem = (
  n: number,
  segments: number,
  targetOf: (n: number) => number | undefined
): string | undefined => {
  const target = targetOf(n)
  if (target !== undefined && target > segments) return `points to segment ${target} of ${segments}`
  return isCircular(n, targetOf, segments) ? "is part of a circle of links" : undefined
}
