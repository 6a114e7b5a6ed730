// What of the list is looked at, and its address: a view can be sent as a link, and so can an article in it.

import { element } from "../page/dom.client.js"
import { badges, index, labels, rows } from "./data.client.js"
import { folded } from "./search.client.js"

/** @typedef {import("./data.client.js").Row} Row @typedef {import("./data.client.js").Segment} Segment */

/** The fields of the filter, by their names in the address. */
const FIELDS = ["q", "label", "author", "outlet", "from", "to", "sure"]

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (element(`view-${name}`))

/** @param {string} name */
const value = (name) => field(name).value.trim()

/** Which column sorts, as in the address: `Date`, or `-Date` from the last. */
export const sorting = { by: "" }

/** The view as it stands in an address; what is not filtered is not in it. */
const viewParts = () => [
  ...FIELDS.flatMap((name) => (value(name) === "" ? [] : [[name, value(name)]])),
  ...(sorting.by === "" ? [] : [["sort", sorting.by]])
]

/** The address of an article, of a segment in it, or of the view alone. @param {string} [article] its id @param {number} [segment] from 0 */
export const addressOf = (article, segment) =>
  `#${new URLSearchParams([
    ...(article === undefined ? [] : [["article", article]]),
    ...(segment === undefined ? [] : [["segment", String(segment + 1)]]),
    ...viewParts()
  ])}`

/** What the address says. */
export const addressed = () => new URLSearchParams(location.hash.slice(1))

/** Writes the view into the address, beside the article that stands there. */
export const keepView = () => {
  const asked = addressed()
  const segment = Number(asked.get("segment"))
  history.replaceState(
    null,
    "",
    addressOf(asked.get("article") ?? undefined, segment > 0 ? segment - 1 : undefined) || "#"
  )
}

/** Takes the view from the address; says whether it is another than before. */
export const takeView = () => {
  const before = JSON.stringify(viewParts())
  const asked = addressed()
  for (const name of FIELDS) field(name).value = asked.get(name) ?? ""
  sorting.by = asked.get("sort") ?? ""
  return before !== JSON.stringify(viewParts())
}

/** What a segment must be for the filters of label and confidence. @returns {(label: number, confidence: number | null) => boolean} */
export const segmentFilter = () => {
  const label = labels.indexOf(value("label"))
  const sure = value("sure") === "" ? undefined : Number(value("sure"))
  return (of, confidence) =>
    (label < 0 || of === label) && (sure === undefined || (confidence !== null && confidence <= sure))
}

/** Whether the filters let an article through; the words of the search are search.client.js's. @returns {(row: Row) => boolean} */
export const articleFilter = () => {
  const [author, outlet, from, to] = [folded(value("author")), folded(value("outlet")), value("from"), value("to")]
  const isWanted = segmentFilter()
  const isOfSegments = value("label") !== "" || value("sure") !== ""
  return (row) => {
    const [, , by, , day, where, , , , , , , least] = row
    return (
      (author === "" || folded(by).includes(author)) &&
      (outlet === "" || folded(where).includes(outlet)) &&
      // A day that is known only to its month or year is compared as far as it is known.
      (from === "" || (day !== "" && day >= from.slice(0, day.length))) &&
      (to === "" || (day !== "" && day <= to.slice(0, day.length))) &&
      (!isOfSegments || labels.some((_, label) => row[8 + label] !== 0 && isWanted(label, least[label])))
    )
  }
}

/** Whether anything is filtered or searched. */
export const isFiltered = () => FIELDS.some((name) => value(name) !== "")

/** Names to choose from, the most frequent first. @param {string} list its id @param {2 | 5} column */
const suggest = (list, column) => {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const row of rows) if (row[column] !== "") counts.set(row[column], (counts.get(row[column]) ?? 0) + 1)
  element(list).replaceChildren(
    ...[...counts]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MOST_SUGGESTED)
      .map(([name]) => new Option(name))
  )
}
const MOST_SUGGESTED = 500

/** Fills the lists of names when all rows are there. */
export const suggestNames = () => {
  suggest("authors", 2)
  suggest("outlets-known", 5)
}

/** Calls `then` when a filter changes, at once or after the last key of a word. @param {(isTyped: boolean) => void} then */
export const onView = (then) => {
  for (const name of FIELDS)
    field(name).addEventListener("input", () => {
      keepView()
      then(!["label", "from", "to"].includes(name))
    })
  element("view-reset").addEventListener("click", () => {
    for (const name of FIELDS) field(name).value = ""
    keepView()
    then(false)
  })
}

field("label").append(new Option("any", ""), ...labels.map((label) => new Option(label, label)))
for (const [name, isKnown] of /** @type {const} */ ([
  ["author", index.shown.author],
  ["outlet", index.shown.outlet !== ""],
  ["from", index.shown.date],
  ["to", index.shown.date],
  ["sure", index.doubts.length > 0]
]))
  /** @type {HTMLElement} */ (field(name).closest("label")).hidden = !isKnown

/** @param {unknown} cell */
const csvCell = (cell) => {
  const text = cell === null ? "" : String(cell)
  // As in segments.csv: a spreadsheet would take it for a formula.
  const guarded = typeof cell === "string" && /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** Lines of CSV, with a byte-order mark for Excel. @param {Array<Array<unknown>>} lines */
export const csv = (lines) => `\ufeff${lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("")}`

/** @param {string} id @param {string} text @param {Segment} segment @param {number} n from 0 @returns {Array<any>} */
export const segmentLine = (id, text, [label, start, end, first, last, confidence, attribute, relation, target], n) => [
  id,
  `${id}#${n + 1}`,
  labels[label],
  first,
  last,
  text.slice(start, end),
  badges[label] === "CL" ? attribute : "",
  badges[label] === "EX" ? attribute : "",
  relation,
  target < 0 ? "" : `${id}#${target + 1}`,
  confidence
]
