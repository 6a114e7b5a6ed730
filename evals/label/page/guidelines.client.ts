import { element } from "../../../pipeline/write/page/dom.client.js"
import { here } from "./state.client.ts"

const guidelines = element("guidelines") as HTMLDetailsElement

export const toggleGuidelines = (): void => {
  guidelines.open = !guidelines.open
  openGuidelinesAt(here()?.label)
}

/** Where the guidelines define a label: the point of their list that begins with its name in bold. */
export const openGuidelinesAt = (label: string | undefined): void => {
  for (const marked of guidelines.querySelectorAll(".current")) marked.classList.remove("current")
  if (!guidelines.open) return
  const name = label ?? "none"
  const heading = [...guidelines.querySelectorAll("li strong")].find(({ textContent }) => textContent === name)
  const point = heading?.closest("li")
  if (point === undefined || point === null) return
  point.classList.add("current")
  const scroller = guidelines.querySelector("div")
  if (scroller !== null) scroller.scrollTop = point.offsetTop - scroller.offsetTop - 8
}
guidelines.addEventListener("toggle", () => openGuidelinesAt(here()?.label))
