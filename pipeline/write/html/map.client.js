// The argument map of the open article: what nothing above it stands for on top, under it what supports or attacks it.

import { element, make, makeButton, save } from "../page/dom.client.js"
import { badges, labels, rows } from "./data.client.js"
import { nameOf } from "./detail.client.js"
import { argumentTree, layOut } from "./mapLayout.client.js"
import { addressOf } from "./view.client.js"

/** @typedef {import("./data.client.js").Body} Body */

const SVG = "http://www.w3.org/2000/svg"
const place = element("map")
const FONT = 13
const LINE = 17
const PADDING = 8

/** What is drawn. @type {{ n: number, body: Body } | undefined} */
let drawn

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
const shape = (name, attributes, ...children) => {
  const shape = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value))
  shape.append(...children)
  return shape
}

const measure = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"))

/** A text in at most so many lines of that width, in pixels. @param {string} text @param {number} width @param {number} most */
const wrapped = (text, width, most) => {
  measure.font = `${FONT}px ${getComputedStyle(place).fontFamily}`
  /** @type {Array<string>} */
  const lines = [""]
  for (const word of text.trim().split(/\s+/)) {
    const last = /** @type {string} */ (lines.at(-1))
    const longer = last === "" ? word : `${last} ${word}`
    if (measure.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else if (lines.length < most) lines.push(shortened(word, width))
    else {
      lines[lines.length - 1] = shortened(`${last} ${word}`, width, true)
      break
    }
  }
  return lines
}

/** A line that fits. @param {string} line @param {number} width @param {boolean} [goesOn] whether more would follow */
const shortened = (line, width, goesOn = false) => {
  if (!goesOn && measure.measureText(line).width <= width) return line
  const characters = Array.from(line)
  while (characters.length > 1 && measure.measureText(`${characters.join("").trimEnd()}…`).width > width)
    characters.pop()
  return `${characters.join("").trimEnd()}…`
}

/** Draws an article's map. @param {number} n of the article @param {Body} body */
export const drawMap = (n, body) => {
  drawn = { n, body }
  const { segments, text } = body
  element("map-box").hidden = segments.length === 0
  if (segments.length === 0) return
  const width = Math.max(280, place.clientWidth - 2)
  const links = segments.map(({ 8: target }) => target)
  /** @type {Array<Array<string>>} */
  const lines = []
  const { boxes, edges, height, unlinked } = layOut(
    argumentTree(
      links,
      segments.map(([label]) => label)
    ),
    width,
    (n, width) => {
      lines[n] = wrapped(text.slice(segments[n][1], segments[n][2]), width - 2 * PADDING - 4, 3)
      return (lines[n].length + 1) * LINE + 2 * PADDING
    }
  )
  const drawnEdges = edges.map(({ from, points }) =>
    shape("path", { class: `edge ${segments[from][7]}`, d: points, "data-from": from, "data-to": links[from] })
  )
  const nodes = boxes.map(({ n, height, width, x, y }) => {
    const [label, , , , , confidence, attribute, relation, target] = segments[n]
    const head = [
      `${badges[label]}${n + 1}`,
      attribute === "pro" ? "" : attribute,
      relation === "attacks" ? "attacks" : "",
      confidence === null ? "" : confidence.toFixed(2)
    ]
    const node = shape(
      "a",
      {
        class: `node ${labels[label]}`,
        href: addressOf(rows[drawn?.n ?? 0][0], n),
        "data-n": n,
        "aria-label": [
          nameOf(segments, n),
          ...(attribute ? [attribute] : []),
          ...(target < 0 ? [] : [`${relation} ${nameOf(segments, target)}`]),
          lines[n].join(" ")
        ].join(", ")
      },
      shape("rect", { class: "box", x, y, width, height, rx: 4 }),
      shape("rect", { class: "edge-of-box", x, y, width: 4, height, rx: 2 }),
      shape(
        "text",
        { x: x + PADDING + 4, y: y + PADDING + FONT - 1 },
        shape("tspan", { class: "head" }, head.filter((part) => part !== "").join(" · ")),
        ...lines[n].map((line) => shape("tspan", { x: x + PADDING + 4, dy: LINE }, line))
      )
    )
    return node
  })
  const map = shape(
    "svg",
    {
      viewBox: `-1 0 ${width + 2} ${height}`,
      width: width + 2,
      height,
      role: "group",
      "aria-label": "Argument map: arrows go from a segment to what it supports or attacks"
    },
    ...drawnEdges,
    ...nodes,
    ...(unlinked === undefined ? [] : [shape("text", { class: "caption", x: 0, y: unlinked }, "Without a link")])
  )
  place.replaceChildren(map)
}

/** The node of a segment. @param {number | undefined} n @returns {SVGAElement | null} */
const nodeOf = (n) => (n === undefined ? null : place.querySelector(`.node[data-n="${n}"]`))

/** @param {EventTarget | null} target */
const numberAt = (target) => {
  const node = target instanceof Element ? target.closest(".node") : null
  return node === null ? undefined : Number(node.getAttribute("data-n"))
}

/** Where an arrow key leads from a node. @param {string} key @param {number} n */
const neighbour = (key, n) => {
  const links = (drawn?.body.segments ?? []).map(({ 8: target }) => target)
  const siblings = links.flatMap((target, other) => (target === links[n] ? [other] : []))
  const at = siblings.indexOf(n)
  /** @type {Record<string, number | undefined>} */
  const ways = {
    ArrowUp: links[n] < 0 ? undefined : links[n],
    ArrowDown: links.includes(n) ? links.indexOf(n) : undefined,
    ArrowLeft: siblings[at - 1],
    ArrowRight: siblings[at + 1]
  }
  return key in ways ? { to: ways[key] } : undefined
}

place.addEventListener("keydown", (event) => {
  const n = numberAt(event.target)
  const way = n === undefined ? undefined : neighbour(event.key, n)
  if (way === undefined) return
  nodeOf(way.to)?.focus()
  event.preventDefault()
  event.stopPropagation()
})

/** Marks the links of the node that is pointed at. @param {Event} event */
const point = ({ target }) => {
  const n = numberAt(target)
  for (const edge of place.querySelectorAll(".edge")) {
    const isNear = n !== undefined && [edge.getAttribute("data-from"), edge.getAttribute("data-to")].includes(String(n))
    edge.classList.toggle("near", isNear)
  }
}
place.addEventListener("mouseover", point)
place.addEventListener("focusin", point)

/** To the map, and in it to a segment. @param {number | undefined} n */
export const goToMap = (n) => {
  element("map-box").scrollIntoView()
  const node = nodeOf(n) ?? /** @type {SVGAElement | null} */ (place.querySelector(".node"))
  node?.focus({ preventScroll: n === undefined })
}

/** What the page's style sheets say of the map, for a file of its own. */
const styled = () => {
  const map = place.querySelector("svg")
  if (map === null) return undefined
  const copy = /** @type {SVGElement} */ (map.cloneNode(true))
  const all = map.querySelectorAll("*")
  copy.querySelectorAll("*").forEach((shape, i) => {
    const style = getComputedStyle(all[i])
    for (const name of [
      "fill",
      "stroke",
      "stroke-width",
      "stroke-dasharray",
      "font-family",
      "font-size",
      "font-weight"
    ])
      shape.setAttribute(name, style.getPropertyValue(name))
    // Addresses of this page mean nothing elsewhere.
    shape.removeAttribute("href")
  })
  return new XMLSerializer().serializeToString(copy)
}

element("map-tools").append(
  makeButton(
    "",
    () => {
      const svg = styled()
      if (svg !== undefined && drawn !== undefined)
        save(`${rows[drawn.n][0].replaceAll("/", "-")}.svg`, "image/svg+xml", svg)
    },
    "Save as SVG"
  ),
  make("span", "quiet", "Arrows go to what is supported; red and dashed: attacked.")
)

addEventListener("resize", () => drawn && drawMap(drawn.n, drawn.body))
