import type { Edit, Range, Segments } from "./segments.ts"
import { changed } from "./save.client.ts"
import { refuse, say } from "./speak.client.ts"
import { selected, state } from "./state.client.ts"

/** What can be taken back. */
interface Moment {
  readonly segments: Segments
  readonly open: ReadonlyArray<Range>
  readonly done: boolean
  readonly at: number
}

let past: Array<Moment> = []
let future: Array<Moment> = []

export const forget = (): void => {
  past = []
  future = []
}

const now = (): Moment => ({ segments: state.segments, open: state.open, done: state.done, at: state.at })

/** Does an edit, or tells why not; where two passes are settled, what it touches is settled. */
export const change = (edit: Edit, touched: Range = selected()): void => {
  if ("refused" in edit) return refuse(edit.refused)
  past.push(now())
  future = []
  state.segments = edit.segments
  state.open = state.open.filter(({ first, last }) => last < touched.first || first > touched.last)
  state.done = false
  say(edit.says)
  changed()
}

/** Changes the rest: that an article is finished, that a difference is right as it stands. */
export const mark = (next: Partial<Pick<Moment, "done" | "open">>, says: string): void => {
  past.push(now())
  future = []
  Object.assign(state, next)
  say(says)
  changed()
}

export const undo = (): void => travel(past, future, "Nothing to undo.", "Undone.")
export const redo = (): void => travel(future, past, "Nothing to redo.", "Done again.")

const travel = (from: Array<Moment>, to: Array<Moment>, nothing: string, says: string): void => {
  const moment = from.pop()
  if (moment === undefined) return refuse(nothing)
  to.push(now())
  Object.assign(state, moment)
  state.anchor = state.at
  say(says)
  changed()
}
