import type { Kind, Label, Relation, Stance } from "../../schemas/label.ts"

/** `[start, end]`, half-open, in code points. */
export type Span = readonly [start: number, end: number]

/** A segment as every metric sees it, whoever made it. Offsets are code points, half-open. */
export interface LabelledSegment {
  readonly label: Label
  readonly start: number
  readonly end: number
  readonly stance?: Stance
  readonly kind?: Kind
  /** `target`: index, from 0, in the same list of segments; -1 for a segment that is not there, which no link can match. */
  readonly link?: { readonly relation: Relation; readonly target: number }
  /** 0..1. */
  readonly confidence?: number
}

/**
 * A gold article as every metric sees it. A prediction for it is only a list of segments: the sentences and words that are
 * counted are the gold's, whatever splitter the extractor used, and an extractor that failed has predicted `[]`.
 */
export interface LabelledArticle {
  readonly id: string
  /** Code points of the text. */
  readonly length: number
  /** The middle code point of each word, ascending (words.ts): a word counts where its middle is. */
  readonly words: Int32Array
  /** In reading order, disjoint. */
  readonly sentences: ReadonlyArray<Span>
  /** In reading order, disjoint: every matching here depends on it. */
  readonly segments: ReadonlyArray<LabelledSegment>
}
