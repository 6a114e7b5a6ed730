/**
 * The rules of segments and links that extractors and annotators keep alike, as pure functions without imports: the labelling page
 * runs them in the browser as the server and `check` do.
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

/** Whether following links from `start` never comes to an end; `next` gives what an item points to, of `count` items in all. */
export const isCircular = <A>(start: A, next: (item: A) => A | undefined, count: number): boolean => {
  let at: A | undefined = start
  for (let steps = 0; at !== undefined; steps++) {
    if (steps > count) return true
    at = next(at)
  }
  return false
}
