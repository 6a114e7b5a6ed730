import type { Outline } from "../../../pipeline/extract/rules.ts"
import { type LabelSegment, type Range, segmentAt, type Segments } from "./segments.ts"
import type { OpenArticle, Session } from "./wire.ts"

/** What is open on the page. */
export interface State {
  session: Session
  article: OpenArticle
  segments: Segments
  done: boolean
  /** Differences that are not settled yet. */
  open: ReadonlyArray<Range>
  /** The sentence on which the keyboard stands, and the other end of what is selected, both from 1. */
  at: number
  anchor: number
  /** The sentence whose segment is being linked, while one chooses what to. */
  linkFrom: number | undefined
}

const NOTHING: Session = {
  dataset: "",
  annotator: "",
  folder: "",
  chosen: "all",
  articles: [],
  doubts: [],
  summary: { done: 0, total: 0, agreement: [], quotable: "", commands: [] }
}

export const state: State = {
  session: NOTHING,
  article: {
    id: "",
    title: "",
    paragraphs: [],
    sentences: [],
    labels: { segments: [], done: false, seconds: 0, open: [] },
    revision: null
  },
  segments: [],
  done: false,
  open: [],
  at: 1,
  anchor: 1,
  linkFrom: undefined
}

const painters: Array<() => void> = []

/** Has a part of the page brought to the state whenever that has changed. */
export const onUpdate = (paint: () => void): void => void painters.push(paint)

/** Brings all of the page to the state. */
export const update = (): void => {
  for (const paint of painters) paint()
}

/** The selected sentences. */
export const selected = (): Range => ({
  first: Math.min(state.at, state.anchor),
  last: Math.max(state.at, state.anchor)
})

/** The segment on which the keyboard stands. */
export const here = (): LabelSegment | undefined => segmentAt(state.segments, state.at)

/** The article as the rules of segments see it. */
export const outline: Outline = {
  get sentences() {
    return state.article.sentences
  },
  paragraphOf: (sentence) => {
    const { paragraphs } = state.article
    let [low, high] = [0, paragraphs.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((paragraphs[middle]?.last ?? 0) < sentence) low = middle + 1
      else high = middle
    }
    return paragraphs[low] ?? { kind: "body", section: 0 }
  }
}

/** What stands on a segment: `C3`. */
export const badgeOf = (segment: LabelSegment): string =>
  `${LETTERS[segment.label]}${state.segments.findIndex(({ id }) => id === segment.id) + 1}`

const LETTERS = { thesis: "T", claim: "C", example: "E", conclusion: "O" } as const
