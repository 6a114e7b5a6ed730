import { figures } from "../../pipeline/write/page/figures.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import type { Report, ReportCalibration } from "./Report.ts"

/** Whether confidence means what it says: reliability diagrams, and risk against coverage. */
export const confidenceSection = (report: Report): Markup | undefined => {
  const given = report.calibrations.filter(({ calibration }) => calibration.answers > 0)
  if (given.length === 0) return undefined
  return markup`
<section id="confidence">
<h2>Confidence</h2>
<p class="lead">A predicted segment is right where a gold segment of its label shares half of the words of both.
Reliability: in each bin of equally many segments, the share that is right; on the broken line confidence is exactly that share.
Risk and coverage: how many of the surest segments are wrong, if only so many are kept.</p>
<div class="charts">${given.map(reliability)}${riskCoverage(given)}</div>
${table(given)}
</section>`
}

const reliability = ({ calibration: { answers, bins, ece }, system }: ReportCalibration): Markup => markup`
<figure><figcaption><b>${system}</b>, reliability
<small>${figures.count(answers)} segments, expected calibration error ${figures.score(ece)}</small></figcaption>
${chart(
  `Reliability of ${system}: the numbers are in the table below`,
  "confidence",
  "share right",
  markup`
<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>
<polyline class="curve s0" points="${bins.map(({ accuracy, confidence }) => `${x(confidence)},${y(accuracy)}`).join(" ")}"/>
${bins.map(
  ({ accuracy, answers, confidence, high, low }) => markup`
<g><title>${answers} segments with confidence ${figures.score(low)} to ${figures.score(high)}: ${figures.score(accuracy)} right</title>
<line class="bin" x1="${x(low)}" x2="${x(high)}" y1="${y(accuracy)}" y2="${y(accuracy)}"/>
<circle class="dot" cx="${x(confidence)}" cy="${y(accuracy)}" r="4"/></g>`
)}`
)}
</figure>`

const riskCoverage = (given: ReadonlyArray<ReportCalibration>): Markup => {
  const top =
    Math.ceil(5 * Math.max(0.2, ...given.flatMap(({ calibration: { curve } }) => curve.map(({ risk }) => risk)))) / 5
  return markup`
<figure><figcaption><b>Risk and coverage</b> <small>lower is better; in brackets the area under the curve</small></figcaption>
${chart(
  `Risk against coverage of ${given.map(({ system }) => system).join(", ")}`,
  "share kept, surest first",
  "share wrong",
  markup`
${given.map(
  ({ calibration: { curve } }, i) => markup`
<polyline class="curve s${i % STROKES}" points="${curve.map(({ coverage, risk }) => `${x(coverage)},${y(risk / top)}`).join(" ")}"/>`
)}`,
  top
)}
<ul class="legend">${given.map(
    ({ calibration: { aurc }, system }, i) => markup`
<li><svg width="32" height="10" aria-hidden="true"><line class="curve s${i % STROKES}" x1="0" x2="32" y1="5" y2="5"/></svg>
${system} <small>(${figures.score(aurc)})</small></li>`
  )}</ul>
</figure>`
}

/** Line styles in page.css. */
const STROKES = 4

const WIDTH = 340
const HEIGHT = 280
const LEFT = 44
const BOTTOM = 42
const MARGIN = 12

const x = (share: number): string => (LEFT + share * (WIDTH - LEFT - MARGIN)).toFixed(1)
const y = (share: number): string => (HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - MARGIN)).toFixed(1)

/** Two axes, from 0 to 1 across and from 0 to `top` upwards, and what is drawn between them. */
const chart = (description: string, across: string, up: string, drawn: Markup, top = 1): Markup => markup`
<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${description}">
${[0, 0.25, 0.5, 0.75, 1].map(
  (tick) => markup`
<line class="grid" x1="${x(0)}" x2="${x(1)}" y1="${y(tick)}" y2="${y(tick)}"/>
<text x="${LEFT - 6}" y="${y(tick)}" dy="4" text-anchor="end">${Number((tick * top).toFixed(3))}</text>
<text x="${x(tick)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${tick}</text>`
)}
<text class="axis-name" x="${x(0.5)}" y="${HEIGHT - 6}" text-anchor="middle">${across}</text>
<text class="axis-name" transform="translate(12 ${y(0.5)}) rotate(-90)" text-anchor="middle">${up}</text>
${drawn}</svg>`

const table = (given: ReadonlyArray<ReportCalibration>): Markup => markup`
<details><summary>Reliability in numbers</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Reliability in numbers"><table>
<thead><tr><th scope="col">System</th>${["Confidence", "Segments", "Mean confidence", "Share right"].map(
  (name) => markup`
<th scope="col" class="n">${name}</th>`
)}</tr></thead>
${given.map(
  ({ calibration: { bins }, system }) =>
    markup`<tbody>${bins.map(
      ({ accuracy, answers, confidence, high, low }, i) => markup`
<tr>${i === 0 ? markup`<th scope="rowgroup" rowspan="${bins.length}">${system}</th>` : undefined}
<td class="n">${figures.score(low)} to ${figures.score(high)}</td><td class="n">${figures.count(answers)}</td>
<td class="n">${figures.score(confidence)}</td><td class="n">${figures.score(accuracy)}</td></tr>`
    )}</tbody>`
)}
</table></div></details>`
