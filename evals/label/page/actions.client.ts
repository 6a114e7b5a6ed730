import { clear, cycleKind, join, label, split, toggleCounter } from "./segments.ts"
import { finish, nextDoubt, stepArticle } from "./articles.client.ts"
import { showKeys, showProgress } from "./dialogs.client.ts"
import { change, redo, undo } from "./history.client.ts"
import { toggleGuidelines } from "./guidelines.client.ts"
import { beginLink, endLink, move, selectSegment } from "./selection.client.ts"
import { settleAsItStands, stepDifference, takeVersion } from "./settling.client.ts"
import { here, outline, selected, state } from "./state.client.ts"
import type { Label } from "../../../schemas/label.ts"

/** All that one can do, by key and by button: one table for both and for the page that explains the keys. */
export interface Action {
  readonly name: string
  /** As `KeyboardEvent.key` has them. */
  readonly keys: ReadonlyArray<string>
  readonly does: string
  readonly run: () => void
  /** Stands among the buttons, under this name. */
  readonly button?: string
  /** When it can be done; always where absent. */
  readonly when?: "linking" | "settling" | "doubts"
}

const labelling = (name: Label, key: string): Action => ({
  name,
  keys: [key],
  does: `The selected sentences are one ${name}`,
  button: name.slice(0, 1).toUpperCase() + name.slice(1),
  run: () => change(label(outline, state.segments, selected(), name))
})

/** Buttons can extend a selection where there is no Shift key. */
let isExtending = false
export const extends_ = (): boolean => isExtending
const toggleExtending = () => {
  isExtending = !isExtending
}

/** Edits that reach beyond the selection touch the whole segment here. */
const segmentHere = () => here() ?? selected()

export const ACTIONS: ReadonlyArray<Action> = [
  {
    name: "supports",
    keys: ["Enter"],
    when: "linking",
    does: "The link: supports",
    button: "Supports",
    run: () => endLink("supports")
  },
  {
    name: "attacks",
    keys: ["a"],
    when: "linking",
    does: "The link: attacks",
    button: "Attacks",
    run: () => endLink("attacks")
  },
  {
    name: "unlink",
    keys: ["Backspace", "Delete"],
    when: "linking",
    does: "No link any more",
    button: "No link",
    run: () => endLink("none")
  },
  {
    name: "leave",
    keys: ["Escape"],
    when: "linking",
    does: "Leave the link as it was",
    button: "Cancel",
    run: () => endLink("leave")
  },
  {
    name: "down",
    keys: ["ArrowDown", "ArrowRight"],
    does: "To the next sentence; with Shift the selection grows",
    run: () => move(1)
  },
  { name: "up", keys: ["ArrowUp", "ArrowLeft"], does: "To the sentence before", run: () => move(-1) },
  { name: "first", keys: ["Home"], does: "To the first sentence", run: () => move(Number.NEGATIVE_INFINITY) },
  { name: "last", keys: ["End"], does: "To the last sentence", run: () => move(state.article.sentences.length) },
  { name: "whole", keys: ["w"], does: "Select the whole segment here (a double click does too)", run: selectSegment },
  labelling("thesis", "t"),
  labelling("claim", "c"),
  labelling("example", "e"),
  labelling("conclusion", "o"),
  {
    name: "none",
    keys: ["n"],
    does: "The selected sentences are in no segment",
    button: "None",
    run: () => change(clear(state.segments, selected()))
  },
  {
    name: "split",
    keys: ["s"],
    does: "A new segment begins at this sentence",
    button: "Split",
    run: () => change(split(state.segments, state.at), segmentHere())
  },
  {
    name: "join",
    keys: ["m"],
    does: "Join the selected segments, or this one with the one before it",
    button: "Join",
    run: () => change(join(outline, state.segments, selected()), segmentHere())
  },
  {
    name: "kind",
    keys: ["k"],
    does: "The next kind of an example (with Shift the one before)",
    button: "Kind",
    run: () => change(cycleKind(state.segments, state.at, 1), segmentHere())
  },
  {
    name: "kind before",
    keys: ["K"],
    does: "The kind before",
    run: () => change(cycleKind(state.segments, state.at, -1), segmentHere())
  },
  {
    name: "counter",
    keys: ["x"],
    does: "A counter claim, or the author's own",
    button: "Counter",
    run: () => change(toggleCounter(state.segments, state.at), segmentHere())
  },
  { name: "link", keys: ["l"], does: "Link this segment: then go to the other one", button: "Link", run: beginLink },
  { name: "extend", keys: [], does: "", button: "Extend", run: toggleExtending },
  { name: "undo", keys: ["z"], does: "Undo", button: "Undo", run: undo },
  { name: "redo", keys: ["Z", "y"], does: "Redo", button: "Redo", run: redo },
  {
    name: "take first",
    keys: ["1"],
    when: "settling",
    does: "Take the first version of this difference",
    run: () => takeVersion(0)
  },
  { name: "take second", keys: ["2"], when: "settling", does: "Take the second version", run: () => takeVersion(1) },
  {
    name: "settled",
    keys: ["Enter"],
    when: "settling",
    does: "It is right as it stands; to the next difference",
    run: settleAsItStands
  },
  {
    name: "next difference",
    keys: ["]"],
    when: "settling",
    does: "To the next difference",
    run: () => stepDifference(1)
  },
  {
    name: "previous difference",
    keys: ["["],
    when: "settling",
    does: "To the difference before",
    run: () => stepDifference(-1)
  },
  {
    name: "doubt",
    keys: ["r"],
    when: "doubts",
    does: "To the next of the least sure segments",
    button: "Next in doubt",
    run: () => nextDoubt(1)
  },
  { name: "doubt before", keys: ["R"], when: "doubts", does: "To the one before", run: () => nextDoubt(-1) },
  { name: "done", keys: ["d"], does: "The article is done; to the next one", run: finish },
  { name: "next", keys: ["."], does: "To the next article", run: () => stepArticle(1) },
  { name: "previous", keys: [","], does: "To the article before", run: () => stepArticle(-1) },
  { name: "guidelines", keys: ["g"], does: "Show or hide the guidelines", run: () => toggleGuidelines() },
  { name: "progress", keys: ["p"], does: "How far the work is, and how far annotators agree", run: showProgress },
  { name: "keys", keys: ["?"], does: "These keys", run: () => showKeys(ACTIONS.filter(isPossible)) }
]

/** Whether an action can be done in what is open here. */
export const isPossible = ({ when }: Action): boolean =>
  when === undefined ||
  when === "linking" ||
  (when === "settling" ? state.article.settling !== undefined : state.session.doubts.length > 0)

/** Whether it can be done at this moment: while a link is made, only moving and what ends it. */
export const isReady = (action: Action): boolean =>
  isPossible(action) &&
  (state.linkFrom === undefined ? action.when !== "linking" : action.when === "linking" || MOVES.has(action.name))

const MOVES = new Set(["down", "up", "first", "last"])
