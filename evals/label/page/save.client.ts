import { element } from "../../../pipeline/write/page/dom.client.js"
import { askWhichVersion } from "./dialogs.client.ts"
import { sayState } from "./speak.client.ts"
import { state } from "./state.client.ts"
import type { Labels, Save, Saved } from "./wire.ts"

/** The revision on the disk that the page's labels were made from. */
let base: string | null = null
let seconds = 0
let isChanged = false
let isSaving = false
let saving: Promise<void> = Promise.resolve()
/** Told after each save. */
let whenSaved: () => void = () => {}

/** Called when an article is open: `labels` are as the disk has them, at `revision`. */
export const beginSaving = (labels: Labels, revision: string | null, then: () => void): void => {
  base = revision
  seconds = labels.seconds
  isChanged = false
  whenSaved = then
  sayState(revision === null ? "Nothing to save yet" : "Saved")
}

/** What a browser that was killed had not yet saved of an article, if anything. */
export const draftOf = (id: string): Save | undefined => {
  const kept = localStorage.getItem(keyOf(id))
  return kept === null ? undefined : (JSON.parse(kept) as Save)
}

export const dropDraft = (id: string): void => localStorage.removeItem(keyOf(id))

/** The labels have changed: they are kept in the browser at once, and saved as soon as what is being saved is. */
export const changed = (): void => {
  isChanged = true
  keepDraft()
  if (!isSaving) saving = save()
}

/** Waits until nothing is being saved: before that another article must not take this one's place. */
export const saveSettled = async (): Promise<void> => {
  const before = saving
  await before
  if (saving !== before) await saveSettled()
}

const keyOf = (id: string) => `draft:${state.session.folder}:${id}`

const labels = (): Save => ({ segments: state.segments, done: state.done, open: state.open, seconds, base })

const keepDraft = () => localStorage.setItem(keyOf(state.article.id), JSON.stringify(labels()))

const save = async (): Promise<void> => {
  isSaving = true
  const { id } = state.article
  while (isChanged) {
    isChanged = false
    sayState("Saving …")
    const answer = await send(id)
    if (answer === "again") {
      isChanged = true
      await new Promise((resolve) => setTimeout(resolve, RETRY))
    } else if (answer === "stop") {
      isChanged = true
      break
    }
  }
  isSaving = false
}

/** One attempt: `again` where the server did not answer, `stop` where it refused. */
const send = async (id: string): Promise<"saved" | "again" | "stop"> => {
  let response: Response
  try {
    response = await fetch(`/api/article?${new URLSearchParams({ id })}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(labels())
    })
  } catch {
    sayState(
      "Not saved: the server does not answer. What you did is kept in this browser; start pnpm label again.",
      true
    )
    return "again"
  }
  if (response.ok) {
    const saved = (await response.json()) as Saved
    base = saved.revision
    state.session = { ...state.session, summary: saved.summary }
    if (isChanged) keepDraft()
    else {
      dropDraft(id)
      sayState("Saved")
    }
    whenSaved()
    return "saved"
  }
  if (response.status === 401) {
    sayState(
      "Not saved: the server was started anew. Open the address that it has printed; what you did is kept in this browser.",
      true
    )
    return "stop"
  }
  const { message, revision } = (await response.json()) as {
    readonly message: string
    readonly revision?: string | null
  }
  sayState(`Not saved: ${message}`, true)
  if (revision !== undefined)
    askWhichVersion(
      message,
      () => overwrite(revision),
      () => takeTheirs(id)
    )
  return "stop"
}

/** The annotator has seen that there is another version, and wants this one. */
const overwrite = (revision: string | null): void => {
  base = revision
  changed()
}

const takeTheirs = (id: string): void => {
  dropDraft(id)
  isChanged = false
  location.reload()
}

const RETRY = 2000

/** Somebody is there as long as no more than this passes between two signs of life. */
const PAUSE = 60_000
let lastSign = performance.now()
const sign = () => {
  const now = performance.now()
  seconds += Math.min(now - lastSign, PAUSE) / 1000
  lastSign = now
}
for (const event of ["keydown", "pointerdown", "scroll"]) document.addEventListener(event, sign, { passive: true })
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") lastSign = performance.now()
  else sign()
})
addEventListener("beforeunload", (event) => {
  if (isChanged || isSaving || element("saved").classList.contains("bad")) event.preventDefault()
})
