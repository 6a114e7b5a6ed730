import { LABELS } from "../../../schemas/label.ts"
import { figures } from "../page/figures.ts"
import { type Markup, markup } from "../page/markup.ts"
import { outletNoun } from "./outlet.ts"
import { emptyGroup, type Glance, type Group } from "./Glance.ts"

/** The articles by where they appeared; nothing where that is one place or unknown. */
export const outletsSection = (glance: Glance): Markup | undefined => {
  const { outlets } = glance
  const known = [...outlets]
    .filter(([name]) => name !== "")
    .sort(([a, one], [b, other]) => other.articles - one.articles || (a < b ? -1 : 1))
  const noun = outletNoun(glance)
  if (noun === undefined || known.length === 0 || outlets.size < 2) return undefined
  // A row for "1 other" would be no shorter than that one's own.
  const some = known.length > MOST_OUTLETS + 1 ? known.slice(0, MOST_OUTLETS) : known
  const rest = known.slice(some.length)
  const groups = [
    ...some,
    ...summed(
      rest.map(([, group]) => group),
      `${figures.count(rest.length)} others`
    ),
    ...summed(unknown(outlets), "unknown")
  ]
  return section("outlets", noun.many, `${noun.by}; those with most articles.`, noun.one, groups)
}

/** The articles by month, or by year where months are many or not known; nothing where that is one or unknown. */
export const monthsSection = ({ months }: Glance): Markup | undefined => {
  const known = [...months].filter(([name]) => name !== "")
  const isByMonth = known.length <= MOST_MONTHS && known.every(([name]) => name.includes("-"))
  const periods = new Map<string, Array<Group>>()
  for (const [name, group] of known.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const period = isByMonth ? name : name.slice(0, 4)
    periods.set(period, [...(periods.get(period) ?? []), group])
  }
  const all = [...periods].flatMap(([name, groups]) => summed(groups, name))
  const early = all.slice(0, Math.max(0, all.length - MOST_YEARS))
  const late = all.slice(early.length)
  const groups = [
    ...summed(
      early.map(([, group]) => group),
      `before ${late[0]?.[0]}`
    ),
    ...late,
    ...summed(unknown(months), "unknown")
  ]
  if (all.length === 0 || groups.length < 2) return undefined
  return section(
    "dates",
    "Dates",
    `By the ${isByMonth ? "month" : "year"} that an article states.`,
    isByMonth ? "Month" : "Year",
    groups
  )
}

const MOST_OUTLETS = 20
const MOST_MONTHS = 30
const MOST_YEARS = 50

const unknown = (groups: ReadonlyMap<string, Group>): ReadonlyArray<Group> =>
  [...groups].flatMap(([name, group]) => (name === "" ? [group] : []))

/** Groups as one, under that name; none where there are none. */
const summed = (groups: ReadonlyArray<Group>, name: string): ReadonlyArray<readonly [string, Group]> => {
  if (groups.length === 0) return []
  const sum = emptyGroup()
  for (const group of groups) {
    sum.articles += group.articles
    for (const label of LABELS) sum.segments[label] += group.segments[label]
  }
  return [[name, sum]]
}

const section = (
  id: string,
  name: string,
  lead: string,
  heading: string,
  groups: ReadonlyArray<readonly [string, Group]>
): Markup => {
  const most = Math.max(...groups.map(([, { articles }]) => articles))
  return markup`
<section id="${id}">
<h2>${name}</h2>
<p class="lead">${lead} The shares are of the segments.</p>
<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="groups">
<thead><tr><th scope="col">${heading}</th><th scope="col" class="bars"><span class="unseen">Articles, as a bar</span></th>
<th scope="col" class="n">Articles</th><th scope="col" class="n">Segments each</th>
<th scope="col" class="stack"><span class="unseen">Shares, as a bar</span></th>${LABELS.map(
    (label) => markup`
<th scope="col" class="n"><span class="badge ${label}">${label.slice(0, 2).toUpperCase()}</span><span class="unseen">${label}</span></th>`
  )}</tr></thead>
<tbody>${groups.map(([name, { articles, segments }]) => {
    const all = LABELS.reduce((sum, label) => sum + segments[label], 0)
    return markup`
<tr><th scope="row">${name}</th><td class="bars"><span class="fill" style="width:${((100 * articles) / most).toFixed(2)}%"></span></td>
<td class="n">${figures.count(articles)}</td><td class="n">${(all / articles).toFixed(1)}</td>
<td class="stack"><span>${LABELS.map((label) => markup`<i class="${label}" style="flex-grow:${segments[label]}"></i>`)}</span></td>${LABELS.map(
      (label) => markup`<td class="n">${figures.percent(segments[label], all)}</td>`
    )}</tr>`
  })}</tbody></table></div>
</section>`
}
