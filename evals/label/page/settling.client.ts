import { element, make } from "../../../pipeline/write/page/dom.client.js"
import { change, mark } from "./history.client.ts"
import { describeRange, type Range, segmentAt, type Segments, take } from "./segments.ts"
import { goTo } from "./selection.client.ts"
import { refuse } from "./speak.client.ts"
import { onUpdate, state } from "./state.client.ts"

/** The difference on which the keyboard stands, settled or not. */
const current = (): Range | undefined =>
  state.article.settling?.differences.find(({ first, last }) => first <= state.at && state.at <= last)

/** Goes to the next difference, of those that are still open if there are any. */
export const stepDifference = (by: 1 | -1): void => {
  const all = state.open.length > 0 ? state.open : (state.article.settling?.differences ?? [])
  const next =
    by === 1
      ? (all.find(({ first }) => first > state.at) ?? all[0])
      : (all.findLast(({ last }) => last < state.at) ?? all.at(-1))
  if (next === undefined) return refuse("The two versions do not differ in this article: d is for done.")
  goTo(next.first)
}

/** Takes one of the versions where they differ here. */
export const takeVersion = (which: 0 | 1): void => {
  const range = current()
  const version = state.article.settling?.versions[which]
  if (range === undefined || version === undefined)
    return refuse("The versions do not differ here: ] goes to the next difference.")
  change(take(state.segments, version, range), range)
  onwards()
}

export const settleAsItStands = (): void => {
  const range = current()
  if (range === undefined || !isOpen(range)) return stepDifference(1)
  mark(
    { open: state.open.filter(({ first }) => first !== range.first) },
    `Settled as it stands: ${describeRange(range)}.`
  )
  onwards()
}

const isOpen = (range: Range) => state.open.some(({ first }) => first === range.first)

const onwards = () => {
  if (state.open.length > 0) stepDifference(1)
}

/** Shows both versions of the difference here, side by side. */
const showDifference = (): void => {
  const { settles } = state.session
  const { settling } = state.article
  const place = element("settling")
  place.hidden = settling === undefined
  if (settling === undefined || settles === undefined) return
  const { differences, versions } = settling
  const range = current()
  const title = make("p", "eyebrow", `${differences.length} differences, ${state.open.length} still open`)
  if (range === undefined) {
    const go = actButton("next difference", "Next difference", "]")
    go.hidden = differences.length === 0
    place.replaceChildren(title, go)
    return
  }
  const number = differences.indexOf(range) + 1
  title.textContent = `Difference ${number} of ${differences.length}, ${isOpen(range) ? "open" : "settled"}; ${state.open.length} still open`
  const sides = make("div", "sides-by-side")
  versions.forEach((version, i) => {
    const name = settles[i] ?? ""
    const side = make("div", "side", make("h2", "", name))
    side.append(
      ...linesOf(version, range),
      actButton(i === 0 ? "take first" : "take second", `Take ${name}`, String(i + 1))
    )
    sides.append(side)
  })
  place.replaceChildren(title, sides, actButton("settled", "Right as it stands", "Enter"))
}

const actButton = (act: string, text: string, key: string): HTMLElement => {
  const button = make("button", "", `${text} `, make("kbd", "", key))
  button.setAttribute("type", "button")
  button.dataset["act"] = act
  return button
}

/** A version's segments of some sentences, in words. */
const linesOf = (version: Segments, range: Range): ReadonlyArray<HTMLElement> => {
  const lines: Array<HTMLElement> = []
  for (let n = range.first; n <= range.last; n++) {
    const segment = segmentAt(version, n)
    if (segment === undefined) lines.push(make("p", "", `${n} `, make("span", "chip", "none")))
    else if (segment.first === n || n === range.first) {
      const target = version.find(({ id }) => id === segment.link?.target)
      const words = [
        ...(segment.stance === "counter" ? ["counter"] : []),
        ...(segment.kind === undefined ? [] : [segment.kind]),
        ...(target === undefined ? [] : [`${segment.link?.relation} the ${target.label} at ${target.first}`])
      ]
      const span = segment.first === segment.last ? `${segment.first}` : `${segment.first}–${segment.last}`
      lines.push(make("p", "", `${span} `, make("span", `badge ${segment.label}`, segment.label), words.join(", ")))
    }
  }
  return lines
}

onUpdate(showDifference)
