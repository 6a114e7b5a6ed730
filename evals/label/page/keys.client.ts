import { element } from "../../../pipeline/write/page/dom.client.js"
import { type Action, ACTIONS, extends_, isReady } from "./actions.client.ts"
import { endLink, goTo, move, selectSegment } from "./selection.client.ts"
import { focusSentence } from "./text.client.ts"
import { state, update } from "./state.client.ts"

/** Does an action and brings the page to what it made. */
const act = (action: Action, isByKey: boolean): void => {
  action.run()
  update()
  const isModal = (element("dialog") as HTMLDialogElement).open
  if (isByKey && !isModal && !STAYS.has(action.name)) focusSentence()
}

/** What leaves the focus where it is. */
const STAYS = new Set(["guidelines", "progress", "keys"])

const SHIFTED: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || (element("dialog") as HTMLDialogElement).open) return
  const { target } = event
  const isInText = target instanceof HTMLElement && target.closest("#text") !== null
  // Elsewhere than on a sentence, the keys that move through a page and press its buttons are the page's.
  if (!isInText && target !== document.body && (OF_THE_PAGE.has(event.key) || target instanceof HTMLSelectElement))
    return
  const by = event.shiftKey ? SHIFTED[event.key] : undefined
  if (by !== undefined && state.linkFrom === undefined) {
    move(by, true)
    update()
    focusSentence()
  } else {
    const action = ACTIONS.find((action) => action.keys.includes(event.key) && isReady(action))
    if (action === undefined) return
    act(action, true)
  }
  event.preventDefault()
})

const OF_THE_PAGE = new Set([
  "Enter",
  " ",
  "ArrowDown",
  "ArrowUp",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "Escape",
  "Backspace",
  "Delete"
])

document.addEventListener("click", ({ target }) => {
  const name = target instanceof Element ? target.closest<HTMLElement>("[data-act]")?.dataset["act"] : undefined
  const action = ACTIONS.find((action) => action.name === name)
  if (action !== undefined && isReady(action)) act(action, false)
})

const numberOf = (target: EventTarget | null): number | undefined => {
  const sentence = target instanceof Element ? target.closest<HTMLElement>(".sentence") : null
  return sentence === null ? undefined : Number(sentence.dataset["n"])
}

const text = element("text")
/** A mouse draws a selection while its button is down. */
let isDrawing = false

text.addEventListener("pointerdown", (event) => {
  const n = numberOf(event.target)
  if (n === undefined || event.button !== 0) return
  if (state.linkFrom !== undefined) {
    goTo(n)
    endLink("supports")
  } else {
    if (event.pointerType !== "mouse") return
    goTo(n, event.shiftKey || extends_())
    isDrawing = true
  }
  // The browser's own selection of text would get in the way.
  event.preventDefault()
  update()
  focusSentence()
})
text.addEventListener("pointerover", (event) => {
  const n = numberOf(event.target)
  if (!isDrawing || n === undefined || n === state.at) return
  goTo(n, true)
  update()
})
addEventListener("pointerup", () => (isDrawing = false))
// A finger scrolls as well: only a tap chooses.
text.addEventListener("click", (event) => {
  const n = numberOf(event.target)
  if (n === undefined || !(event instanceof PointerEvent) || event.pointerType === "mouse" || event.pointerType === "")
    return
  goTo(n, extends_())
  update()
  focusSentence()
})
text.addEventListener("dblclick", (event) => {
  if (numberOf(event.target) === undefined) return
  selectSegment()
  update()
})
