import { element, make, makeButton } from "../../../pipeline/write/page/dom.client.js"
import { type Action, ACTIONS, extends_, isPossible, isReady } from "./actions.client.ts"
import { openGuidelinesAt } from "./guidelines.client.ts"
import { change } from "./history.client.ts"
import { describeRange, KINDS, segmentAt, setKind } from "./segments.ts"
import { goTo } from "./selection.client.ts"
import { badgeOf, here, onUpdate, selected, state, update } from "./state.client.ts"
import { describe, focusSentence } from "./text.client.ts"

let tools: ReadonlyArray<readonly [Action, HTMLButtonElement]> = []

/** Makes the buttons, once the session is known. */
export const makeTools = (): void => {
  tools = ACTIONS.filter((action) => action.button !== undefined && isPossible(action)).map((action) => {
    const [key] = action.keys
    const button = make(
      "button",
      LABELS.has(action.name) ? action.name : "",
      action.button ?? "",
      ...(key === undefined ? [] : [" ", make("kbd", "", key)])
    )
    button.setAttribute("type", "button")
    button.dataset["act"] = action.name
    if (action.does !== "") button.title = action.does
    return [action, button as HTMLButtonElement] as const
  })
  element("tools").replaceChildren(...tools.map(([, button]) => button))
}

const showTools = (): void => {
  const current = here()
  for (const [action, button] of tools) {
    button.hidden = !isReady(action)
    if (LABELS.has(action.name)) button.setAttribute("aria-pressed", String((current?.label ?? "none") === action.name))
    if (action.name === "extend") button.setAttribute("aria-pressed", String(extends_()))
  }
}

const LABELS = new Set(["thesis", "claim", "example", "conclusion", "none"])

/** What is said of the segment here, so that it is made anew only when that changes. */
let shown = ""

const showHere = (): void => {
  const current = here()
  const target = state.segments.find(({ id }) => id === current?.link?.target)
  const look = JSON.stringify([state.article.id, current, target, selected(), state.linkFrom])
  if (look === shown) return
  shown = look
  const range = selected()
  const lines: Array<HTMLElement> = [
    make("p", "eyebrow", `${describeRange(range)[0]?.toUpperCase()}${describeRange(range).slice(1)} selected`)
  ]
  if (current === undefined) lines.push(make("p", "", "None: in no segment."))
  else {
    lines.push(
      make(
        "p",
        "",
        make("span", `badge ${current.label}`, badgeOf(current)),
        `${describe(current)}; ${describeRange(current)}.`
      )
    )
    if (target !== undefined)
      lines.push(
        make(
          "p",
          "",
          `It ${current.link?.relation} `,
          makeButton(
            "quiet",
            () => {
              goTo(target.first)
              update()
              focusSentence()
            },
            make("span", `badge ${target.label}`, badgeOf(target)),
            (state.article.sentences[target.first - 1] ?? "").slice(0, 90)
          )
        )
      )
    if (current.label === "example") lines.push(kinds(current.kind))
  }
  element("here").replaceChildren(...lines)
  openGuidelinesAt(current?.label)
}

const kinds = (chosen: string | undefined): HTMLElement => {
  const group = make("p", "kinds")
  group.setAttribute("role", "group")
  group.setAttribute("aria-label", "Kind of the example")
  for (const kind of KINDS) {
    const button = makeButton(
      "",
      () => {
        change(setKind(state.segments, state.at, kind), segmentAt(state.segments, state.at))
        update()
      },
      kind
    )
    button.setAttribute("aria-pressed", String(kind === chosen))
    group.append(button)
  }
  return group
}

onUpdate(showTools)
onUpdate(showHere)
