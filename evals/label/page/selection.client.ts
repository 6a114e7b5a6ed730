import { link, type Range, segmentAt, unlink, unlinkable } from "./segments.ts"
import { change } from "./history.client.ts"
import { refuse, say } from "./speak.client.ts"
import { here, state } from "./state.client.ts"
import type { Relation } from "../../../schemas/label.ts"

/** Goes to a sentence; `extend` keeps the other end of the selection. */
export const goTo = (sentence: number, extend = false): void => {
  state.at = Math.min(Math.max(1, sentence), Math.max(1, state.article.sentences.length))
  if (!extend) state.anchor = state.at
}

export const move = (by: number, extend = false): void => goTo(state.at + by, extend)

export const selectRange = ({ first, last }: Range): void => {
  goTo(first)
  state.anchor = last
}

/** Selects the whole segment here. */
export const selectSegment = (): void => {
  const segment = here()
  if (segment === undefined) return refuse("There is no segment here.")
  state.anchor = segment.first
  state.at = segment.last
}

/** Begins to choose what the segment here is linked to. */
export const beginLink = (): void => {
  const refused = unlinkable(state.segments, state.at)
  if (refused !== undefined) return refuse(refused)
  state.linkFrom = state.at
  state.anchor = state.at
  say(
    "Link: go to the segment that this one serves. Enter or a click: supports; a: attacks; Backspace removes the link; Escape leaves it."
  )
}

/** Ends it, at the sentence that was chosen. */
export const endLink = (relation: Relation | "none" | "leave"): void => {
  const from = state.linkFrom
  if (from === undefined) return
  const to = state.at
  state.linkFrom = undefined
  const source = segmentAt(state.segments, from)
  goTo(source?.first ?? from)
  if (relation === "leave") return say("No link made.")
  const touched = source ?? { first: from, last: from }
  change(relation === "none" ? unlink(state.segments, from) : link(state.segments, from, to, relation), touched)
}
