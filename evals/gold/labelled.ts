import type { GoldArticle, GoldSegment } from "../../schemas/gold.ts"

/** An article with its labels as they were read, gold or predicted: segments in reading order, none overlapping. */
export interface LabelledArticle extends Omit<GoldArticle, "segments"> {
  readonly segments: ReadonlyArray<LabelledSegment>
}

/** A gold segment, or a predicted one with its confidence, 0..1. */
export interface LabelledSegment extends GoldSegment {
  readonly confidence?: number
}
