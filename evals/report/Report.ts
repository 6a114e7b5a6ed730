import type { Calibration } from "../metrics/calibration.ts"
import type { LabelledSegment, Span } from "../metrics/labelled.ts"

/**
 * What an evaluation found, ready to be shown: the terminal's table and the HTML page are made of this and nothing else.
 * Systems and metrics are shown in the order in which they stand here; a score that is undefined is NaN.
 */
export interface Report {
  /** The dataset's name. */
  readonly dataset: string
  /** Everything that decides the figures: `gold:3f2a|n:25|match:1-1|overlap:.5|boot:2000|seed:7|v:0.2`. */
  readonly signature: string
  /** Articles that were scored; `articles` may hold fewer. */
  readonly articleCount: number
  /** What a reader must know to judge the figures, a sentence each: "The labels were made by a language model." */
  readonly notes: ReadonlyArray<string>
  readonly systems: ReadonlyArray<ReportSystem>
  readonly metrics: ReadonlyArray<ReportMetric>
  readonly scores: ReadonlyArray<ReportScore>
  readonly comparisons: ReadonlyArray<ReportComparison>
  readonly confusions: ReadonlyArray<ReportConfusion>
  readonly calibrations: ReadonlyArray<ReportCalibration>
  readonly articles: ReadonlyArray<ReportArticle>
}

/** The floor is a baseline; the ceiling is the dataset's two labelling passes against each other. */
export type SystemRole = "extractor" | "floor" | "ceiling"

/** Something that was scored. */
export interface ReportSystem {
  /** Unique in the report. */
  readonly name: string
  readonly role: SystemRole
  /** Articles on which it failed: they count as empty predictions. */
  readonly failures: number
  readonly articlesPerSecond?: number
  /** Mean, sent and received, of extractors that pay. */
  readonly tokensPerArticle?: number
  /** Mean, in US dollars, of extractors that pay. */
  readonly costPerArticle?: number
}

export interface ReportMetric {
  /** Unique in the report: `sentences.macro_f1`. */
  readonly id: string
  readonly name: string
  /** One line for a reader who does not know it. */
  readonly meaning: string
  readonly higherIsBetter: boolean
}

/** A metric of a system over all articles, with its 95% interval where there is one. */
export interface ReportScore {
  /** A system's name. */
  readonly system: string
  /** A metric's id. */
  readonly metric: string
  readonly value: number
  readonly low?: number
  readonly high?: number
  /** Only where it is significantly better than every other extractor. */
  readonly best: boolean
}

/** Two systems under one metric. */
export interface ReportComparison {
  readonly a: string
  readonly b: string
  readonly metric: string
  /** a - b, and its 95% interval. */
  readonly difference: number
  readonly low: number
  readonly high: number
  /** Paired approximate randomisation, before and after Holm's correction. */
  readonly p: number
  readonly holm: number
}

/** Sentences of a system by gold (down) and predicted (across) category: 25 counts, row-major, in the order of `CATEGORIES`. */
export interface ReportConfusion {
  readonly system: string
  readonly counts: ArrayLike<number>
}

/** Of a system that gives confidences. */
export interface ReportCalibration {
  readonly system: string
  readonly calibration: Calibration
}

export interface ReportArticle {
  /** Unique in the report. */
  readonly id: string
  readonly title?: string
  /** All offsets are code points into it. */
  readonly text: string
  readonly sentences: ReadonlyArray<Span>
  /** In reading order, disjoint. */
  readonly gold: ReadonlyArray<LabelledSegment>
  /** At most one a system; a system without one is not offered for this article. */
  readonly predictions: ReadonlyArray<ReportPrediction>
}

/** What a system made of an article. */
export interface ReportPrediction {
  readonly system: string
  /** In reading order, disjoint; none where it failed. */
  readonly segments: ReadonlyArray<LabelledSegment>
  /** Why it failed, in one sentence. */
  readonly failure?: string
  /** By metric id, of this article alone; a metric may be absent. */
  readonly scores: Readonly<Record<string, number>>
}
