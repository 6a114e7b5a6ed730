import * as Effect from "effect/Effect"
import type { PlatformError } from "effect/PlatformError"
import type { Annotated } from "../../../schemas/record.ts"
import type { ArticleRow } from "../../../schemas/rows.ts"
import { offsets } from "../../split/offsets.ts"
import type { About, OutputSink } from "../OutputFormat.ts"
import { embedded } from "../page/embedded.ts"
import type { StagedFile, Staging } from "../staging.ts"
import { articleBody, leastSure, listRow, shortened } from "./articleData.ts"
import { dataFiles } from "./dataFiles.ts"
import { dateOf } from "./dateOf.ts"
import { doubts } from "./doubts.ts"
import { addToGlance, emptyGlance } from "./Glance.ts"
import { outletNoun, outletOf } from "./outlet.ts"
import { reportPage } from "./page.ts"

/** A run's page in the making. */
export interface ReportWriter {
  readonly add: OutputSink["write"]
  /** Writes the page; after the last article. */
  readonly page: (write: StagedFile["write"]) => Effect.Effect<void, PlatformError>
}

/**
 * Gathers what the page shows, an article at a time. Figures count every article; the list and the texts go out in portions, into
 * the page itself where they are few, else into files beside it, and the first `MOST_LISTED` are all that there is of them.
 */
export const openReport = (staging: Staging, about: About): ReportWriter => {
  const glance = emptyGlance()
  const unsure = doubts()
  const data = dataFiles(staging)
  const shown = { author: false, date: false }

  let rows: Array<unknown> = []
  let lists = 0
  const flushRows = Effect.suspend(() => {
    const portion = rows
    rows = []
    return data.add(`list-${++lists}`, portion)
  })

  let bodies: Array<unknown> = []
  let size = 0
  /** Of each portion of texts, the number of its first article. */
  const starts: Array<number> = []
  let listed = 0
  const flushBodies = Effect.suspend(() => {
    const portion = bodies
    starts.push(listed - portion.length)
    bodies = []
    size = 0
    return data.add(`texts-${starts.length}`, portion)
  })

  const addArticle = Effect.fnUntraced(function* ({ article, partial }: Annotated, row: ArticleRow) {
    const places = offsets(article.text)
    const { isFolder, outlet } = outletOf(article)
    const day = dateOf(article.date ?? "")
    addToGlance(glance, article, places.length, outlet, day)
    if (outlet !== "") glance[isFolder ? "inFolders" : "onHosts"]++
    if (listed >= MOST_LISTED) return

    shown.author ||= row.author !== null
    shown.date ||= row.date !== null
    article.segments.forEach(({ confidence, label, text }, segment) => {
      if (confidence === undefined || !unsure.wants(label, confidence)) return
      unsure.add({
        article: listed,
        segment,
        label,
        confidence,
        text: shortened(text, LONGEST_DOUBT),
        articleId: article.article_id,
        title: row.title ?? ""
      })
    })
    listed++
    if (listed === MOST_IN_PAGE + 1) yield* data.spill
    if (rows.push(listRow(row, outlet, day, leastSure(article.segments))) === LIST_PORTION) yield* flushRows
    bodies.push(articleBody(article, places, partial))
    size += article.text.length
    if (bodies.length === TEXTS_PORTION || size > TEXTS_SIZE) yield* flushBodies
  })

  return {
    add: Effect.fnUntraced(function* ({ annotated, rows }) {
      glance.failures += rows.failures.length
      glance.warnings += rows.warnings.length
      for (const [n, record] of annotated.entries()) yield* addArticle(record, rows.articles[n]!)
    }),
    page: Effect.fnUntraced(function* (write) {
      if (rows.length > 0) yield* flushRows
      if (bodies.length > 0) yield* flushBodies
      const index = {
        articles: listed,
        lists,
        starts,
        shown: { ...shown, outlet: outletNoun(glance)?.one ?? "" },
        doubts: unsure
          .sorted()
          .map(({ article, articleId, confidence, label, segment, text, title }) => [
            article,
            segment,
            label,
            confidence,
            text,
            articleId,
            title
          ])
      }
      const { head, tail } = reportPage(about, glance, listed, index, data.spilled())
      yield* write(head)
      for (const [name, json] of data.held) yield* write(`${embedded(name, json).text}\n`)
      yield* write(tail)
    })
  }
}

/** Articles whose texts the page itself may hold: in one file, it can be sent by mail. */
const MOST_IN_PAGE = 2000

/** Articles in the list: a browser holds some 100 MB for so many. */
const MOST_LISTED = 100_000

/** In code points. */
const LONGEST_DOUBT = 220

const LIST_PORTION = 2000

/** Articles in a portion of texts, unless their texts come to more than `TEXTS_SIZE` UTF-16 code units before. */
const TEXTS_PORTION = 50
const TEXTS_SIZE = 500_000
