import { type Label, LABELS } from "../../../schemas/label.ts"

/** A segment of which its extractor was not sure. */
export interface Doubt {
  /** Of its article, from 0 in the page's list. */
  readonly article: number
  /** Of the segment in its article, from 0. */
  readonly segment: number
  readonly label: Label
  readonly confidence: number
  /** The segment's beginning. */
  readonly text: string
  readonly articleId: string
  readonly title: string
}

/** Of each label: more than a person reads. */
export const MOST_DOUBTS = 300

/** Keeps the least sure segments of each label; of equals, those that came first. */
export const doubts = () => {
  const kept = Object.fromEntries(LABELS.map((label) => [label, []])) as unknown as Record<Label, Array<Doubt>>
  /** From which on nothing is kept. */
  const bound = Object.fromEntries(LABELS.map((label) => [label, Number.POSITIVE_INFINITY])) as Record<Label, number>
  const cut = (label: Label) => {
    kept[label].sort(bySureness).splice(MOST_DOUBTS)
    if (kept[label].length === MOST_DOUBTS) bound[label] = kept[label].at(-1)!.confidence
  }
  return {
    /** Whether a segment is among them so far. */
    wants: (label: Label, confidence: number): boolean => confidence < bound[label],
    add: (doubt: Doubt): void => {
      if (kept[doubt.label].push(doubt) >= 2 * MOST_DOUBTS) cut(doubt.label)
    },
    /** All that are kept, least sure first. */
    sorted: (): ReadonlyArray<Doubt> => {
      for (const label of LABELS) cut(label)
      return LABELS.flatMap((label) => kept[label]).sort(bySureness)
    }
  }
}

const bySureness = (a: Doubt, b: Doubt) => a.confidence - b.confidence || a.article - b.article || a.segment - b.segment
