import { element, make, makeButton } from "../../../pipeline/write/page/dom.client.js"
import type { Action } from "./actions.client.ts"
import { state } from "./state.client.ts"
import type { Agreement } from "./wire.ts"

const dialog = element("dialog") as HTMLDialogElement

const show = (title: string, ...content: ReadonlyArray<Node>): void => {
  const heading = make("h2", "", title)
  heading.id = "dialog-title"
  dialog.replaceChildren(heading, ...content)
  if (!dialog.open) dialog.showModal()
}

const closeButton = () =>
  make(
    "p",
    "",
    makeButton("", () => dialog.close(), "Close")
  )

export const showKeys = (actions: ReadonlyArray<Action>): void => {
  const table = make("table", "")
  const body = document.createElement("tbody")
  for (const { does, keys, when } of actions) {
    if (keys.length === 0) continue
    const shown = keys.flatMap((key) => [make("kbd", "", NAMES[key] ?? key), " "])
    const head = make("th", "", ...shown)
    head.setAttribute("scope", "row")
    const row = document.createElement("tr")
    row.append(head, make("td", "", when === "linking" ? `After l: ${does}` : does))
    body.append(row)
  }
  table.append(body)
  show("Keys", table, closeButton())
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Z: "Shift z",
  K: "Shift k",
  R: "Shift r"
}

/** How far the work is, how far annotators agree, and what comes next. */
export const showProgress = (): void => {
  const { chosen, settles, summary } = state.session
  const { agreement, commands, done, quotable, secondsAnArticle, secondsLeft, total } = summary
  const pace = secondsAnArticle === undefined ? "" : `, ${minutes(secondsAnArticle)} an article`
  const left = secondsLeft === undefined || secondsLeft === 0 ? "" : `, about ${minutes(secondsLeft)} left`
  show(
    done < total ? "Progress" : "All articles are done",
    make("p", "", `${done} of ${total} articles are done${pace}${left}.`),
    ...(chosen === "unsure" ? [make("p", "note", UNSURE)] : []),
    ...agreement.map((one) => table(one, settles !== undefined)),
    make("h3", "", "To quote"),
    make("p", "note", quotable),
    make("h3", "", "What uses the labels"),
    ...commands.map((command) => make("p", "", make("code", "", command))),
    closeButton()
  )
}

export const UNSURE =
  "These articles come in the order in which an extractor was unsure of them: they are for training. Measured on them, no extractor's score says what it is on others."

const table = ({ articles, scores, with: other }: Agreement, isOfPasses: boolean): HTMLElement => {
  const whole = make("table", "")
  const caption = document.createElement("caption")
  caption.textContent = `Agreement ${isOfPasses ? "of" : "with"} ${other}, on ${articles} ${articles === 1 ? "article" : "articles"}`
  const body = document.createElement("tbody")
  for (const { id, meaning, value } of scores.filter(({ id }) => SHOWN.test(id))) {
    const head = make("th", "", id)
    head.setAttribute("scope", "row")
    const row = document.createElement("tr")
    row.append(head, make("td", "n", value.toFixed(3)), make("td", "", meaning))
    body.append(row)
  }
  whole.append(caption, body)
  return make("div", "scroll", whole)
}

/** Kappa, alpha_U, and F1 of each label. */
const SHOWN = /^sentences\.(?:kappa|alpha|\w+\.f1)$|^unitizing\./

const minutes = (seconds: number): string =>
  seconds < 90
    ? `${Math.round(seconds)} seconds`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} minutes`
      : `${(seconds / 3600).toFixed(1)} hours`

/** Another version is on the disk: nothing is written over unless the annotator says so. */
export const askWhichVersion = (message: string, keepThis: () => void, takeOther: () => void): void => {
  const choose = (then: () => void) => () => {
    dialog.close()
    then()
  }
  show(
    "Two versions",
    make("p", "", `${message} Which one is to stay?`),
    make(
      "p",
      "pair",
      makeButton("", choose(takeOther), "The one on the disk"),
      makeButton("", choose(keepThis), "The one on this page")
    )
  )
}
