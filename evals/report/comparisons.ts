import { figures } from "../../pipeline/write/page/figures.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import type { Report, ReportComparison } from "./Report.ts"

/** Every pair of systems under every metric that was tested: the difference, its interval, and whether it is settled. */
export const comparisonsSection = (report: Report): Markup | undefined => {
  if (report.comparisons.length === 0) return undefined
  const scale = scaleOf(report.comparisons)
  const settled = report.comparisons.filter(({ holm }) => holm < LEVEL).length
  return markup`
<section id="comparisons">
<h2>Comparisons</h2>
<p class="lead">${settled} of ${report.comparisons.length} differences are significant.
p: paired approximate randomisation over articles.
Adjusted p: Holm's correction over all rows of this table; a difference counts as significant where it is below 0.05.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Pairwise comparisons">
<table class="comparisons">
<caption class="unseen">Pairwise comparisons</caption>
<thead><tr><th scope="col">Metric</th><th scope="col">A and B</th><th scope="col" class="n">A − B</th>
<th scope="col" class="plot"><span class="unseen">Interval, drawn</span></th><th scope="col">95% interval</th>
<th scope="col" class="n">p</th><th scope="col" class="n">Adjusted p</th><th scope="col">Better</th></tr></thead>
${report.metrics
  .map(({ higherIsBetter, id, name }) => {
    const rows = report.comparisons.filter(({ metric }) => metric === id)
    return rows.length === 0 ? undefined : group(name, higherIsBetter, rows, scale)
  })
  .filter((rows) => rows !== undefined)}
</table></div>
</section>`
}

const LEVEL = 0.05

/** A difference's place, in per cent of the plot's width: one scale for the whole table, 0 in its middle. */
const scaleOf = (comparisons: ReadonlyArray<ReportComparison>): ((value: number) => string) => {
  const ends = comparisons.flatMap(({ difference, high, low }) => [difference, low, high]).filter(Number.isFinite)
  const reach = Math.max(0.01, ...ends.map(Math.abs)) * 1.05
  return (value) => `${(50 + (50 * value) / reach).toFixed(2)}%`
}

const group = (
  metric: string,
  higherIsBetter: boolean,
  rows: ReadonlyArray<ReportComparison>,
  x: (value: number) => string
): Markup =>
  markup`<tbody>${rows.map(({ a, b, difference, high, holm, low, p }, i) => {
    const significant = holm < LEVEL
    const drawn = [difference, low, high].every(Number.isFinite)
    return markup`
<tr${significant ? markup` class="significant"` : undefined}>${
      i > 0
        ? undefined
        : markup`
<th scope="rowgroup" rowspan="${rows.length}">${metric}${higherIsBetter ? undefined : markup` <small>lower is better</small>`}</th>`
    }
<td>${a} <small>and</small> ${b}</td><td class="n">${figures.difference(difference)}</td>
<td class="plot" aria-hidden="true"><svg width="100%" height="34"><line class="zero" x1="50%" x2="50%" y1="0" y2="100%"/>${
      drawn
        ? markup`
<line class="whisker" x1="${x(low)}" x2="${x(high)}" y1="17" y2="17"/>
<circle class="dot" cx="${x(difference)}" cy="17" r="4"/>`
        : undefined
    }</svg></td>
<td class="interval">${drawn ? `${figures.difference(low)} to ${figures.difference(high)}` : "–"}</td>
<td class="n">${figures.p(p)}</td><td class="n">${figures.p(holm)}</td>
<td>${
      significant
        ? markup`<b>${difference > 0 === higherIsBetter ? a : b}</b>`
        : markup`<small>${Number.isNaN(holm) ? "–" : "not settled"}</small>`
    }</td></tr>`
  })}</tbody>`
