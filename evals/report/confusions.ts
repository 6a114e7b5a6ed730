import { CATEGORIES } from "../metrics/projection.ts"
import { figures } from "../../pipeline/write/page/figures.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import type { Report, ReportConfusion } from "./Report.ts"

/** Which category's sentences went where: a heat map a system, shaded by share of the gold category's sentences. */
export const confusionsSection = (report: Report): Markup | undefined =>
  report.confusions.length === 0
    ? undefined
    : markup`
<section id="confusions">
<h2>Confusions</h2>
<p class="lead">Sentences by their gold category (rows) and the category that was predicted (columns):
the count, and its share of the row. The diagonal is right.</p>
<div class="panels">${report.confusions.map(heatMap)}</div>
</section>`

const heatMap = ({ counts, system }: ReportConfusion): Markup => markup`
<div class="scroll" tabindex="0" role="region" aria-label="Confusions of ${system}"><table class="heat">
<caption>${system}</caption>
<thead><tr><th scope="col">gold</th>${CATEGORIES.map((category) => markup`<th scope="col">${category}</th>`)}<th scope="col">all</th></tr></thead>
<tbody>${CATEGORIES.map((category, gold) => {
  const row = CATEGORIES.map((_, predicted) => counts[gold * CATEGORIES.length + predicted] ?? 0)
  const all = row.reduce((sum, count) => sum + count, 0)
  return markup`
<tr><th scope="row">${category}</th>${row.map((count, predicted) => {
    const share = all === 0 ? 0 : count / all
    return markup`
<td ${predicted === gold ? markup`class="right" ` : undefined}style="--share:${Math.round(100 * share)}%">${figures.count(count)}
<small>${figures.percent(count, all)}</small></td>`
  })}<td class="all">${figures.count(all)}</td></tr>`
})}</tbody></table></div>`
