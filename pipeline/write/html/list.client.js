// The list of articles: sorted, searched, a page at a time.

import { element, make, makeButton, save } from "../page/dom.client.js"
import { badges, bodyOf, index, isWhole, labels, rows } from "./data.client.js"
import { makePager } from "./pager.client.js"
import { excerpts, folded, search } from "./search.client.js"
import {
  addressOf,
  articleFilter,
  csv,
  isFiltered,
  keepView,
  onView,
  segmentFilter,
  segmentLine,
  sorting
} from "./view.client.js"

/** @typedef {import("./data.client.js").Row} Row */

const list = element("list")
const searchBox = /** @type {HTMLInputElement} */ (element("view-q"))
const inTexts = /** @type {HTMLInputElement} */ (element("in-texts"))
const foundLine = element("found")
const LIST_PAGE = 50

/** @param {Row} row */
const segmentsIn = ([, , , , , , , , theses, claims, examples, conclusions]) => theses + claims + examples + conclusions

/** @type {Array<{ name: string, value: (row: Row) => string | number, text?: (row: Row) => string }>} */
const columns = [
  { name: "Article", value: ([id, name]) => name || id },
  ...(index.shown.author ? [{ name: "Author", value: (/** @type {Row} */ row) => row[2] }] : []),
  ...(index.shown.outlet ? [{ name: index.shown.outlet, value: (/** @type {Row} */ row) => row[5] }] : []),
  ...(index.shown.date
    ? [
        {
          name: "Date",
          value: (/** @type {Row} */ row) => row[4],
          text: (/** @type {Row} */ row) => row[4] || shortened(row[3])
        }
      ]
    : []),
  { name: "Words", value: (row) => row[7] },
  { name: "Segments", value: segmentsIn }
]

/** A date that only its source understands. @param {string} date */
const shortened = (date) => (date.length > 16 ? `${date.slice(0, 15).toWellFormed()}…` : date)

/** The articles found, sorted. @type {Array<number>} */
export let order = []
/** The column that sorts; -1 is the order of the dataset. */
const sorted = () => ({
  column: columns.findIndex(({ name }) => name === sorting.by.replace(/^-/, "")),
  descending: sorting.by.startsWith("-")
})

const collator = new Intl.Collator("en", { numeric: true })

/** What has no value stands last, whichever way one sorts. */
const sortOrder = () => {
  const { column, descending } = sorted()
  if (column < 0) {
    order.sort((a, b) => a - b)
    return
  }
  const sign = descending ? -1 : 1
  const { value } = columns[column]
  const values = new Map(order.map((n) => [n, value(rows[n])]))
  order.sort((a, b) => {
    const [x, y] = [/** @type {string | number} */ (values.get(a)), /** @type {string | number} */ (values.get(b))]
    if (x === "" || y === "") return Number(x === "") - Number(y === "") || a - b
    return sign * (typeof x === "number" ? x - Number(y) : collator.compare(x, String(y))) || a - b
  })
}

/** @param {{ name: string }} column @param {number} n */
const heading = ({ name }, n) => {
  const cell = make("th", typeof columns[n].value(rows[0]) === "number" ? "n" : "")
  cell.setAttribute("scope", "col")
  const { column, descending } = sorted()
  const here = column === n
  cell.setAttribute("aria-sort", here ? (descending ? "descending" : "ascending") : "none")
  cell.append(
    makeButton(
      "",
      () => {
        sorting.by = (here && !descending ? "-" : "") + name
        keepView()
        sortOrder()
        listPager.first = 0
        showList()
        list.querySelectorAll("button")[n].focus()
      },
      name
    )
  )
  return cell
}

