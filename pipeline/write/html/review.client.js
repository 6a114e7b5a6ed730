// The queue for review: segments of which the extractor was least sure.

import { element, make, makeButton } from "../page/dom.client.js"
import { badges, index, labels } from "./data.client.js"
import { makePager } from "./pager.client.js"
import { makeLabelButtons, open } from "./reader.client.js"
import { addressOf } from "./view.client.js"

const queue = element("queue")
const QUEUE_PAGE = 10

/** @type {Set<number>} */
const chosenLabels = new Set()
/** What the buttons let through. @type {typeof index.doubts} */
let doubts = index.doubts
/** Of `doubts`; -1 before the first. */
let position = -1

/** @param {number} n */
const item = (n) => {
  const [article, segment, label, confidence, text, id, name] = doubts[n]
  const link = /** @type {HTMLAnchorElement} */ (
    make("a", "", make("span", "doubt", text), make("small", "", name || id))
  )
  link.href = addressOf(id, segment)
  const line = make(
    "li",
    "",
    make("span", "n", confidence.toFixed(2)),
    make("span", `badge ${label}`, badges[labels.indexOf(label)]),
    link
  )
  if (open.n === article && open.current === segment) line.setAttribute("aria-current", "true")
  return line
}

const showQueue = () => {
  queue.replaceChildren(...queuePager.range(doubts.length).map(item))
  queue.setAttribute("start", String(queuePager.first + 1))
}

const queuePager = makePager(element("queue-pager"), QUEUE_PAGE, "segments", showQueue)

const chooseLabels = () => {
  doubts = index.doubts.filter(([, , label]) => chosenLabels.size === 0 || chosenLabels.has(labels.indexOf(label)))
  position = -1
  queuePager.first = 0
  showQueue()
}

/** To the next or previous one of the queue, through the address. @param {1 | -1} by */
export const stepReview = (by) => {
  const next = Math.max(0, position + by)
  if (!doubts[next]) return
  const [, segment, , , , id] = doubts[next]
  const address = addressOf(id, segment)
  // The address that is there already is followed again: the reader may have been left.
  if (location.hash === address) dispatchEvent(new HashChangeEvent("hashchange"))
  else location.hash = address
}

/** Says where in the queue the open segment stands, if it does. */
export const markReview = () => {
  const here = doubts.findIndex(([article, segment]) => article === open.n && segment === open.current)
  if (here < 0) return
  position = here
  queuePager.first = here - (here % QUEUE_PAGE)
  showQueue()
  element("place").append(
    ` · for review ${(here + 1).toLocaleString("en-GB")} of ${doubts.length.toLocaleString("en-GB")}`
  )
}

element("review").hidden = false
if (index.doubts.length === 0)
  element("review").replaceChildren(
    make("h2", "", "For review"),
    make("p", "lead", "The extractor does not say how sure it is of a segment.")
  )
else {
  makeLabelButtons(element("review-labels"), chosenLabels, chooseLabels).forEach((button, label) =>
    button
      .querySelector("small")
      ?.replaceChildren(String(index.doubts.filter((doubt) => doubt[2] === labels[label]).length))
  )
  queue.before(
    make(
      "p",
      "pager",
      makeButton("", () => stepReview(1), "Start the review")
    )
  )
  showQueue()
}
