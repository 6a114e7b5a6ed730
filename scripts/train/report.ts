import { calibration } from "../../evals/metrics/calibration.ts"
import { evaluate } from "../../evals/evaluate.ts"
import type { LabelledArticle } from "../../evals/gold/labelled.ts"
import { terminalTable } from "../../evals/report/terminal.ts"
import { KINDS } from "../../pipeline/extract/sequence/attributes.ts"
import { LABELS } from "../../schemas/label.ts"
import type { Attached } from "./attachments.ts"
import { f1 } from "./worth.ts"

/**
 * Scores of answers against gold, through the evaluation's own metrics: the table that is printed, and the chief
 * figures by name.
 */
export const scored = (
  dataset: string,
  name: string,
  gold: ReadonlyArray<LabelledArticle>,
  answers: ReadonlyArray<LabelledArticle>,
  notes: ReadonlyArray<string>
) => {
  const labelled = new Map(answers.map((article) => [article.id, article]))
  const system = { name, role: "extractor", labelled, failures: new Map<string, string>(), usages: [] } as const
  const { report, scores } = evaluate({
    dataset,
    gold,
    systems: [system],
    notes,
    resampling: { resamples: 2000, shuffles: 0, seed: 7 }
  })
  const chief = [
    "sentences.accuracy",
    "sentences.macro_f1",
    "overlap.macro_f1",
    "boundaries.similarity",
    "links.unlabelled.f1"
  ]
  const own = scores.systems.find((system) => system.name === name)!.scores
  const figures: Record<string, number> = Object.fromEntries(
    chief.flatMap((metric) => {
      const value = own[metric]?.value
      return value === undefined || value === null ? [] : [[metric, rounded(value)]]
    })
  )
  const sure = report.calibrations.find(({ system }) => system === name)?.calibration ?? calibration([])
  figures["calibration.ece"] = rounded(sure.ece)
  figures["calibration.aurc"] = rounded(sure.aurc)
  const labels = LABELS.map((label) => {
    const [sentence, segment] = [own[`sentences.${label}.f1`], own[`overlap.${label}.f1`]]
    return `${label.padEnd(12)} sentences ${interval(sentence)}   segments that overlap by half ${interval(segment)}`
  })
  return {
    figures,
    text: [
      terminalTable(report),
      ...labels,
      `\nconfidence: expected calibration error ${sure.ece.toFixed(3)}, area under risk and coverage ${sure.aurc.toFixed(3)}, ${sure.answers} segments`
    ].join("\n")
  }
}

/** Scores of short, middling and long articles. */
export const lengthTable = (gold: ReadonlyArray<LabelledArticle>, answers: ReadonlyArray<LabelledArticle>): string =>
  LENGTHS.flatMap(([name, least, below]) => {
    const own = gold.filter(({ sentences = [] }) => sentences.length >= least && sentences.length < below)
    if (own.length === 0) return []
    const { figures } = scored("", "model", own, answers, [])
    return [
      `${`${name}, ${own.length} articles`.padEnd(36)} macro-F1 ${figures["sentences.macro_f1"]?.toFixed(3)}   overlap-.5 ${figures["overlap.macro_f1"]?.toFixed(3)}`
    ]
  }).join("\n")

const LENGTHS = [
  ["under 25 sentences", 0, 25],
  ["25 to 50 sentences", 25, 50],
  ["50 sentences or more", 50, Infinity]
] as const

interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}
const interval = (estimate: Estimate | undefined): string =>
  estimate === undefined || estimate.value === null
    ? "-"
    : `${estimate.value.toFixed(3)} [${estimate.low?.toFixed(3)} ${estimate.high?.toFixed(3)}]`

/** Stance, kind and links on gold segments, beside what simple rules get right. */
export const attachmentTable = (attached: ReadonlyArray<Attached>, counterAdded: number): string => {
  const stances = attached
    .flatMap(({ stances }) => stances)
    .map(([odds, counter]) => [odds + counterAdded > 0 ? 1 : 0, counter ? 1 : 0] as const)
  const kinds = attached.flatMap(({ kinds }) => kinds)
  const links = attached.flatMap(({ links }) => links)
  const row = (what: string, model: number, ...rules: ReadonlyArray<readonly [name: string, share: number]>) =>
    `${what.padEnd(28)} ${model.toFixed(3)}   ${rules.map(([name, share]) => `${name} ${share.toFixed(3)}`).join(", ")}`
  return [
    "On gold segments: the model, and what simple rules get",
    row("stance, accuracy", share(stances, agree), ["always pro", share(stances, ([, gold]) => gold === 0)]),
    row("stance, macro-F1", macroF1(stances, 2), [
      "always pro",
      macroF1(
        stances.map(([, gold]) => [0, gold] as const),
        2
      )
    ]),
    row("counter, F1", ofOutcome(stances, 1)),
    row("kind, accuracy", share(kinds, agree), [
      "commonest",
      Math.max(...KINDS.map((_, k) => share(kinds, ([, gold]) => gold === k)))
    ]),
    row("kind, macro-F1", macroF1(kinds, KINDS.length), [
      "commonest",
      macroF1(
        kinds.map(([, gold]) => [commonest(kinds), gold] as const),
        KINDS.length
      )
    ]),
    row(
      "link target, accuracy",
      share(links, ({ right }) => right),
      ["nearest claim", share(links, ({ nearestClaim }) => nearestClaim)],
      ["thesis", share(links, ({ thesis }) => thesis)],
      ["claims the thesis, examples the nearest claim", share(links, ({ rule }) => rule)]
    ),
    row(
      "relation, accuracy",
      share(links, ({ answeredAttacks, attacks }) => answeredAttacks === attacks),
      ["always supports", share(links, ({ attacks }) => !attacks)]
    )
  ].join("\n")
}

type Pair = readonly [answer: number, gold: number]

const agree = ([answer, gold]: Pair) => answer === gold
const share = <A>(all: ReadonlyArray<A>, holds: (one: A) => boolean): number =>
  all.filter(holds).length / Math.max(1, all.length)
const commonest = (pairs: ReadonlyArray<Pair>): number =>
  KINDS.map((_, k) => k).reduce(
    (best, k) => (share(pairs, ([, gold]) => gold === k) > share(pairs, ([, gold]) => gold === best) ? k : best),
    0
  )
const ofOutcome = (pairs: ReadonlyArray<Pair>, outcome: number): number =>
  f1({
    right: pairs.filter(([answer, gold]) => answer === outcome && gold === outcome).length,
    answered: pairs.filter(([answer]) => answer === outcome).length,
    gold: pairs.filter(([, gold]) => gold === outcome).length
  })
const macroF1 = (pairs: ReadonlyArray<Pair>, outcomes: number): number =>
  Array.from({ length: outcomes }, (_, k) => ofOutcome(pairs, k)).reduce((a, b) => a + b, 0) / outcomes

const rounded = (value: number) => Math.round(value * 10_000) / 10_000
