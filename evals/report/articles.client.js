// The table of articles: one metric of every system on every article, sortable. An article's name is a link to
// `#article=…&system=…`, which reader.client.js follows. Searched and filtered by view.client.js. Nothing that comes from the data is ever parsed as HTML.

import { element, makeButton, parsed } from "../../pipeline/write/page/dom.client.js"
import { addressOf, offer, onView, takeView, viewed } from "./view.client.js"

/**
 * The element `index`, as data.ts writes it.
 * @typedef {object} Index
 * @property {Array<{ name: string, role: string }>} systems
 * @property {Array<{ id: string, name: string, meaning: string, higherIsBetter: boolean }>} metrics
 * @property {Array<string>} types
 * @property {Array<[id: string, title: string, sentences: number, scores: Array<Array<number | null> | null>,
 *   errors: Array<Array<number> | null>]>} articles errors: of each system how many segments of each type
 */

/** Rows that are shown before one asks for more. */
const FIRST = 50

const table = element("article-table")
const more = element("more")
const select = /** @type {HTMLSelectElement} */ (element("metric"))

/** @type {Index} */
const { articles, metrics, systems, types } = parsed("index")
const scored = systems.flatMap(({ name }, s) => (articles.some((article) => article[3][s]) ? [{ name, s }] : []))

let metric = 0
let all = false
/** Column 0 is the article, 1 its sentences, then a column a system. */
let sorted = { column: 0, descending: false }

/** @param {number} n @param {number} column @returns {string | number | null} */
const value = (n, column) => {
  const [id, title, sentences, scores] = articles[n]
  return column === 0 ? title || id : column === 1 ? sentences : (scores[scored[column - 2].s]?.[metric] ?? null)
}

const collator = new Intl.Collator("en", { numeric: true })

/** Without accents and capitals. @param {string} text */
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")

/** The articles that the view lets through: all words in id or title; an error of that type, of that extractor. */
const found = () => {
  const words = folded(viewed("q"))
    .split(/\s+/)
    .filter((word) => word !== "")
  const type = types.indexOf(viewed("error"))
  const system = systems.findIndex(({ name }) => name === viewed("extractor"))
  return articles.flatMap(([id, title, , , errors], n) => {
    const ofSystems = errors.filter((_, s) => system < 0 || s === system)
    const isWanted =
      words.every((word) => folded(`${id} ${title}`).includes(word)) &&
      (system < 0 || ofSystems.some((counts) => counts !== null)) &&
      (type < 0 || ofSystems.some((counts) => (counts?.[type] ?? 0) > 0))
    return isWanted ? [n] : []
  })
}

/** What has no score stands last, whichever way one sorts. @param {Array<number>} some */
const ordered = (some) => {
  const sign = sorted.descending ? -1 : 1
  return some.toSorted((a, b) => {
    const [x, y] = [value(a, sorted.column), value(b, sorted.column)]
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b
    const difference = typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y))
    return sign * difference || a - b
  })
}

/** @param {string} name @param {number} column */
const heading = (name, column) => {
  const cell = document.createElement("th")
  cell.scope = "col"
  if (column > 0) cell.className = "n"
  const here = sorted.column === column
  cell.setAttribute("aria-sort", here ? (sorted.descending ? "descending" : "ascending") : "none")
  cell.append(
    makeButton(
      "",
      () => {
        // Scores first show the worst articles: those are what one looks for.
        sorted = { column, descending: here && !sorted.descending }
        show()
        table.querySelectorAll("button")[column].focus()
      },
      name
    )
  )
  return cell
}

/** @param {number} n */
const row = (n) => {
  const line = document.createElement("tr")
  const name = document.createElement("th")
  name.scope = "row"
  const link = document.createElement("a")
  link.href = addressOf(articles[n][0], viewed("extractor") || undefined)
  link.textContent = String(value(n, 0))
  name.append(link)
  line.append(name)
  for (let column = 1; column < scored.length + 2; column++) {
    const cell = document.createElement("td")
    cell.className = "n"
    const number = value(n, column)
    if (column === 1) cell.textContent = String(number)
    else if (typeof number !== "number") cell.textContent = "–"
    else {
      const system = document.createElement("a")
      system.href = addressOf(articles[n][0], scored[column - 2].name)
      system.textContent = number.toFixed(3).replace("-", "−")
      system.style.setProperty("--share", `${Math.round(100 * Math.min(1, Math.max(0, number)))}%`)
      cell.append(system)
    }
    line.append(cell)
  }
  return line
}

const show = () => {
  const head = document.createElement("thead")
  const line = document.createElement("tr")
  line.append(...["Article", "Sentences", ...scored.map(({ name }) => name)].map(heading))
  head.append(line)
  const body = document.createElement("tbody")
  const numbers = ordered(found())
  body.append(...numbers.slice(0, all ? numbers.length : FIRST).map(row))
  table.replaceChildren(head, body)
  more.hidden = all || numbers.length <= FIRST
  more.textContent = `Show all ${numbers.length.toLocaleString("en-GB")} articles`
  element("found").textContent =
    numbers.length === articles.length ? "" : `${numbers.length.toLocaleString("en-GB")} found`
}

select.append(
  ...metrics.map(
    ({ higherIsBetter, name }, n) => new Option(higherIsBetter ? name : `${name} (lower is better)`, String(n))
  )
)
select.addEventListener("change", () => {
  metric = Number(select.value)
  show()
})
more.addEventListener("click", () => {
  all = true
  show()
  table.querySelectorAll("a")[0]?.focus({ preventScroll: true })
})
offer(
  "extractor",
  scored.map(({ name }) => name)
)
offer(
  "error",
  types.filter((type) => type !== "correct")
)
takeView()
onView(show)
show()
