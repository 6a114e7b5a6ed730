import { ScoreEstimate, Scores } from "../schemas/scores.ts"
import type { LabelledArticle } from "./gold/labelled.ts"
import { answers, calibration } from "./metrics/calibration.ts"
import { compare, type Comparison, type Difference, type Estimate } from "./metrics/compare.ts"
import { cost } from "./metrics/cost.ts"
import { fromGold } from "./metrics/fromGold.ts"
import { inOrder } from "./metrics/inOrder.ts"
import type { LabelledArticle as MetricArticle, LabelledSegment } from "./metrics/labelled.ts"
import { HEADLINE, suite, TITLES, withScores } from "./metrics/suite.ts"
import { type Table, tabulate, total } from "./metrics/tabulate.ts"
import type { Report, ReportArticle, ReportScore } from "./report/Report.ts"
import type { Resampling } from "./resampling.ts"
import { hashOf, sentencesOf, signature } from "./signature.ts"
import type { System } from "./system.ts"

export interface Question {
  /** The dataset's name. */
  readonly dataset: string
  readonly gold: ReadonlyArray<LabelledArticle>
  /** Extractors and floor: scored on the gold, and each compared with each. */
  readonly systems: ReadonlyArray<System>
  /** The dataset's two labelling passes: the second is scored on the first, as the ceiling. */
  readonly passes?: readonly [first: ReadonlyArray<LabelledArticle>, second: System]
  readonly notes: ReadonlyArray<string>
  readonly resampling: Resampling
}

export interface Evaluation {
  readonly report: Report
  readonly scores: Scores
}

/** Scores every system on the gold, with intervals, and compares each with each. The same question has the same answer, to the last digit. */
export const evaluate = (question: Question): Evaluation => {
  const { gold, passes, resampling, systems } = question
  const articles = gold.map((article) => fromGold(article, sentencesOf))
  const scored = score(articles, systems, SHOWN, resampling)
  const ceiling =
    passes === undefined
      ? undefined
      : score(
          passes[0].map((article) => fromGold(article, sentencesOf)),
          [passes[1]],
          NONE,
          resampling
        )
  const all = [...scored.systems, ...(ceiling?.systems ?? [])]

  const report: Report = {
    dataset: question.dataset,
    signature: signature(gold, resampling),
    articleCount: gold.length,
    notes: question.notes,
    systems: all.map(({ system }) => ({
      name: system.name,
      role: system.role,
      failures: system.failures.size,
      ...costOf(system, gold.length)
    })),
    metrics: SHOWN.scores.map(({ better, meaning, name }) => ({
      id: name,
      name: TITLES[name] ?? name,
      meaning,
      higherIsBetter: better === "higher"
    })),
    scores: all.flatMap(({ estimates, system }, index) =>
      estimates
        .filter(({ score }) => HEADLINE.includes(score))
        .map(({ high, low, score, value }): ReportScore => ({
          system: system.name,
          metric: score,
          value,
          low,
          high,
          best: system.role !== "ceiling" && isBest(index, score, scored)
        }))
    ),
    comparisons: scored.differences.map(({ adjusted, first, high, low, p, score, second, value }) => ({
      a: systems[first]!.name,
      b: systems[second]!.name,
      metric: score,
      difference: value,
      low,
      high,
      p,
      holm: adjusted
    })),
    confusions: scored.systems.map(({ system, table }) => ({
      system: system.name,
      counts: total(suite, table).subarray(0, CONFUSION)
    })),
    calibrations: systems.flatMap((system) => {
      const given = articles.flatMap((article) => answers(article, segmentsOf(system, article.id)).answers)
      return given.length === 0 ? [] : [{ system: system.name, calibration: calibration(given) }]
    }),
    articles: gold.slice(0, SHOWN_ARTICLES).map((article, index) => reportArticle(article, articles[index]!, systems))
  }
  return { report, scores: scoresOf(gold, resampling, all) }
}

