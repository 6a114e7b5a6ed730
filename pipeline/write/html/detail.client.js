// All that is known of one segment, and its links: in words beside the text, as curves in the text's margin.

import { element, make, makeButton } from "../page/dom.client.js"
import { badges, labels } from "./data.client.js"

/** @typedef {import("./data.client.js").Segment} Segment @typedef {import("./data.client.js").Body} Body */

const panel = element("detail")
const SVG = "http://www.w3.org/2000/svg"

/** @param {Array<Segment>} segments @param {number} n */
export const nameOf = (segments, n) => `${labels[segments[n][0]]} ${n + 1}`

/** @param {Array<Segment>} segments @param {number} n */
export const badgeOf = (segments, n) =>
  make("span", `badge ${labels[segments[n][0]]}`, `${badges[segments[n][0]]}${n + 1}`)

/** Segments that point to this one. @param {Array<Segment>} segments @param {number} n */
export const pointersTo = (segments, n) => segments.flatMap(({ 8: target }, other) => (target === n ? [other] : []))

/** @param {number} first @param {number} last */
const sentences = (first, last) => (first === last ? `sentence ${first}` : `sentences ${first} to ${last}`)

/** Fills the panel. @param {Body} body @param {number | undefined} n @param {(n: number) => void} go to a linked segment */
export const describe = ({ segments, text }, n, go) => {
  if (n === undefined) {
    panel.replaceChildren(
      make(
        "p",
        "hint",
        segments.length === 0
          ? "No segment was found in this article."
          : "Point at a segment, or press j, to see all of it here, with what it supports or attacks."
      )
    )
    return
  }
  const [, , , first, last, confidence, attribute, relation, target, section] = segments[n]
  /** @param {string} verb @param {number} other */
  const link = (verb, other) => {
    const [, start, end] = segments[other]
    const quote = text.slice(start, Math.min(end, start + 90)).trim() + (end - start > 90 ? "…" : "")
    return make(
      "li",
      "",
      make("span", "verb", verb),
      " ",
      makeButton("link", () => go(other), badgeOf(segments, other), quote)
    )
  }
  const links = make("ul", "links")
  if (target >= 0) links.append(link(relation, target))
  for (const other of pointersTo(segments, n))
    links.append(link(segments[other][7] === "attacks" ? "attacked by" : "supported by", other))
  const facts = [
    attribute === "pro" || attribute === "counter" ? `stance ${attribute}` : attribute,
    sentences(first, last),
    section && `under “${section}”`
  ]
  panel.replaceChildren(
    make("p", "", badgeOf(segments, n), make("b", "", nameOf(segments, n))),
    make("p", "quiet", facts.filter((fact) => fact !== "").join(" · ")),
    confidence === null ? "" : sureness(confidence),
    links.childElementCount > 0 ? links : make("p", "quiet", "No links.")
  )
}

/** @param {number} confidence */
const sureness = (confidence) => {
  const fill = make("span", "fill")
  fill.style.width = `${100 * confidence}%`
  return make("p", "sureness", make("span", "quiet", "confidence"), make("span", "meter", fill), confidence.toFixed(2))
}

/**
 * Draws a segment's links in the margin, from where each segment begins; an arrow's head stands at what is supported or attacked.
 * @param {HTMLElement} text @param {Array<Segment>} segments @param {number | undefined} n @param {(n: number) => HTMLElement | undefined} pieceOf
 */
export const drawLinks = (text, segments, n, pieceOf) => {
  text.querySelector("svg")?.remove()
  if (n === undefined) return
  const pairs = pointersTo(segments, n).map((other) => ({ from: other, to: n }))
  if (segments[n][8] >= 0) pairs.push({ from: n, to: segments[n][8] })
  if (pairs.length === 0) return
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("aria-hidden", "true")
  const top = text.getBoundingClientRect().top
  const room = Number.parseFloat(getComputedStyle(text).paddingLeft)
  /** @param {number} n */
  const place = (n) => {
    const box = pieceOf(n)?.getClientRects()[0]
    return box ? box.top - top + Math.min(box.height, 28) / 2 : undefined
  }
  for (const { from, to } of pairs) {
    const [a, b] = [place(from), place(to)]
    if (a === undefined || b === undefined) continue
    const edge = room - 4
    const bend = edge - Math.min(room - 6, 10 + Math.abs(b - a) / 12)
    const path = document.createElementNS(SVG, "path")
    path.setAttribute("class", segments[from][7])
    path.setAttribute("d", `M${edge} ${a}C${bend} ${a} ${bend} ${b} ${edge} ${b}m-6 -4l6 4l-6 4`)
    svg.append(path)
  }
  text.append(svg)
}
