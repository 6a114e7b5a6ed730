// Long lists a page at a time: a browser shows fifty rows at once, not a hundred thousand.

import { make, makeButton } from "../page/dom.client.js"

/**
 * @param {HTMLElement} place where its buttons stand @param {number} size rows a page @param {string} noun
 * @param {() => void} show called after a step; it calls `range`
 */
export const makePager = (place, size, noun, show) => {
  const said = make("span", "quiet")
  const pager = {
    /** The first row shown, from 0. */
    first: 0,
    /** The places of the rows shown, from 0, of so many. @param {number} count */
    range: (count) => {
      const end = Math.min(count, pager.first + size)
      said.textContent =
        count === 0
          ? ""
          : `${(pager.first + 1).toLocaleString("en-GB")} to ${end.toLocaleString("en-GB")} of ${count.toLocaleString("en-GB")} ${noun}`
      place.hidden = count <= size
      previous.disabled = pager.first === 0
      next.disabled = end === count
      return Array.from({ length: end - pager.first }, (_, n) => pager.first + n)
    }
  }
  /** @param {number} by */
  const turn = (by) => {
    pager.first = Math.max(0, pager.first + by * size)
    show()
  }
  const previous = makeButton("", () => turn(-1), "Previous page")
  const next = makeButton("", () => turn(1), "Next page")
  place.append(make("span", "pair", previous, next), said)
  return pager
}
