import { SEGMENT_TYPES, segmentTypes, type SegmentType } from "./errors.ts"
import { figures } from "../../pipeline/write/page/figures.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import type { Report } from "./Report.ts"

/** Where each system goes wrong: how many of the gold and of its own segments are of which type. */
export const errorsSection = (report: Report): Markup | undefined => {
  const rows = report.systems
    .map(({ name }) => ({ name, ...count(report, name) }))
    .filter(({ articles }) => articles > 0)
  if (rows.length === 0) return undefined
  return markup`
<section id="errors">
<h2>Errors</h2>
<p class="lead">Every gold and every predicted segment has exactly one type.
Two segments meet where they share at least half of the shorter one.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Segments by type">
<table class="errors">
<caption class="unseen">Segments by type</caption>
<thead><tr><th scope="col">System</th><th scope="col">Segments</th>${[...SEGMENT_TYPES, "all"].map(
    (name) => markup`
<th scope="col" class="n">${name}</th>`
  )}</tr></thead>
${rows.map(
  ({ gold, name, predicted }) => markup`
<tbody><tr><th scope="rowgroup" rowspan="2">${name}</th><td>of gold</td>${cells(gold, "spurious")}</tr>
<tr><td>predicted</td>${cells(predicted, "missed")}</tr></tbody>`
)}
</table></div>
<dl class="types">${SEGMENT_TYPES.map((type) => markup`<div><dt>${type}</dt><dd>${MEANINGS[type]}</dd></div>`)}</dl>
</section>`
}

const MEANINGS: Readonly<Record<SegmentType, string>> = {
  correct: "Same label, same ends.",
  boundary: "Same label, other ends.",
  split: "One gold segment found as several of its label.",
  merged: "Several gold segments found as one of their label.",
  "wrong label": "Meets only segments of another label.",
  missed: "A gold segment that meets no predicted one.",
  spurious: "A predicted segment that meets no gold one."
}

type Counts = Record<SegmentType, number>

const count = (report: Report, name: string) => {
  const gold = none()
  const predicted = none()
  let articles = 0
  for (const article of report.articles) {
    const prediction = article.predictions.find(({ system }) => system === name)
    if (prediction === undefined) continue
    articles++
    const types = segmentTypes(article.gold, prediction.segments)
    for (const { type } of types.gold) gold[type]++
    for (const { type } of types.predicted) predicted[type]++
  }
  return { articles, gold, predicted }
}

const none = (): Counts => ({ correct: 0, boundary: 0, split: 0, merged: 0, "wrong label": 0, missed: 0, spurious: 0 })

const cells = (counts: Counts, impossible: SegmentType): ReadonlyArray<Markup> => {
  const all = SEGMENT_TYPES.reduce((sum, type) => sum + counts[type], 0)
  return [
    ...SEGMENT_TYPES.map((type) =>
      type === impossible
        ? markup`<td></td>`
        : markup`<td class="n">${figures.count(counts[type])} <small>${figures.percent(counts[type], all)}</small></td>`
    ),
    markup`<td class="n">${figures.count(all)}</td>`
  ]
}