/** The scores that are shown and tested. */
const SHOWN = withScores(suite, HEADLINE)
const NONE = withScores(suite, [])

/** Articles that the page holds whole; beyond that it would be slow to open. It says where there were more. */
const SHOWN_ARTICLES = 2000

/** The suite's first counts are the sentences' 5 x 5 confusion matrix. */
const CONFUSION = 25

interface ScoredSystem {
  readonly system: System
  readonly table: Table
  readonly estimates: ReadonlyArray<Estimate>
}

interface Scored {
  readonly systems: ReadonlyArray<ScoredSystem>
  readonly differences: Comparison["differences"]
}

const score = (
  articles: ReadonlyArray<MetricArticle>,
  systems: ReadonlyArray<System>,
  tested: typeof suite,
  resampling: Resampling
): Scored => {
  const tables = systems.map((system) => tabulate(suite, articles, (id) => segmentsOf(system, id)))
  const { differences, estimates } = compare(suite, tested, tables, resampling)
  return { systems: systems.map((system, i) => ({ system, table: tables[i]!, estimates: estimates[i]! })), differences }
}

const segmentsOf = (system: System, id: string): ReadonlyArray<LabelledSegment> =>
  inOrder(system.labelled.get(id)?.segments ?? [])

/** Significantly better than every other system: Holm's p below 5 % for each pair. */
const isBest = (index: number, score: string, { differences, systems }: Scored): boolean => {
  const better = suite.scores.find(({ name }) => name === score)?.better === "lower" ? -1 : 1
  const won = (difference: Difference) =>
    difference.adjusted < 0.05 && difference.value * (difference.first === index ? better : -better) > 0
  return (
    systems.length > 1 &&
    differences
      .filter((difference) => difference.score === score && (difference.first === index || difference.second === index))
      .every(won)
  )
}

const costOf = (system: System, articles: number) => {
  if (system.seconds === undefined) return {}
  const { articlesPerSecond, perArticle } = cost(articles, system.seconds, system.usages)
  return {
    articlesPerSecond,
    ...(perArticle !== undefined && {
      tokensPerArticle: perArticle.inputTokens + perArticle.outputTokens,
      costPerArticle: perArticle.cost
    })
  }
}

const reportArticle = (
  gold: LabelledArticle,
  article: MetricArticle,
  systems: ReadonlyArray<System>
): ReportArticle => ({
  id: gold.id,
  title: firstLine(gold.text),
  text: gold.text,
  sentences: article.sentences,
  gold: article.segments,
  predictions: systems.map((system) => {
    const segments = segmentsOf(system, gold.id)
    const counts = suite.count(article, segments)
    const failure = system.failures.get(gold.id)
    return {
      system: system.name,
      segments,
      ...(failure !== undefined && { failure }),
      scores: Object.fromEntries(SHOWN.scores.map(({ name, of }) => [name, of(counts)]))
    }
  })
})

const firstLine = (text: string) =>
  text
    .trimStart()
    .split(/[\r\n]/, 1)[0]!
    .slice(0, 120)

const scoresOf = (gold: ReadonlyArray<LabelledArticle>, resampling: Resampling, systems: ReadonlyArray<ScoredSystem>) =>
  new Scores({
    signature: signature(gold, resampling),
    gold: hashOf(gold),
    metrics: suite.scores.map(({ better, meaning, name }) => ({ id: name, meaning, better })),
    columns: suite.columns,
    systems: systems.map(({ estimates, system, table }) => ({
      name: system.name,
      role: system.role,
      failures: system.failures.size,
      scores: Object.fromEntries(
        estimates.map(({ high, low, score, value }) => [
          score,
          new ScoreEstimate({ value: orNull(value), low: orNull(low), high: orNull(high) })
        ])
      ),
      articles: table.ids,
      counts: table.ids.map((_, row) => [
        ...table.values.subarray(row * suite.columns.length, (row + 1) * suite.columns.length)
      ])
    }))
  })

const orNull = (value: number) => (Number.isNaN(value) ? null : value)
