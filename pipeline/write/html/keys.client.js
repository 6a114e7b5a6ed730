// What the address and the keys do.

import { element } from "../page/dom.client.js"
import { loadRows, rows } from "./data.client.js"
import { order, refreshList, tellProblem } from "./list.client.js"
import { goToMap } from "./map.client.js"
import { followLink, open, openArticle, stepSegment } from "./reader.client.js"
import { markReview, stepReview } from "./review.client.js"
import { addressed, addressOf, suggestNames, takeView } from "./view.client.js"

/** @type {Map<string, number>} */
const numbers = new Map()
/** @param {string} id */
const numberOf = (id) => {
  for (let n = numbers.size; n < rows.length; n++) numbers.set(rows[n][0], n)
  return numbers.get(id)
}

/** Opens what the address asks for, as soon as it is known. */
const follow = () => {
  const asked = addressed()
  const n = numberOf(asked.get("article") ?? "")
  if (n === undefined) return
  const segment = Number(asked.get("segment")) - 1
  openArticle(n, segment >= 0 ? segment : undefined)
    .then(markReview)
    .catch(tellProblem)
}

/** To the next or previous article, in the list's order. @param {1 | -1} by */
const stepArticle = (by) => {
  const here = order.indexOf(open.n)
  const next = order[here < 0 ? 0 : here + by]
  if (next !== undefined) location.hash = addressOf(rows[next][0])
}

const searchField = /** @type {HTMLInputElement} */ (element("view-q"))

/** @type {Readonly<Record<string, () => void>>} */
const KEYS = {
  j: () => stepSegment(1),
  k: () => stepSegment(-1),
  n: () => stepArticle(1),
  p: () => stepArticle(-1),
  r: () => stepReview(1),
  R: () => stepReview(-1),
  m: () => goToMap(open.current),
  "/": () => {
    searchField.focus()
    searchField.select()
    element("articles").scrollIntoView()
  },
  "?": () => /** @type {HTMLDialogElement} */ (element("keys")).showModal()
}

/** While the focus is on a segment. @type {Readonly<Record<string, () => void>>} */
const SEGMENT_KEYS = { ArrowDown: KEYS.j, ArrowUp: KEYS.k, Enter: followLink }

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const { target } = event
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
    if (event.key === "Escape") target.blur()
    if (event.key !== "Enter" || target !== searchField) return
    element("list").querySelector("a")?.focus()
    event.preventDefault()
    return
  }
  const isOnSegment = target instanceof Element && target.matches(".segment")
  const act = (isOnSegment ? SEGMENT_KEYS[event.key] : undefined) ?? KEYS[event.key]
  if (act === undefined) return
  act()
  event.preventDefault()
})

element("previous-article").addEventListener("click", () => stepArticle(-1))
element("next-article").addEventListener("click", () => stepArticle(1))
addEventListener("hashchange", () => {
  if (takeView()) refreshList()
  follow()
})
document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("a") : null
  // Of the map's links, which are SVG's, only the attribute says where they lead.
  const hash = link?.getAttribute("href")
  if (hash?.startsWith("#article=") && hash === location.hash) follow()
})

/** Whether the article that the page was opened with is still to be found. */
let isWaiting = true
takeView()
loadRows((isLast) => {
  refreshList()
  if (isLast) suggestNames()
  if (!isWaiting) return
  const wanted = addressed().get("article")
  if (wanted !== null && numberOf(wanted) !== undefined) {
    isWaiting = false
    follow()
  } else if (wanted === null || isLast) {
    isWaiting = false
    openArticle(0, undefined, false).catch(tellProblem)
  }
}).catch(tellProblem)
