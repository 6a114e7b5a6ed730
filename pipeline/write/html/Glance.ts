import type { AnnotatedArticle } from "../../../schemas/annotated.ts"
import { Kind, type Label, LABELS, Relation, Stance } from "../../../schemas/label.ts"

/** A corpus in figures: all that the page shows of articles that it need not hold. Grows with outlets and months, not with articles. */
export interface Glance {
  articles: number
  failures: number
  warnings: number
  sentences: number
  readonly labels: Readonly<Record<Label, LabelGlance>>
  readonly stances: Record<Stance, number>
  readonly kinds: Record<Kind, number>
  readonly relations: Record<Relation, number>
  /** `""` are those of which nothing is known, here and below. */
  readonly outlets: Map<string, Group>
  /** Articles whose outlet is the host of an address, and those of which only a folder is known. */
  onHosts: number
  inFolders: number
  /** By `2024-03`, or `2024` where no month is known. */
  readonly months: Map<string, Group>
}

export interface LabelGlance {
  segments: number
  /** Sentences in its segments. */
  sentences: number
  /** Articles that have one. */
  articles: number
  /** Segments by the twentieth of the text, by code points, in which their middle lies. */
  readonly positions: Array<number>
}

/** Some articles and their segments. */
export interface Group {
  articles: number
  readonly segments: Record<Label, number>
}

const zeros = <K extends string>(keys: ReadonlyArray<K>) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

export const emptyGlance = (): Glance => ({
  articles: 0,
  failures: 0,
  warnings: 0,
  sentences: 0,
  labels: Object.fromEntries(
    LABELS.map((label) => [
      label,
      { segments: 0, sentences: 0, articles: 0, positions: Array.from({ length: PLACES }, () => 0) }
    ])
  ) as unknown as Glance["labels"],
  stances: zeros(Stance.literals),
  kinds: zeros(Kind.literals),
  relations: zeros(Relation.literals),
  outlets: new Map(),
  onHosts: 0,
  inFolders: 0,
  months: new Map()
})

export const emptyGroup = (): Group => ({ articles: 0, segments: zeros(LABELS) })

/** Counts one more article. @param length of its text, in code points */
export const addToGlance = (
  glance: Glance,
  article: AnnotatedArticle,
  length: number,
  outlet: string,
  day: string
): void => {
  glance.articles++
  glance.sentences += article.sentences.length
  const groups = [groupOf(glance.outlets, outlet), groupOf(glance.months, day.slice(0, 7))]
  for (const group of groups) group.articles++
  const seen = new Set<Label>()
  for (const { end, first_sentence, kind, label, last_sentence, link, stance, start } of article.segments) {
    const own = glance.labels[label]
    own.segments++
    own.sentences += last_sentence - first_sentence + 1
    own.positions[Math.min(PLACES - 1, Math.floor((PLACES * (start + end)) / 2 / Math.max(1, length)))]!++
    if (!seen.has(label)) own.articles++
    seen.add(label)
    if (stance !== undefined) glance.stances[stance]++
    if (kind !== undefined) glance.kinds[kind]++
    if (link !== undefined) glance.relations[link.relation]++
    for (const group of groups) group.segments[label]++
  }
}

const PLACES = 20

const groupOf = (groups: Map<string, Group>, name: string): Group => {
  const known = groups.get(name)
  if (known !== undefined) return known
  // Names without end would be memory without end.
  if (groups.size >= MOST_GROUPS && name !== REST) return groupOf(groups, REST)
  const group = emptyGroup()
  groups.set(name, group)
  return group
}

const MOST_GROUPS = 10_000

/** The group of those that found no place of their own. */
const REST = ""
