// The reader: one article at a time, gold and prediction side by side, paragraph by paragraph. Which one is shown is written
// in the address: `#article=ID&system=NAME`. Nothing that comes from the data is ever parsed as HTML.

/**
 * A segment as data.ts writes it, trailing nulls left out; offsets are code points.
 * @typedef {[label: number, start: number, end: number, stance?: string | null, kind?: string | null,
 *   relation?: string | null, target?: number | null, confidence?: number | null]} Segment
 * @typedef {Array<[type: number, counterparts: Array<number>]>} Types
 * @typedef {{ failure?: string, segments: Array<Segment>, types: { gold: Types, predicted: Types } }} Prediction
 * @typedef {{ text: string, sentences: Array<number>, gold: Array<Segment>, predictions: Array<Prediction | null> }} Body
 * @typedef {"gold" | "predicted"} Side
 * @typedef {{ side: Side, n: number }} Place A segment: its side, and its index there.
 * @typedef {{ systems: Array<{ name: string, role: string }>, categories: Array<string>, types: Array<string>,
 *   articles: Array<[id: string, title: string, sentences: number, scores: Array<Array<number | null> | null>]> }} Index
 */

import { element, make, makeButton, parsed } from "../../pipeline/write/page/dom.client.js"
import { addressed, addressOf } from "./view.client.js"

const [reader, text, detail] = ["reader", "text", "detail"].map(element)
const articleSelect = /** @type {HTMLSelectElement} */ (element("article"))
const systemSelect = /** @type {HTMLSelectElement} */ (element("system"))
/** Gold's and the prediction's. */
const sideButtons = reader.querySelectorAll(".sides button")

/** @type {Index} */
const index = parsed("index")
const { articles, categories, systems, types } = index
const labels = categories.filter((category) => category !== "none")
const badges = labels.map((label) => label.slice(0, 2).toUpperCase())

let article = -1
let system = -1
/** @type {Body} */
let body = { text: "", sentences: [], gold: [], predictions: [] }
/** @type {Record<Side, { segments: Array<Segment>, types: Types }>} */
let sides = { gold: { segments: [], types: [] }, predicted: { segments: [], types: [] } }
/** UTF-16 offset of each code point, and of the end. @type {Uint32Array} */
let units = new Uint32Array(1)
/** @type {Place | undefined} */
let current
/** Pressed buttons. @type {{ types: Set<number>, labels: Set<number> }} */
const only = { types: new Set(), labels: new Set() }

/** @param {Place} place */
const segmentOf = ({ n, side }) => sides[side].segments[n]
/** @param {Place} place */
const typeOf = ({ n, side }) => types[sides[side].types[n][0]]
/** @param {Place} place @returns {Array<Place>} */
const counterparts = ({ n, side }) =>
  sides[side].types[n][1].map((n) => ({ side: side === "gold" ? "predicted" : "gold", n }))
/** @param {Place} place @returns {Array<HTMLElement>} */
const pieces = ({ n, side }) =>
  /** @type {Array<HTMLElement>} */ ([...text.querySelectorAll(`[data-side="${side}"][data-n="${n}"]`)])
/** @param {Place} place */
const name = (place) => `${labels[segmentOf(place)[0]]} ${place.n + 1}`
/** @returns {Array<Place>} */
const places = () =>
  /** @type {const} */ (["gold", "predicted"]).flatMap((side) => sides[side].segments.map((_, n) => ({ side, n })))

/** Whether the pressed buttons let a segment through. @param {Place} place */
const shown = (place) =>
  (only.types.size === 0 || only.types.has(sides[place.side].types[place.n][0])) &&
  (only.labels.size === 0 || only.labels.has(segmentOf(place)[0]))

/** The errors, or what the buttons chose, in reading order; of segments that meet, only the first stands. */
const stops = () => {
  const chosen = places().filter((place) => shown(place) && (only.types.size > 0 || typeOf(place) !== "correct"))
  const taken = new Set(chosen.filter(({ side }) => side === "gold").map(({ n }) => n))
  return chosen
    .filter((place) => place.side === "gold" || !counterparts(place).some(({ n }) => taken.has(n)))
    .sort(inOrder)
}

/** @param {Place} a @param {Place} b */
const inOrder = (a, b) => segmentOf(a)[1] - segmentOf(b)[1] || a.side.localeCompare(b.side) || a.n - b.n

/** The text between two code points. @param {number} from @param {number} to */
const slice = (from, to) => body.text.slice(units[from], units[to])

