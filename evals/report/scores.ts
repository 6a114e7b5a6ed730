import { figures } from "../../pipeline/write/page/figures.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import type { Report, ReportMetric, ReportScore, ReportSystem } from "./Report.ts"

/** The scores: a panel a metric, a row a system, each with its interval drawn on the panel's common scale. */
export const scoresSection = (report: Report): Markup => markup`
<section id="scores">
<h2>Scores</h2>
<p class="lead">Each dot is a score over all articles, each line its 95% interval (bootstrap over articles).
<b class="best">best</b> stands only where an extractor is significantly better than every other one;
where it stands nowhere, nothing is settled.</p>
${systemsTable(report)}
<div class="panels">${report.metrics.map((metric) => panel(report, metric))}</div>
</section>`

const ROLES = {
  extractor: "extractor",
  floor: "floor: a baseline",
  ceiling:
    "ceiling: two labelling passes of the dataset against each other; consistency of one annotator, not agreement between people"
} as const

const systemsTable = ({ systems }: Report): Markup => {
  const timed = systems.some(({ articlesPerSecond }) => articlesPerSecond !== undefined)
  const paid = systems.some(({ costPerArticle }) => costPerArticle !== undefined)
  return markup`
<div class="scroll" tabindex="0" role="region" aria-label="What is compared">
<table class="systems">
<caption>What is compared</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col" class="n">Failed articles</th>${
    timed ? markup`<th scope="col" class="n">Articles/s</th>` : undefined
  }${
    paid ? markup`<th scope="col" class="n">Tokens/article</th><th scope="col" class="n">USD/article</th>` : undefined
  }</tr></thead>
<tbody>${systems.map(
    ({ articlesPerSecond, costPerArticle, failures, name, role, tokensPerArticle }) => markup`
<tr><th scope="row">${mark(role)}${name}</th><td>${ROLES[role]}</td>
<td class="n">${failures > 0 ? markup`<b class="bad">${figures.count(failures)}</b>` : role === "ceiling" ? "–" : 0}</td>${
      timed
        ? markup`<td class="n">${articlesPerSecond === undefined ? "–" : figures.rate(articlesPerSecond)}</td>`
        : undefined
    }${
      paid
        ? markup`<td class="n">${tokensPerArticle === undefined ? "–" : figures.count(Math.round(tokensPerArticle))}</td>
<td class="n">${costPerArticle === undefined ? "–" : figures.rate(costPerArticle)}</td>`
        : undefined
    }</tr>`
  )}
</tbody></table></div>${
    systems.some(({ failures }) => failures > 0)
      ? markup`<p class="note">An article on which an extractor fails counts as an empty prediction.</p>`
      : undefined
  }`
}

const panel = (report: Report, metric: ReportMetric): Markup => {
  const scores = report.systems.map(({ name }) =>
    report.scores.find((score) => score.metric === metric.id && score.system === name)
  )
  const scale = scaleOf(scores)
  const lines = report.systems.flatMap(({ role }, i) => {
    const value = scores[i]?.value
    if (role === "extractor" || value === undefined || Number.isNaN(value)) return []
    return [markup`<line class="${role}" x1="${scale.x(value)}" x2="${scale.x(value)}" y1="0" y2="100%"/>`]
  })
  const direction = metric.higherIsBetter || metric.meaning.includes("lower is better") ? "" : "; lower is better"
  return markup`
<table class="panel">
<caption>${metric.name} <small>${metric.meaning}${direction}</small></caption>
<colgroup><col class="name"><col><col class="score"><col class="interval"></colgroup>
<thead class="unseen"><tr>${["System", "Interval, drawn", "Score", "95% interval"].map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${report.systems.map((system, i) => row(system, scores[i], scale, lines))}
<tr class="axis" aria-hidden="true"><td></td><td><svg width="100%" height="16">${[
    scale.low,
    (scale.low + scale.high) / 2,
    scale.high
  ].map(
    (tick, i) => markup`
<text x="${scale.x(tick)}" y="12" text-anchor="${["start", "middle", "end"][i]}">${String(tick).replace("-", "−")}</text>`
  )}</svg></td><td></td><td></td></tr>
</tbody></table>`
}

interface Scale {
  readonly low: number
  readonly high: number
  /** A place on the scale, in per cent of its width. */
  readonly x: (value: number) => string
}

/** 0 to 1, and further, in halves, where a score or an interval does. */
const scaleOf = (scores: ReadonlyArray<ReportScore | undefined>): Scale => {
  const values = scores
    .flatMap((score) => [score?.value, score?.low, score?.high])
    .map(Number)
    .filter(Number.isFinite)
  const low = Math.min(0, Math.floor(Math.min(0, ...values) * 2) / 2)
  const high = Math.max(1, Math.ceil(Math.max(1, ...values) * 2) / 2)
  return { low, high, x: (value) => `${((100 * (value - low)) / (high - low)).toFixed(2)}%` }
}

const row = (
  { name, role }: ReportSystem,
  score: ReportScore | undefined,
  { x }: Scale,
  lines: ReadonlyArray<Markup>
): Markup => {
  const { high, low, value } = score ?? { value: Number.NaN, low: undefined, high: undefined }
  const interval =
    low === undefined || high === undefined || Number.isNaN(low) || Number.isNaN(high)
      ? undefined
      : ([low, high] as const)
  return markup`
<tr class="${role}"><th scope="row" title="${name}">${name}${role === "extractor" ? undefined : markup` <small>${role}</small>`}</th>
<td aria-hidden="true"><svg width="100%" height="28"><line class="base" x1="0" x2="100%" y1="14" y2="14"/>${lines}${
    interval && markup`<line class="whisker" x1="${x(interval[0])}" x2="${x(interval[1])}" y1="14" y2="14"/>`
  }${Number.isNaN(value) ? undefined : markup`<circle class="dot" cx="${x(value)}" cy="14" r="4"/>`}</svg></td>
<td class="n">${score?.best === true ? markup`<b class="best">best</b> <b>${figures.score(value)}</b>` : figures.score(value)}</td>
<td class="n interval">${interval && `${figures.score(interval[0])} to ${figures.score(interval[1])}`}</td></tr>`
}

const mark = (role: ReportSystem["role"]): Markup =>
  markup`<svg class="mark ${role}" width="14" height="10" aria-hidden="true"><circle class="dot" cx="5" cy="5" r="4"/></svg>`
