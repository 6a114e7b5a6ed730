import { element } from "../../../pipeline/write/page/dom.client.js"
import { askWhichVersion, showProgress } from "./dialogs.client.ts"
import { forget, mark } from "./history.client.ts"
import { beginSaving, changed, draftOf, dropDraft, saveSettled } from "./save.client.ts"
import type { Range } from "./segments.ts"
import { goTo, selectRange } from "./selection.client.ts"
import { refuse, say, sayState } from "./speak.client.ts"
import { onUpdate, state, update } from "./state.client.ts"
import { focusSentence, showText } from "./text.client.ts"
import type { OpenArticle } from "./wire.ts"

const select = element("article") as HTMLSelectElement

/** The article that was asked for last: another's answer may come later. */
let asked = ""

/** Opens an article, with these sentences selected where some are given. */
export const openArticle = async (id: string, at?: Range): Promise<void> => {
  asked = id
  await saveSettled()
  const response = await fetch(`/api/article?${new URLSearchParams({ id })}`)
  if (!response.ok) {
    const text = await response.text()
    sayState(response.status === 401 ? text : (JSON.parse(text) as { message: string }).message, true)
    return
  }
  const article = (await response.json()) as OpenArticle
  await saveSettled()
  if (asked !== id) return
  const { labels } = article
  Object.assign(state, {
    article,
    segments: labels.segments,
    done: labels.done,
    open: labels.open,
    linkFrom: undefined
  })
  forget()
  beginSaving(labels, article.revision, listStates)
  location.hash = new URLSearchParams({ article: id }).toString()
  // A title that is a sentence of the text stands there, to be labelled.
  element("title").textContent = article.title
  element("title").classList.toggle("unseen", article.paragraphs[0]?.kind === "title")
  showText()
  takeUpDraft(article)
  if (at === undefined) goTo(state.open[0]?.first ?? 1)
  else selectRange(at)
  update()
  focusSentence()
  if (at === undefined && state.at === 1) scrollTo(0, 0)
}

/** What a killed browser had not saved goes on from where it was; where the file is another by now, the annotator is asked. */
const takeUpDraft = ({ id, revision }: OpenArticle): void => {
  const draft = draftOf(id)
  if (draft === undefined) return
  const take = () => {
    Object.assign(state, { segments: draft.segments, done: draft.done, open: draft.open })
    changed()
    update()
    say("What this browser had not saved is here again.")
  }
  if (draft.base === revision) take()
  else
    askWhichVersion(
      "This browser has labels of this article that were not saved, and the file is another by now.",
      take,
      () => dropDraft(id)
    )
}

/** To the next or previous article. */
export const stepArticle = (by: 1 | -1): void => {
  const next = state.session.articles[indexHere() + by]
  if (next === undefined) return refuse(by === 1 ? "This is the last article." : "This is the first article.")
  void openArticle(next.id)
}

const indexHere = () => state.session.articles.findIndex(({ id }) => id === state.article.id)

/** Marks the article as done, or not any more, and goes on to the next that is not. */
export const finish = (): void => {
  if (state.done) return mark({ done: false }, "Not done any more.")
  const [difference] = state.open
  if (difference !== undefined) {
    goTo(difference.first)
    return refuse(`${state.open.length} differences are still open; the next is here.`)
  }
  const without = state.segments.filter(({ kind, label }) => label === "example" && kind === undefined).length
  mark({ done: true }, `Done.${without === 0 ? "" : ` ${without} examples have no kind (k).`}`)
  setState("done")
  const { articles } = state.session
  const here = indexHere()
  const next = [...articles.slice(here + 1), ...articles.slice(0, here)].find((article) => article.state !== "done")
  if (next === undefined) void saveSettled().then(showProgress)
  else void openArticle(next.id)
}

const setState = (now: "done" | "begun") => {
  const articles = state.session.articles.map((article) =>
    article.id === state.article.id ? { ...article, state: now } : article
  )
  state.session = { ...state.session, articles }
}

const listStates = (): void => {
  setState(state.done ? "done" : "begun")
  listArticles()
  update()
}

/** To the next or previous of the least sure segments, in whatever article it is. */
export const nextDoubt = (by: 1 | -1): void => {
  const { doubts } = state.session
  doubtAt = Math.min(Math.max(0, doubtAt + by), doubts.length - 1)
  const doubt = doubts[doubtAt]
  if (doubt === undefined) return
  if (doubt.article === state.article.id) selectRange(doubt)
  else void openArticle(doubt.article, doubt)
  say(`Least sure segments: ${doubtAt + 1} of ${doubts.length}, confidence ${doubt.confidence.toFixed(2)}.`)
}
let doubtAt = -1

const SIGNS = { done: "✓", begun: "…", new: "○" } as const

/** Fills the list of articles. */
export const listArticles = (): void => {
  select.replaceChildren(
    ...state.session.articles.map(({ id, state: how, title }, i) => {
      const option = document.createElement("option")
      option.value = id
      option.textContent = `${SIGNS[how]} ${i + 1}. ${title}`
      option.selected = id === state.article.id
      return option
    })
  )
}
select.addEventListener("change", () => void openArticle(select.value))

/** Says which article of how many this is. */
const showPlace = (): void => {
  const { annotator, articles, settles, summary } = state.session
  const who = settles === undefined ? `labelled by ${annotator}` : `settling ${settles.join(" and ")}`
  element("place").textContent =
    `Article ${indexHere() + 1} of ${articles.length} · ${who} · ${state.segments.length} segments`
  element("progress").replaceChildren(`${summary.done} of ${summary.total} done`)
  const done = element("done")
  done.setAttribute("aria-pressed", String(state.done))
  done.textContent = state.done ? "Done ✓ (d takes it back)" : "Done, next article (d)"
  select.value = state.article.id
}

onUpdate(showPlace)