/** A paragraph of one side. @param {Side} side @param {number} from @param {number} to in code points */
const cell = (side, from, to) => {
  const paragraph = make("p", `cell ${side}`)
  let at = from
  sides[side].segments.forEach(([label, start, end], n) => {
    if (end <= from || start >= to) return
    const first = Math.max(start, from)
    paragraph.append(slice(at, first))
    at = Math.min(end, to)
    const type = typeOf({ side, n })
    const piece = make("span", `segment ${labels[label]} ${type === "correct" ? "" : "error"}`, slice(first, at))
    piece.dataset.side = side
    piece.dataset.n = String(n)
    // A segment of several paragraphs is reached once, at the first of them.
    if (!text.querySelector(`[data-side="${side}"][data-n="${n}"]`)) {
      piece.tabIndex = 0
      piece.setAttribute("role", "group")
      piece.setAttribute("aria-label", `${side} ${name({ side, n })}, ${type}`)
      const tags = make("span", "tags", make("span", "badge", `${badges[label]}${n + 1}`))
      if (type !== "correct") tags.append(make("span", "chip type", type))
      piece.prepend(tags)
    }
    paragraph.append(piece)
  })
  paragraph.append(slice(at, to))
  return paragraph
}

const render = () => {
  current = undefined
  const prediction = body.predictions[system]
  const failure = prediction?.failure
  sides = {
    gold: { segments: body.gold, types: prediction?.types.gold ?? body.gold.map(() => [types.indexOf("missed"), []]) },
    predicted: { segments: prediction?.segments ?? [], types: prediction?.types.predicted ?? [] }
  }
  text.replaceChildren(
    make("p", "cell gold head", "Gold"),
    make("p", "cell predicted head", systems[system]?.name ?? "")
  )
  element("printed").textContent = articles[article][1] || articles[article][0]
  if (failure !== undefined)
    text.append(make("p", "failure", `${systems[system].name} failed on this article: ${failure}`))
  let at = 0
  for (const line of body.text.split("\n")) {
    const end = at + [...line].length
    if (line.trim() !== "") text.append(cell("gold", at, end), cell("predicted", at, end))
    at = end + 1
  }
  filter()
  describe()
}

/** Marks what the buttons leave out, and counts anew. */
const filter = () => {
  const all = places()
  for (const place of all) for (const piece of pieces(place)) piece.classList.toggle("faded", !shown(place))
  reader
    .querySelectorAll("button[data-type]")
    .forEach((button, type) => count(button, all.filter(({ n, side }) => sides[side].types[n][0] === type).length))
  reader
    .querySelectorAll("button[data-label]")
    .forEach((button, label) => count(button, all.filter((place) => segmentOf(place)[0] === label).length))
}

/** @param {Element} button @param {number} number */
const count = (button, number) => {
  button.classList.toggle("empty", number === 0)
  button.querySelector("small")?.replaceChildren(String(number))
}

/** Says all of a segment and outlines what belongs to it. @param {Place} [place] */
const describe = (place = current) => {
  for (const piece of text.querySelectorAll(".own, .met, .target")) piece.classList.remove("own", "met", "target")
  if (place === undefined) {
    detail.replaceChildren(make("p", "hint", "Point at a segment, or press j, to see all of it here."))
    return
  }
  const others = counterparts(place)
  const target = segmentOf(place)[6]
  for (const piece of pieces(place)) piece.classList.add("own")
  for (const other of others) for (const piece of pieces(other)) piece.classList.add("met")
  if (typeof target === "number")
    for (const piece of pieces({ side: place.side, n: target })) piece.classList.add("target")
  detail.replaceChildren(line(place), ...others.slice(0, 3).map(line))
  if (others.length > 3) detail.append(make("p", "hint", `and ${others.length - 3} more`))
}

/** All that is known of a segment. @param {Place} place */
const line = (place) => {
  const [label, start, end, stance, kind, relation, target, confidence] = segmentOf(place)
  const numbers = []
  for (let s = 0; 2 * s < body.sentences.length; s++) {
    if (body.sentences[2 * s] < end && body.sentences[2 * s + 1] > start) numbers.push(s + 1)
  }
  const [first, last] = [numbers[0], numbers.at(-1)]
  const linked = typeof target === "number" ? sides[place.side].segments[target] : undefined
  const facts = [
    typeOf(place),
    first === undefined ? "" : first === last ? `sentence ${first}` : `sentences ${first} to ${last}`,
    stance ? `stance ${stance}` : "",
    kind ? `kind ${kind}` : "",
    relation
      ? `${relation} ${linked && typeof target === "number" ? `${name({ side: place.side, n: target })} “${start60(linked)}”` : "nothing here"}`
      : "",
    typeof confidence === "number" ? `confidence ${confidence.toFixed(2)}` : ""
  ].filter((fact) => fact !== "")
  const swatch = make("span", `badge ${labels[label]}`, `${badges[label]}${place.n + 1}`)
  return make(
    "p",
    "",
    make("span", "side", place.side),
    " ",
    swatch,
    " ",
    make("b", "", name(place)),
    ` · ${facts.join(" · ")}`
  )
}

/** A segment's first words. @param {Segment} segment */
const start60 = ([, start, end]) => slice(start, Math.min(end, start + 60)).trim() + (end - start > 60 ? "…" : "")

/** @param {Place} place */
const focus = (place) => {
  show(place.side)
  const piece = pieces(place)[0]
  piece?.focus({ preventScroll: true })
  piece?.scrollIntoView({ block: "center" })
}

