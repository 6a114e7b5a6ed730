import { rangesOf } from "../../pipeline/extract/alignment.ts"
import { type Prose, proseOf } from "../../pipeline/extract/sequence/prose.ts"
import { type Observed, observed } from "../../pipeline/extract/features/features.ts"
import { wordsOf } from "../../pipeline/extract/sequence/segments.ts"
import { begins, gapsOf, goesOn, SECTION } from "../../pipeline/extract/sequence/tags.ts"
import { offsets } from "../../pipeline/split/offsets.ts"
import { split } from "../../pipeline/split/split.ts"
import { Article } from "../../schemas/article.ts"
import type { Document } from "../../schemas/document.ts"
import type { GoldArticle, GoldSegment } from "../../schemas/gold.ts"
import { LABELS } from "../../schemas/label.ts"

/**
 * A labelled article on the sentences of the splitter, without furniture: what is learned from is what is seen later.
 */
export interface AlignedArticle {
  readonly id: string
  /** The article's id without its number: articles of one source stay on one side of every cross-validation. */
  readonly source: string
  readonly document: Document
  readonly prose: Prose
  readonly gaps: Uint8Array
  /** How many words each sentence has. */
  readonly words: Int32Array
  readonly tags: Uint8Array
  /** The segments that have a sentence, in reading order. */
  readonly segments: ReadonlyArray<LabelledStretch>
}

/** The same, with the features that models weigh. */
export interface TrainingArticle extends AlignedArticle {
  readonly observed: Observed
}

export interface LabelledStretch {
  readonly gold: GoldSegment
  /** Index into `LABELS`. */
  readonly label: number
  /** Sentences from 0, both included. */
  readonly first: number
  readonly last: number
}

type Labelled = Pick<GoldArticle, "id" | "text" | "segments">

export const trainingArticleOf = (gold: Labelled): TrainingArticle => {
  const aligned = align(gold)
  return { ...aligned, observed: observed(aligned.prose.document) }
}

export const align = (gold: Labelled): AlignedArticle => {
  const document = split(new Article({ id: gold.id, text: gold.text, source: gold.id, marks: [] }))
  const prose = proseOf(document)
  const segments = stretchesOf(prose.document, gold)
  const tags = new Uint8Array(prose.document.sentences.length)
  const gaps = gapsOf(prose.document)
  for (const { first, label, last } of segments) {
    // A few gold segments cross what the splitter takes for a heading: they begin anew there, as no answer could go on.
    for (let i = first; i <= last; i++) tags[i] = i === first || gaps[i] === SECTION ? begins(label) : goesOn(label)
  }
  return {
    id: gold.id,
    source: sourceOf(gold.id),
    document,
    prose,
    gaps,
    words: wordsOf(prose.document),
    tags,
    segments
  }
}

export const sourceOf = (id: string): string => id.replace(/[-_]?u?\d+$/, "").replace(/\d+$/, "")

const stretchesOf = (
  document: Document,
  { segments, text }: Pick<GoldArticle, "text" | "segments">
): Array<LabelledStretch> => {
  const { toUtf16 } = offsets(text)
  const spans = segments.map(({ end, start }) => ({ start: toUtf16(start), end: toUtf16(end) }))
  return rangesOf(document.sentences, spans, "none")
    .flatMap((range, k): ReadonlyArray<LabelledStretch> => {
      const gold = segments[k]
      return range === undefined || gold === undefined
        ? []
        : [{ gold, label: LABELS.indexOf(gold.label), first: range.first - 1, last: range.last - 1 }]
    })
    .sort((a, b) => a.first - b.first)
}
