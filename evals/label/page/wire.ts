import type { ParagraphKind } from "../../../schemas/article.ts"
import type { LabelSegment, Range, Segments } from "./segments.ts"

/** What the page and its server say to each other. All sentences are numbered from 1. */

/** `GET /api/session`. */
export interface Session {
  /** The dataset's name. */
  readonly dataset: string
  readonly annotator: string
  /** The folder that the labels go to, for people. */
  readonly folder: string
  /** Why these articles; `unsure` is for training, not for measuring. */
  readonly chosen: "all" | "sample" | "unsure"
  /** The extractor whose proposals are shown, if any. */
  readonly proposedBy?: string
  /** The two passes that are settled here. */
  readonly settles?: readonly [string, string]
  readonly articles: ReadonlyArray<ListedArticle>
  /** Proposed segments of all articles, least sure first, where a run is corrected. */
  readonly doubts: ReadonlyArray<Doubt>
  readonly summary: Summary
}

export interface ListedArticle {
  readonly id: string
  readonly title: string
  readonly state: "done" | "begun" | "new"
}

export interface Doubt extends Range {
  readonly article: string
  readonly confidence: number
}

/** How far the work is. */
export interface Summary {
  readonly done: number
  readonly total: number
  /** Median of the finished articles, in seconds; absent before the first. */
  readonly secondsAnArticle?: number
  /** Seconds that the rest will take at that pace. */
  readonly secondsLeft?: number
  /** With every other pass that shares finished articles, as `pnpm evals agree` computes it. */
  readonly agreement: ReadonlyArray<Agreement>
  /** What a paper would say of it. */
  readonly quotable: string
  /** The commands that use the labels. */
  readonly commands: ReadonlyArray<string>
}

export interface Agreement {
  readonly with: string
  readonly articles: number
  /** By the metric's id; undefined scores are left out. */
  readonly scores: ReadonlyArray<{ readonly id: string; readonly meaning: string; readonly value: number }>
}

/** `GET /api/article?id=…`. */
export interface OpenArticle {
  readonly id: string
  readonly title: string
  readonly paragraphs: ReadonlyArray<PageParagraph>
  /** Their texts. */
  readonly sentences: ReadonlyArray<string>
  readonly labels: Labels
  /** Of the file on the disk; null where there is none yet. */
  readonly revision: string | null
  /** The two versions and where they differ, where passes are settled. */
  readonly settling?: Settling
}

export interface PageParagraph extends Range {
  readonly kind: ParagraphKind
  /** A heading begins a new one. */
  readonly section: number
}

export interface Settling {
  readonly versions: readonly [Segments, Segments]
  readonly differences: ReadonlyArray<Range>
}

/** What an annotator makes of an article. */
export interface Labels {
  readonly segments: ReadonlyArray<LabelSegment>
  readonly done: boolean
  /** Spent on it so far. */
  readonly seconds: number
  /** Differences that are not settled yet. */
  readonly open: ReadonlyArray<Range>
}

/** `PUT /api/article?id=…`: the labels, and the revision that they were made from. */
export interface Save extends Labels {
  readonly base: string | null
}

/** The answer to a save, once it is on the disk. */
export interface Saved {
  readonly revision: string
  readonly summary: Summary
}
