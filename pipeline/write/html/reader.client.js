// The reader: one article with its segments. Which one is written in the address: `#article=ID&segment=N`, N from 1.

import { element, make, makeButton } from "../page/dom.client.js"
import { badges, bodyOf, index, labels, rows } from "./data.client.js"
import { badgeOf, describe, drawLinks, nameOf, pointersTo } from "./detail.client.js"
import { drawMap } from "./map.client.js"

/** @typedef {import("./data.client.js").Body} Body */

const [readerText, title, facts, placeLine] = ["text", "reader-title", "reader-facts", "place"].map(element)
const KINDS = ["title", "heading", "body", "item", "furniture"]
const TAGS = ["h3", "h4", "p", "p", "p"]

/** What is open. @type {{ n: number, body: Body, current: number | undefined }} */
export const open = { n: -1, body: { text: "", source: "", blocks: [], segments: [] }, current: undefined }

/** Labels whose button is pressed; all where none is. @type {Set<number>} */
const only = new Set()
/** @param {number} n */
const isShown = (n) => only.size === 0 || only.has(open.body.segments[n][0])

/** The elements of each segment: one a paragraph that it reaches into. @type {Array<Array<HTMLElement>>} */
let pieces = []
/** @param {number} n @returns {Array<HTMLElement>} */
const piecesOf = (n) => pieces[n] ?? []

/** A piece of a segment, with its badge where it begins. @param {number} n @param {string} text @param {boolean} isFirst */
const piece = (n, text, isFirst) => {
  const { segments } = open.body
  const [label, , , , , confidence, attribute, relation, target] = segments[n]
  const span = make("span", `segment ${labels[label]}`, text)
  span.dataset.n = String(n)
  pieces[n].push(span)
  if (!isFirst) return span
  const sureness = confidence === null ? [] : [`confidence ${confidence.toFixed(2)}`]
  const link = target < 0 ? [] : [`${relation} ${nameOf(segments, target)}`]
  span.tabIndex = 0
  span.setAttribute("role", "group")
  span.setAttribute(
    "aria-label",
    [nameOf(segments, n), ...(attribute ? [attribute] : []), ...sureness, ...link].join(", ")
  )
  const tags = make("span", "tags", badgeOf(segments, n))
  const chip = [
    attribute === "pro" ? "" : attribute,
    confidence === null ? "" : confidence.toFixed(2).replace(/^0/, "")
  ].filter((part) => part !== "")
  if (chip.length > 0) tags.append(make("span", "chip", chip.join(" ")))
  if (target >= 0) tags.append(make("span", "chip printed", `${relation} ${badges[segments[target][0]]}${target + 1}`))
  span.prepend(tags)
  return span
}

const renderText = () => {
  const { blocks, segments, text } = open.body
  const paragraphs = []
  pieces = segments.map(() => [])
  /** The first segment that does not end before the paragraph. */
  let next = 0
  for (let b = 0; b < blocks.length; b += 3) {
    const [kind, from, to] = blocks.slice(b, b + 3)
    const paragraph = make(TAGS[kind], `block ${KINDS[kind]}`)
    let at = from
    while (next < segments.length && segments[next][2] <= from) next++
    for (let n = next; n < segments.length && segments[n][1] < to; n++) {
      const start = Math.max(from, segments[n][1])
      const end = Math.min(to, segments[n][2])
      paragraph.append(text.slice(at, start), piece(n, text.slice(start, end), segments[n][1] >= from))
      at = end
    }
    paragraph.append(text.slice(at, to))
    paragraphs.push(paragraph)
  }
  readerText.replaceChildren(...paragraphs)
}

const renderHead = () => {
  const { author, partial, segments, source } = open.body
  const [id, name, , date, , , , words] = rows[open.n]
  title.textContent = name || id
  placeLine.textContent = `Article ${(open.n + 1).toLocaleString("en-GB")} of ${index.articles.toLocaleString("en-GB")}`
  /** @type {Array<Node>} */
  const parts = [author, date].flatMap((part) => (part ? [make("span", "", part)] : []))
  if (/^https?:\/\//i.test(source)) {
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", source))
    link.href = source
    link.rel = "noopener noreferrer"
    link.target = "_blank"
    parts.push(link)
  } else parts.push(make("code", "", source))
  parts.push(make("span", "quiet", `${words.toLocaleString("en-GB")} words`))
  if (partial) parts.push(make("span", "bad", partial))
  facts.replaceChildren(...parts)
  labelButtons.forEach((button, label) => {
    const count = segments.filter((segment) => segment[0] === label).length
    button.classList.toggle("empty", count === 0)
    button.querySelector("small")?.replaceChildren(String(count))
  })
}

