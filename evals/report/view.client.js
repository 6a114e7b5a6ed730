// What of the articles is looked at, and its address, so that a view and an article in it can be sent as a link.

import { element } from "../../pipeline/write/page/dom.client.js"

/** The fields of the filter, by their names in the address. */
const FIELDS = ["q", "extractor", "error"]

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (element(`view-${name}`))

/** @param {string} name */
export const viewed = (name) => field(name).value.trim()

/** What the address says. */
export const addressed = () => new URLSearchParams(location.hash.slice(1))

/** The address of an article under a system, in this view; of the view alone where none is named. @param {string} [article] @param {string} [system] */
export const addressOf = (article, system) =>
  `#${new URLSearchParams([
    ...(article === undefined ? [] : [["article", article]]),
    ...(system === undefined ? [] : [["system", system]]),
    ...FIELDS.flatMap((name) => (viewed(name) === "" ? [] : [[name, viewed(name)]]))
  ])}`

/** Takes the view from the address. */
export const takeView = () => {
  const asked = addressed()
  for (const name of FIELDS) field(name).value = asked.get(name) ?? ""
}

/** Fills a choice of names, "any" first. @param {string} name @param {Array<string>} names */
export const offer = (name, names) =>
  field(name).append(new Option("any", ""), ...names.map((name) => new Option(name, name)))

/** Calls `then` when the filter changes, here or in the address. @param {() => void} then */
export const onView = (then) => {
  for (const name of FIELDS)
    field(name).addEventListener("input", () => {
      const asked = addressed()
      history.replaceState(null, "", addressOf(asked.get("article") ?? undefined, asked.get("system") ?? undefined))
      then()
    })
  addEventListener("hashchange", () => {
    takeView()
    then()
  })
}