/** @param {1 | -1} step */
const step = (step) => {
  const all = stops()
  const from = current
  const next =
    step > 0
      ? all.find((stop) => !from || inOrder(stop, from) > 0)
      : all.findLast((stop) => !from || inOrder(stop, from) < 0)
  if (next) focus(next)
  else
    detail.replaceChildren(
      make("p", "hint", `No ${all.length === 0 ? "such" : step > 0 ? "further" : "earlier"} one in this article.`)
    )
}

/** Where only one side has room. @param {Side} side */
const show = (side) => {
  text.dataset.shown = side
  for (const button of sideButtons)
    button.setAttribute("aria-pressed", String(button.getAttribute("data-side") === side))
}

/** Goes to an article and a system, through the address. @param {number} n @param {number} [s] */
const go = (n, s = system) => {
  if (n >= 0 && n < articles.length) location.hash = addressOf(articles[n][0], systems[s]?.name ?? "")
}

/** Shows what the address asks for; the first article where it asks for none. */
const follow = () => {
  const asked = addressed()
  if (article >= 0 && !asked.has("article")) return
  const n = Math.max(
    0,
    articles.findIndex(([id]) => id === asked.get("article"))
  )
  if (n !== article) body = parsed(`article-${n}`)
  const wanted = asked.has("system") ? systems.findIndex(({ name }) => name === asked.get("system")) : system
  const s = body.predictions[wanted] ? wanted : body.predictions.findIndex((prediction) => prediction !== null)
  const moved = n !== article || !reader.contains(document.activeElement)
  article = n
  system = s
  articleSelect.value = String(n)
  systemSelect.value = String(s)
  for (const option of systemSelect.options) option.disabled = body.predictions[Number(option.value)] === null
  units = codePoints(body.text)
  render()
  if (!asked.has("article") || !moved) return
  reader.scrollIntoView()
  if (!reader.contains(document.activeElement)) element("reader-title").focus({ preventScroll: true })
}

/** @param {string} group @param {string} attribute @param {Array<string>} names @param {Set<number>} pressed */
const buttons = (group, attribute, names, pressed) =>
  element(group).append(
    ...names.map((name, n) => {
      const button = makeButton(
        "",
        () => {
          if (!pressed.delete(n)) pressed.add(n)
          button.setAttribute("aria-pressed", String(pressed.has(n)))
          filter()
        },
        ...(attribute === "label" ? [make("span", `badge ${name}`, badges[n])] : []),
        name,
        " ",
        make("small", "")
      )
      button.dataset[attribute] = name
      button.setAttribute("aria-pressed", "false")
      return button
    })
  )

/** The segment that an event is about. @param {Event} event @returns {Place | undefined} */
const placeOf = ({ target }) => {
  const piece = target instanceof Element ? target.closest(".segment") : null
  return piece instanceof HTMLElement
    ? { side: piece.dataset.side === "gold" ? "gold" : "predicted", n: Number(piece.dataset.n) }
    : undefined
}

/** UTF-16 offset of each code point of a text, and of its end. @param {string} text */
const codePoints = (text) => {
  const units = new Uint32Array(text.length + 1)
  let n = 0
  for (let unit = 0; unit < text.length; unit += /** @type {number} */ (text.codePointAt(unit)) > 0xffff ? 2 : 1)
    units[n++] = unit
  units[n] = text.length
  return units.subarray(0, n + 1)
}

buttons("types", "type", types, only.types)
buttons("labels", "label", labels, only.labels)
articleSelect.append(...articles.map(([id, title], n) => new Option(title || id, String(n))))
systems.forEach(
  ({ name }, s) => articles.some((article) => article[3][s]) && systemSelect.append(new Option(name, String(s)))
)
articleSelect.addEventListener("change", () => go(Number(articleSelect.value)))
systemSelect.addEventListener("change", () => go(article, Number(systemSelect.value)))
element("previous-article").addEventListener("click", () => go(article - 1))
element("next-article").addEventListener("click", () => go(article + 1))
for (const button of sideButtons)
  button.addEventListener("click", () => show(button === sideButtons[0] ? "gold" : "predicted"))
text.addEventListener("mouseover", (event) => describe(placeOf(event)))
text.addEventListener("mouseleave", () => describe())
text.addEventListener("focusin", (event) => {
  current = placeOf(event)
  describe()
})
text.addEventListener("click", (event) => {
  const place = placeOf(event)
  if (place) pieces(place)[0]?.focus({ preventScroll: true })
})
document.addEventListener("keydown", (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target instanceof HTMLSelectElement ||
    event.target instanceof HTMLInputElement
  )
    return
  const onSegment = placeOf(event) !== undefined
  if (event.key === "j" || (onSegment && event.key === "ArrowDown")) step(1)
  else if (event.key === "k" || (onSegment && event.key === "ArrowUp")) step(-1)
  else if (event.key === "n") go(article + 1)
  else if (event.key === "p") go(article - 1)
  else return
  event.preventDefault()
})
addEventListener("hashchange", follow)
show("gold")
follow()
