// The page's data: the index and, in the page or in files beside it, the portions of the list and of the texts.

import { make, parsed } from "../page/dom.client.js"

/**
 * An article in the list, as listRow in articleData.ts writes it; what is not known is empty.
 * @typedef {[id: string, title: string, author: string, date: string, day: string, outlet: string, thesis: string, words: number,
 *   theses: number, claims: number, examples: number, conclusions: number, least: Array<number | null>]} Row least: each label's lowest confidence
 */
/**
 * A segment, as articleBody writes it: UTF-16 offsets, sentences from 1; attribute is a claim's stance or an example's kind, and
 * target is -1 where there is none.
 * @typedef {[label: number, start: number, end: number, first: number, last: number, confidence: number | null, attribute: string,
 *   relation: string, target: number, section: string]} Segment
 * @typedef {{ text: string, source: string, author?: string, partial?: string, blocks: Array<number>, segments: Array<Segment> }} Body
 */
/** @typedef {[article: number, segment: number, label: string, confidence: number, text: string, id: string, title: string]} Doubt */

/**
 * @type {{ articles: number, lists: number, starts: Array<number>, doubts: Array<Doubt>,
 *   shown: { author: boolean, outlet: string, date: boolean } }}
 */
export const index = parsed("index")

export const labels = ["thesis", "claim", "example", "conclusion"]
export const badges = ["TH", "CL", "EX", "CO"]

/** All of the list's rows that are here by now. @type {Array<Row>} */
export const rows = []

/** Whether the texts are in the page itself. */
export const isWhole = document.getElementById("texts-1") !== null

/** @type {Map<string, (data: any) => void>} */
const waiting = new Map()

// What a file of data calls.
Object.assign(globalThis, {
  reportData: (/** @type {string} */ name, /** @type {unknown} */ data) => {
    waiting.get(name)?.(data)
    // It would keep the data.
    waiting.delete(name)
  }
})

/** A portion of data; of a page that was opened as a file, only a script may read another file. @param {string} name */
const load = (name) => {
  const held = document.getElementById(name)
  if (held) return Promise.resolve(JSON.parse(held.textContent ?? ""))
  return new Promise((resolve, reject) => {
    const script = /** @type {HTMLScriptElement} */ (make("script", ""))
    script.addEventListener("error", () =>
      reject(new Error("The folder report-data, which belongs beside this page, is not there or not whole."))
    )
    script.addEventListener("load", () => script.remove())
    waiting.set(name, resolve)
    script.src = `report-data/${name}.js`
    document.head.append(script)
  })
}

/** The list's rows, portion by portion; `then` is called after each. @param {(isLast: boolean) => void} then */
export const loadRows = async (then) => {
  for (let n = 1; n <= index.lists; n++) {
    for (const row of await load(`list-${n}`)) rows.push(row)
    then(n === index.lists)
  }
}

/** Portions of texts used last, so that the next article is there at once. @type {Map<number, Promise<Array<Body>>>} */
const recent = new Map()
const MOST_RECENT = 6

/** The texts of some articles in a row. @param {number} portion from 0 @returns {Promise<Array<Body>>} */
export const textsOf = (portion) => {
  const texts = recent.get(portion) ?? load(`texts-${portion + 1}`)
  recent.delete(portion)
  recent.set(portion, texts)
  const [oldest] = recent.keys()
  if (recent.size > MOST_RECENT) recent.delete(oldest)
  return texts
}

/** @param {number} n @returns {Promise<Body>} */
export const bodyOf = async (n) => {
  const portion = index.starts.findLastIndex((start) => start <= n)
  return (await textsOf(portion))[n - index.starts[portion]]
}
