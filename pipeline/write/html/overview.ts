import { type Label, LABELS } from "../../../schemas/label.ts"
import { figures } from "../page/figures.ts"
import { type Markup, markup } from "../page/markup.ts"
import type { Glance } from "./Glance.ts"

/** How much there is of each label, where in the articles it stands, and what the segments are and do. */
export const overviewSection = (glance: Glance): Markup => {
  const { articles, labels, sentences } = glance
  const segments = LABELS.reduce((sum, label) => sum + labels[label].segments, 0)
  const most = Math.max(1, ...LABELS.map((label) => labels[label].segments))
  return markup`
<section id="overview">
<h2>Overview</h2>
<p class="lead">How much of each label there is. Sentences count headings and what a page carries beside its article, too.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Segments of each label"><table class="shares">
<thead><tr><th scope="col">Label</th><th scope="col" class="bars"><span class="unseen">Segments, as a bar</span></th>
<th scope="col" class="n">Segments</th><th scope="col" class="n">of all</th>
<th scope="col" class="n">Sentences in them</th><th scope="col" class="n">Articles with one</th></tr></thead>
<tbody>${LABELS.map((label) => {
    const own = labels[label]
    return markup`
<tr><th scope="row">${badge(label)}${label}</th><td class="bars"><span class="fill ${label}" style="width:${percent(own.segments, most)}"></span></td>
<td class="n">${figures.count(own.segments)}</td><td class="n">${figures.percent(own.segments, segments)}</td>
<td class="n">${figures.percent(own.sentences, sentences)}</td><td class="n">${figures.percent(own.articles, articles)}</td></tr>`
  })}</tbody></table></div>
${segments === 0 ? undefined : positions(glance)}
${attributes(glance)}
</section>`
}

const badge = (label: Label): Markup => markup`<span class="badge ${label}">${label.slice(0, 2).toUpperCase()}</span>`

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)}%`

const positions = ({ labels }: Glance): Markup => markup`
<h3>Where in the article</h3>
<p class="lead">Each label's segments by the twentieth of the text in which their middle lies, from the first word to the last;
each on its own scale, with its highest share written above.</p>
<div class="positions">${LABELS.map((label) => histogram(label, labels[label].positions))}</div>`

const WIDTH = 260
const HEIGHT = 96
const LINE = 16

const histogram = (label: Label, counts: ReadonlyArray<number>): Markup => {
  const step = WIDTH / counts.length
  const summary = halfOf(counts)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const top = Math.max(1, ...counts)
  const peak = counts.indexOf(top)
  return markup`
<figure><figcaption>${badge(label)}<b>${label}</b> <small>${summary}</small></figcaption>
<svg class="histogram ${label}" viewBox="0 ${-LINE} ${WIDTH} ${HEIGHT + 2 * LINE}" role="img" aria-label="${label}: ${summary}; in each twentieth ${counts.join(", ")}">
${counts.map((count, n) => {
  const height = (HEIGHT * count) / top
  return markup`<rect x="${(n * step + 0.75).toFixed(2)}" y="${(HEIGHT - height).toFixed(1)}" width="${(step - 1.5).toFixed(2)}" height="${height.toFixed(1)}"><title>${`${figures.count(count)} (${figures.percent(count, all)}) from ${5 * n}% to ${5 * n + 5}% of the text`}</title></rect>`
})}
${peak < 0 ? undefined : markup`<text x="${Math.min(WIDTH - 14, Math.max(14, (peak + 0.5) * step)).toFixed(1)}" y="-4" text-anchor="middle">${figures.percent(top, all)}</text>`}
<line class="base" x1="0" x2="${WIDTH}" y1="${HEIGHT}" y2="${HEIGHT}"/>
<text x="0" y="${HEIGHT + LINE - 2}">beginning</text><text x="${WIDTH}" y="${HEIGHT + LINE - 2}" text-anchor="end">end</text></svg></figure>`
}

/** Where the middle one of them stands, as if each twentieth's were spread evenly over it. */
const halfOf = (counts: ReadonlyArray<number>): string => {
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all === 0) return "none"
  let before = 0
  const place = counts.findIndex((count) => (before += count) >= all / 2)
  const median = place + 1 - (before - all / 2) / counts[place]!
  return `half of them before ${Math.round((100 * median) / counts.length)}% of the text`
}

/** Stances, kinds and links, each only where an extractor gave one. */
const attributes = ({ kinds, relations, stances }: Glance): Markup | undefined => {
  const lists = [
    { name: "Stances of claims", counts: stances, label: "claim" },
    { name: "Kinds of examples", counts: kinds, label: "example" },
    { name: "Links", counts: relations, label: "" }
  ]
    .map((list) => ({
      ...list,
      entries: Object.entries(list.counts)
        .filter(([, count]) => count > 0)
        .sort(([, a], [, b]) => b - a)
    }))
    .filter(({ entries }) => entries.length > 0)
  if (lists.length === 0) return undefined
  return markup`
<h3>What they are, and what they do</h3>
<div class="attributes">${lists.map(({ entries, label, name }) => {
    const most = entries[0]![1]
    return markup`
<table><caption>${name}</caption><tbody>${entries.map(
      ([value, count]) => markup`
<tr><th scope="row">${value}</th><td class="bars"><span class="fill ${label}" style="width:${percent(count, most)}"></span></td>
<td class="n">${figures.count(count)}</td></tr>`
    )}</tbody></table>`
  })}</div>`
}