/** Marks what the buttons leave out. */
const fade = () =>
  open.body.segments.forEach((_, n) => piecesOf(n).forEach((piece) => piece.classList.toggle("faded", !isShown(n))))

/** Describes a segment and marks what it is linked with. @param {number | undefined} n */
const point = (n) => {
  const { body } = open
  for (const piece of readerText.querySelectorAll(".own, .target, .source"))
    piece.classList.remove("own", "target", "source")
  describe(body, n, focusSegment)
  drawLinks(readerText, body.segments, n, (n) => piecesOf(n)[0])
  if (n === undefined) return
  for (const piece of piecesOf(n)) piece.classList.add("own")
  for (const piece of piecesOf(body.segments[n][8])) piece.classList.add("target")
  for (const other of pointersTo(body.segments, n)) for (const piece of piecesOf(other)) piece.classList.add("source")
}

/** @param {number} n */
export const focusSegment = (n) => {
  const piece = piecesOf(n)[0]
  piece?.focus({ preventScroll: true })
  piece?.scrollIntoView({ block: "center" })
}

/** To the next or previous segment that is shown. @param {1 | -1} by */
export const stepSegment = (by) => {
  const shown = open.body.segments.flatMap((_, n) => (isShown(n) ? [n] : []))
  const { current } = open
  const next =
    by > 0
      ? shown.find((n) => current === undefined || n > current)
      : shown.findLast((n) => current === undefined || n < current)
  if (next !== undefined) focusSegment(next)
}

/** To what the current segment supports or attacks, else to the first that does so to it. */
export const followLink = () => {
  const {
    body: { segments },
    current
  } = open
  if (current === undefined) return
  const other = segments[current][8] >= 0 ? segments[current][8] : pointersTo(segments, current)[0]
  if (other !== undefined) focusSegment(other)
}

/** The article that was asked for last: another's text may come later. */
let asked = -1

/** Shows an article, and of it a segment where one is named. @param {number} n @param {number} [segment] @param {boolean} [move] the page to it */
export const openArticle = async (n, segment, move = true) => {
  if (n !== open.n) {
    asked = n
    readerText.setAttribute("aria-busy", "true")
    const body = await bodyOf(n)
    readerText.removeAttribute("aria-busy")
    if (asked !== n) return
    Object.assign(open, { n, body, current: undefined })
    renderHead()
    renderText()
    drawMap(n, body)
    fade()
    point(undefined)
  }
  if (!move) return
  element("reader").scrollIntoView()
  if (segment !== undefined && open.body.segments[segment]) focusSegment(segment)
  else title.focus({ preventScroll: true })
}

/** The segment that an event is about. @param {Event} event */
const segmentOf = ({ target }) => {
  const piece = target instanceof Element ? target.closest(".segment") : null
  return piece instanceof HTMLElement ? Number(piece.dataset.n) : undefined
}

/** Buttons that let only their label through. @param {HTMLElement} group @param {Set<number>} pressed @param {() => void} then */
export const makeLabelButtons = (group, pressed, then) =>
  labels.map((label, n) => {
    const button = makeButton(
      "",
      () => {
        if (!pressed.delete(n)) pressed.add(n)
        button.setAttribute("aria-pressed", String(pressed.has(n)))
        then()
      },
      make("span", `badge ${label}`, badges[n]),
      label,
      " ",
      make("small", "")
    )
    button.setAttribute("aria-pressed", "false")
    group.append(button)
    return button
  })

const labelButtons = makeLabelButtons(element("labels"), only, fade)
readerText.addEventListener("mouseover", (event) => point(segmentOf(event) ?? open.current))
readerText.addEventListener("mouseleave", () => point(open.current))
readerText.addEventListener("focusin", (event) => {
  open.current = segmentOf(event)
  point(open.current)
})
readerText.addEventListener("click", (event) => {
  const n = segmentOf(event)
  if (n !== undefined) piecesOf(n)[0]?.focus({ preventScroll: true })
})
addEventListener("resize", () => point(open.current))
