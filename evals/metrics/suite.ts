import { attributes } from "./attributes.ts"
import { boundaries } from "./boundaries.ts"
import { links } from "./links.ts"
import type { Metric, Score } from "./metric.ts"
import { overlap } from "./overlap.ts"
import { segments } from "./segments.ts"
import { sentences } from "./sentences.ts"
import { unitizing } from "./unitizing.ts"

/** Several metrics as one: their columns side by side, names prefixed with the metric's (`sentences.macro_f1`). */
export const combine = (name: string, metrics: ReadonlyArray<Metric>): Metric => {
  const offsets = metrics.map((_, k) => metrics.slice(0, k).reduce((sum, { columns }) => sum + columns.length, 0))
  const columns = metrics.flatMap((metric) => metric.columns.map((column) => `${metric.name}.${column}`))
  return {
    name,
    columns,
    count: (gold, predicted) => {
      const counts = new Float64Array(columns.length)
      metrics.forEach((metric, k) => counts.set(metric.count(gold, predicted), offsets[k]!))
      return counts
    },
    scores: metrics.flatMap((metric, k) =>
      metric.scores.map((score): Score => ({
        ...score,
        name: `${metric.name}.${score.name}`,
        of: (counts) => score.of(counts.subarray(offsets[k]!, offsets[k]! + metric.columns.length))
      }))
    )
  }
}

/** Everything that an evaluation counts and scores; calibration.ts and cost.ts, which are no sums over articles, stand apart. */
export const suite: Metric = combine("suite", [sentences, overlap, segments, boundaries, unitizing, links, attributes])

/** The scores that a table shows and tests compare, in its order, with what a table calls them; the others are detail. */
export const TITLES: Readonly<Record<string, string>> = {
  "sentences.macro_f1": "sentence macro-F1",
  "sentences.accuracy": "sentence accuracy",
  "sentences.kappa": "sentence kappa",
  "overlap.macro_f1": "overlap-.5 macro-F1",
  "segments.strict.f1": "segment F1, strict",
  "segments.exact.f1": "segment F1, exact",
  "segments.partial.f1": "segment F1, partial",
  "segments.type.f1": "segment F1, type",
  "boundaries.similarity": "boundary similarity",
  "boundaries.windowdiff": "WindowDiff",
  "boundaries.pk": "Pk",
  "unitizing.alpha_u": "alpha_U",
  "links.unlabelled.f1": "link F1, unlabelled",
  "links.labelled.f1": "link F1, labelled",
  "attributes.stance.accuracy": "stance accuracy",
  "attributes.kind.accuracy": "kind accuracy"
}

/** Their names in the suite. */
export const HEADLINE: ReadonlyArray<string> = Object.keys(TITLES)

/** `metric` with only the scores named, in that order; its columns stay. */
export const withScores = (metric: Metric, names: ReadonlyArray<string>): Metric => ({
  ...metric,
  scores: names.flatMap((name) => metric.scores.filter((score) => score.name === name))
})
