import type { GoldArticle } from "../../schemas/gold.ts"
import type { LabelledArticle } from "../gold/labelled.ts"
import { agreement } from "../metrics/agreement.ts"
import { fromGold } from "../metrics/fromGold.ts"
import { sentencesOf } from "../signature.ts"
import type { Agreement, Session, Summary } from "./page/wire.ts"
import type { Sample } from "./sample.ts"

/** What a summary is made of. */
export interface Progress {
  readonly dataset: string
  /** Where the labels are, as a command is given it. */
  readonly labels: string
  /** What is labelled so far, finished or not. */
  readonly labelled: ReadonlyArray<GoldArticle>
  /** Articles to label. */
  readonly total: number
  readonly annotator: string
  readonly guidelines: string
  readonly chosen: Session["chosen"]
  readonly sample: Sample | undefined
  readonly proposedBy: string | undefined
  readonly settles: readonly [string, string] | undefined
  readonly agreement: ReadonlyArray<Agreement>
}

/** How far the work is, what is left of it, and what a paper would say. */
export const summaryOf = (progress: Progress): Summary => {
  const { agreement, labelled, total } = progress
  const done = labelled.filter(({ labelling }) => labelling?.done === true)
  const pace = median(done.map(({ labelling }) => labelling?.seconds ?? 0))
  return {
    done: done.length,
    total,
    ...(pace === undefined ? {} : { secondsAnArticle: pace, secondsLeft: pace * Math.max(0, total - done.length) }),
    agreement,
    quotable: quotable(progress, done, pace),
    commands: commands(progress)
  }
}

/** Two passes over the articles that both have, the second scored on the first as `pnpm evals agree` does it. */
export const agreementOf = (
  name: string,
  first: ReadonlyArray<LabelledArticle>,
  second: ReadonlyArray<LabelledArticle>
): Agreement | undefined => {
  const texts = new Map(second.map((article) => [article.id, article.text]))
  const both = first.filter(({ id, text }) => texts.get(id) === text)
  if (both.length === 0) return undefined
  const others = new Map(second.map((article) => [article.id, fromGold(article, sentencesOf).segments]))
  return {
    with: name,
    articles: both.length,
    scores: agreement(
      both.map((article) => fromGold(article, sentencesOf)),
      others
    )
  }
}

const quotable = (
  { agreement, annotator, chosen, dataset, guidelines, proposedBy, sample, settles, total }: Progress,
  done: ReadonlyArray<GoldArticle>,
  pace: number | undefined
): string => {
  const from =
    sample !== undefined
      ? `${sample.ids.length} articles drawn at random (seed ${sample.seed}) from the ${sample.of} of ${dataset}`
      : chosen === "unsure"
        ? `${total} articles of ${dataset}, those first of which an extractor was least sure (for training: scores on them say nothing of the others)`
        : `${total} articles of ${dataset}`
  const days = done.flatMap(({ labelling }) => (labelling === undefined ? [] : [labelling.changed.slice(0, 10)])).sort()
  const [from_, to] = [days[0], days.at(-1)]
  const when = from_ === undefined ? "" : from_ === to ? ` on ${from_}` : ` from ${from_} to ${to}`
  const what = settles === undefined ? "labelled" : `settled from the passes of ${settles.join(" and ")}`
  const names = [...new Set(done.flatMap(({ proposed_by }) => (proposed_by === undefined ? [] : [proposed_by])))]
  const proposals = names.length > 0 ? names.join(", ") : proposedBy
  return [
    `Of ${from}, ${done.length} ${done.length === 1 ? "was" : "were"} ${what} by ${annotator}${when}, by version ${guidelines} of the guidelines,`,
    proposals === undefined ? "without sight of any proposal" : `correcting the proposals of ${proposals}`,
    pace === undefined ? "." : `, in ${minutes(pace)} an article (median).`,
    ...agreement.map(
      ({ articles, scores, with: other }) =>
        ` Agreement ${settles === undefined ? `with ${other}` : `of ${other}`} on ${articles} ${articles === 1 ? "article" : "articles"}: ${[
          ["sentences.kappa", "Cohen's kappa"],
          ["unitizing.alpha_u", "alpha_U"]
        ]
          .flatMap(([id, title]) =>
            scores.filter((score) => score.id === id).map(({ value }) => `${title} ${value.toFixed(2)}`)
          )
          .join(", ")}.`
    )
  ]
    .join(" ")
    .replaceAll(" ,", ",")
    .replaceAll(" .", ".")
    .replaceAll("  ", " ")
}

const minutes = (seconds: number): string => `${(seconds / 60).toFixed(1)} minutes`

const commands = ({ labels }: Progress): ReadonlyArray<string> => [
  `pnpm evals ${labels} --extractor model`,
  `pnpm train ${labels} --from pipeline/extract/model/model.bin --out my-model.bin`
]

const median = (values: ReadonlyArray<number>): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