/** A text with the searched words marked. @param {string} text @returns {Array<Node | string>} */
const marked = (text) => {
  const words = folded(searchBox.value)
    .split(/\s+/)
    .filter((word) => word !== "")
  const body = folded(text)
  // Where folding changed the length, places would be wrong.
  if (words.length === 0 || body.length !== text.length) return [text]
  const pattern = new RegExp(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|"), "g")
  const parts = []
  let at = 0
  for (const {
    0: { length },
    index
  } of body.matchAll(pattern)) {
    parts.push(text.slice(at, index), make("mark", "", text.slice(index, index + length)))
    at = index + length
  }
  return [...parts, text.slice(at)]
}

/** @param {number} n */
const rowOf = (n) => {
  const row = rows[n]
  const [id, , , , , , thesis, , theses, claims, examples, conclusions] = row
  const counts = [theses, claims, examples, conclusions]
  const line = make("tr", "")
  columns.forEach((column, c) => {
    const value = column.value(row)
    const cell = make(c === 0 ? "th" : "td", typeof value === "number" ? "n" : "")
    cell.dataset.name = column.name
    if (c > 0)
      cell.append(...marked(column.text?.(row) ?? (typeof value === "number" ? value.toLocaleString("en-GB") : value)))
    if (column.name === "Segments") {
      const stack = make(
        "span",
        "stack",
        ...counts.map((count, label) => {
          const part = make("i", labels[label])
          part.style.flexGrow = String(count)
          return part
        })
      )
      stack.title = counts.map((count, label) => `${count} ${labels[label]}`).join(", ")
      cell.append(stack)
    }
    line.append(cell)
    if (c > 0) return
    cell.setAttribute("scope", "row")
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", ...marked(String(value))))
    link.href = addressOf(id)
    cell.append(link)
    cell.append(
      make(
        "p",
        "thesis-line",
        ...(thesis
          ? [make("span", "badge thesis", badges[0]), ...marked(thesis)]
          : [make("small", "", "no thesis found")])
      )
    )
    const excerpt = excerpts.get(n)
    if (excerpt !== undefined) cell.append(make("p", "excerpt", ...marked(excerpt)))
  })
  return line
}

const showList = () => {
  const head = make("thead", "", make("tr", "", ...columns.map(heading)))
  list.replaceChildren(head, make("tbody", "", ...listPager.range(order.length).map((place) => rowOf(order[place]))))
}

const listPager = makePager(element("list-pager"), LIST_PAGE, "articles", () => {
  showList()
  element("articles").scrollIntoView()
})

/** Searches anew: after a key, and when more rows have come. */
export const refreshList = () => {
  if (rows.length === 0) return
  const isWanted = articleFilter()
  search(
    searchBox.value,
    inTexts.checked,
    (n) => isWanted(rows[n]),
    (numbers, searched) => {
      order = [...numbers]
      sortOrder()
      if (searched === undefined || listPager.first >= order.length) listPager.first = 0
      showList()
      const found = isFiltered() ? `${order.length.toLocaleString("en-GB")} found` : ""
      list.toggleAttribute("aria-busy", searched !== undefined)
      const reading =
        searched === undefined
          ? ""
          : `, ${searched.toLocaleString("en-GB")} of ${index.articles.toLocaleString("en-GB")} texts searched`
      const loading =
        rows.length === index.articles
          ? ""
          : ` The list is loading: ${rows.length.toLocaleString("en-GB")} of ${index.articles.toLocaleString("en-GB")}.`
      foundLine.textContent = found + reading + loading
    }
  ).catch(tellProblem)
}

/** @param {unknown} problem */
export const tellProblem = (problem) => {
  foundLine.textContent = problem instanceof Error ? problem.message : String(problem)
  foundLine.classList.add("bad")
  list.removeAttribute("aria-busy")
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing
inTexts.checked = isWhole
onView((isTyped) => {
  clearTimeout(typing)
  list.toggleAttribute("aria-busy", true)
  if (isTyped) typing = setTimeout(refreshList, 120)
  else refreshList()
})
inTexts.addEventListener("change", refreshList)

element("save-articles").addEventListener("click", () => {
  const head = [
    "article_id",
    "title",
    "author",
    "date",
    "outlet",
    "thesis",
    "words",
    "theses",
    "claims",
    "examples",
    "conclusions"
  ]
  const lines = order.map((n) => {
    const [id, title, author, date, , outlet, ...rest] = rows[n]
    return [id, title, author, date, outlet, ...rest.slice(0, 6)]
  })
  save("articles-view.csv", "text/csv", csv([head, ...lines]))
})

/** The segments that the filters of label and confidence let through, of the articles of the list. */
const saveSegments = async () => {
  const lines = [
    [
      "article_id",
      "segment_id",
      "label",
      "first_sentence",
      "last_sentence",
      "text",
      "stance",
      "kind",
      "relation",
      "target_id",
      "confidence"
    ]
  ]
  const isWanted = segmentFilter()
  for (const n of order) {
    const { segments, text } = await bodyOf(n)
    segments.forEach((segment, s) => {
      if (isWanted(segment[0], segment[5])) lines.push(segmentLine(rows[n][0], text, segment, s))
    })
  }
  save("segments-view.csv", "text/csv", csv(lines))
}
element("save-segments").addEventListener("click", () => void saveSegments().catch(tellProblem))
