import { element } from "../../../pipeline/write/page/dom.client.js"
import { listArticles, openArticle } from "./articles.client.ts"
import { UNSURE } from "./dialogs.client.ts"
import "./keys.client.ts"
import { makeTools } from "./panel.client.ts"
import { sayState } from "./speak.client.ts"
import { state } from "./state.client.ts"
import type { Session } from "./wire.ts"

const begin = async (): Promise<void> => {
  const response = await fetch("/api/session")
  if (!response.ok) return sayState(await response.text(), true)
  state.session = (await response.json()) as Session
  const { articles, chosen, doubts, proposedBy } = state.session
  const warnings = [
    ...(chosen === "unsure" ? [UNSURE] : []),
    ...(proposedBy === undefined
      ? []
      : [
          `What ${proposedBy} found is shown to be corrected: the labels will say so, and scores of ${proposedBy} on them are flattered.`
        ])
  ]
  const warning = element("warning")
  warning.textContent = warnings.join(" ")
  warning.hidden = warnings.length === 0
  listArticles()
  makeTools()
  const wanted = new URLSearchParams(location.hash.slice(1)).get("article")
  const known = articles.find(({ id }) => id === wanted)
  const first = known ?? articles.find(({ state: how }) => how !== "done") ?? articles[0]
  if (first === undefined) return sayState("There is no article to label.", true)
  const doubt = doubts.find(({ article }) => article === first.id)
  await openArticle(first.id, known === undefined ? doubt : undefined)
  listArticles()
}

begin().catch((error: unknown) => sayState(`The page could not begin: ${String(error)}`, true))
