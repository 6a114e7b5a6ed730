import { element, make } from "../../../pipeline/write/page/dom.client.js"
import type { LabelSegment } from "./segments.ts"
import { badgeOf, here, onUpdate, selected, state } from "./state.client.ts"

/** The elements of the sentences, from 0, and how each was painted last. */
let sentences: Array<HTMLElement> = []
let painted: Array<string> = []

/** Puts the open article's text on the page; `paint` labels it. */
export const showText = (): void => {
  const { article } = state
  sentences = article.sentences.map((text, i) => {
    const sentence = make("span", "sentence", text)
    sentence.id = `s${i + 1}`
    sentence.dataset["n"] = String(i + 1)
    sentence.setAttribute("role", "option")
    sentence.tabIndex = -1
    return sentence
  })
  painted = []
  element("text").replaceChildren(
    ...article.paragraphs.map(({ first, kind, last }) => {
      const paragraph = make("p", `block ${kind}`)
      paragraph.setAttribute("role", "presentation")
      sentences.slice(first - 1, last).forEach((sentence, i) => paragraph.append(i === 0 ? "" : " ", sentence))
      return paragraph
    })
  )
}

/** Brings the page to the state: only sentences that look another way now are touched, so that a long article is as quick. */
const paint = (): void => {
  const { at, linkFrom, open, segments } = state
  const range = selected()
  const own = here()
  const source =
    linkFrom === undefined ? own : segments.find(({ first, last }) => first <= linkFrom && linkFrom <= last)
  const target = source?.link?.target
  const badges = new Map(segments.map((segment, i) => [segment.id, i]))
  let next = 0
  let difference = 0
  for (let n = 1; n <= sentences.length; n++) {
    while (next < segments.length && (segments[next]?.last ?? 0) < n) next++
    while (difference < open.length && (open[difference]?.last ?? 0) < n) difference++
    const candidate = segments[next]
    const segment = candidate !== undefined && candidate.first <= n ? candidate : undefined
    const classes = [
      "sentence",
      ...(segment === undefined ? [] : ["segment", segment.label]),
      ...(segment !== undefined && segment.id === own?.id ? ["here"] : []),
      ...(segment !== undefined && segment.id === target ? ["target"] : []),
      ...(n >= range.first && n <= range.last && linkFrom === undefined ? ["selected"] : []),
      ...(n === at ? ["at"] : []),
      ...((open[difference]?.first ?? Number.POSITIVE_INFINITY) <= n ? ["open"] : [])
    ].join(" ")
    const look = segment === undefined ? classes : `${classes}|${n === segment.first}|${lookOf(segment, badges)}`
    if (painted[n - 1] === look) continue
    painted[n - 1] = look
    paintSentence(n, classes, segment)
  }
}

/** Moves the keyboard's focus to where the state says. */
export const focusSentence = (): void => {
  const sentence = sentences[state.at - 1]
  sentence?.focus({ preventScroll: true })
  sentence?.scrollIntoView({ block: "nearest" })
}

/** All of a segment that shows on it. */
const lookOf = ({ id, kind, link, stance }: LabelSegment, badges: ReadonlyMap<string, number>): string =>
  `${badges.get(id)} ${kind ?? ""} ${stance ?? ""} ${link?.relation ?? ""} ${badges.get(link?.target ?? "") ?? ""}`

const paintSentence = (n: number, classes: string, segment: LabelSegment | undefined): void => {
  const sentence = sentences[n - 1]
  if (sentence === undefined) return
  sentence.className = classes
  sentence.tabIndex = n === state.at ? 0 : -1
  sentence.setAttribute("aria-selected", String(classes.includes("selected")))
  const text = state.article.sentences[n - 1] ?? ""
  const tags = segment === undefined || segment.first !== n ? [] : [tagsOf(segment)]
  sentence.replaceChildren(...tags, text)
  sentence.setAttribute("aria-label", `${n}, ${segment === undefined ? "none" : describe(segment)}: ${text}`)
}

/** A segment in words: `claim 3, counter, attacks T1`. */
export const describe = (segment: LabelSegment): string =>
  [`${segment.label} ${badgeOf(segment).slice(1)}`, ...attributesOf(segment)].join(", ")

const attributesOf = ({ kind, link, stance }: LabelSegment): ReadonlyArray<string> => {
  const target = state.segments.find(({ id }) => id === link?.target)
  return [
    ...(stance === "counter" ? ["counter"] : []),
    ...(kind === undefined ? [] : [kind]),
    ...(link === undefined || target === undefined ? [] : [`${link.relation} ${badgeOf(target)}`])
  ]
}

const tagsOf = (segment: LabelSegment): HTMLElement => {
  const tags = make("span", "tags", make("span", "badge", badgeOf(segment)))
  const attributes = attributesOf(segment)
  if (attributes.length > 0) tags.append(make("span", "chip", attributes.join(" · ")))
  return tags
}

onUpdate(paint)
