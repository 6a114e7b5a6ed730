import * as Data from "effect/Data"
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import type { Article } from "../../schemas/article.ts"
import type { CannotStart } from "../../schemas/failure.ts"
import { GoldArticle, Labelling } from "../../schemas/gold.ts"
import type { LabelledArticle, LabelledSegment } from "../gold/labelled.ts"
import type { Span } from "../metrics/labelled.ts"
import { type LabelDocument, labelDocument, toGold, toSentences } from "./document.ts"
import { problemOf } from "./page/segments.ts"
import type { Agreement, Doubt, Labels, ListedArticle, OpenArticle, Save, Saved, Session } from "./page/wire.ts"
import { agreementOf, summaryOf } from "./progress.ts"
import type { Selection } from "./selection.ts"
import { differences } from "./settle.ts"
import type { LabelStore } from "./store.ts"

/** Two passes by name, each by article id. */
export interface Passes {
  readonly names: readonly [string, string]
  readonly articles: readonly [ReadonlyMap<string, LabelledArticle>, ReadonlyMap<string, LabelledArticle>]
}

/** What somebody sits down to. */
export interface Task {
  readonly dataset: string
  /** Where the labels are, as `pnpm evals` is given it. */
  readonly labels: string
  readonly annotator: string
  readonly guidelines: string
  readonly selection: Selection
  readonly store: LabelStore
  /** The labels that others have made of an article, to number its sentences alike. */
  readonly others: (id: string) => Effect.Effect<ReadonlyArray<GoldArticle>, CannotStart>
  /** What is settled; undefined where articles are labelled. */
  readonly passes: Passes | undefined
  /** The finished articles of every other annotator, by name. */
  readonly rivals: ReadonlyMap<string, ReadonlyArray<LabelledArticle>>
  readonly doubts: ReadonlyArray<Doubt>
}

/** The page asked for an article that is not to be labelled here, or sent labels that cannot be. */
export class Refused extends Data.TaggedError("Refused")<{ readonly message: string }> {}

/** All that the page can ask for. */
export const openSession = Effect.fnUntraced(function* (task: Task) {
  const { passes, selection, store } = task
  const articles = new Map(selection.articles.map((article) => [article.id, article]))
  const labelled = new Map<string, GoldArticle>()
  for (const id of articles.keys()) {
    const stored = yield* store.read(id)
    if (stored !== undefined) labelled.set(id, stored.article)
  }
  const documents = new Map<string, LabelDocument>()
  let agreements: ReadonlyArray<Agreement> | undefined

  const summary = () => {
    agreements ??= agreementsOf(task, [...labelled.values()])
    return summaryOf({
      dataset: task.dataset,
      labels: task.labels,
      labelled: [...labelled.values()],
      total: articles.size,
      annotator: task.annotator,
      guidelines: task.guidelines,
      chosen: selection.chosen,
      sample: selection.sample,
      proposedBy: selection.proposedBy,
      settles: passes?.names,
      agreement: agreements
    })
  }

  const documentOf = Effect.fnUntraced(function* (article: Article, stored: GoldArticle | undefined) {
    // What was labelled stays what is labelled, also where the dataset's file has changed since.
    const text = stored?.text ?? article.text
    const bring = stored?.sentences ?? (yield* sentencesOfOthers(task, article))
    const same = text === article.text
    return labelDocument(same ? article : { ...article, text, marks: [] }, bring)
  })

  const find = Effect.fnUntraced(function* (id: string) {
    const article = articles.get(id)
    if (article === undefined) return yield* new Refused({ message: `There is no article ${id} to label here.` })
    const stored = yield* store.read(id)
    const document = documents.get(id) ?? (yield* documentOf(article, stored?.article))
    documents.set(id, document)
    return { article, stored, document }
  })

  const list = (): ReadonlyArray<ListedArticle> =>
    selection.articles.map(({ id, text, title }) => {
      const own = labelled.get(id)
      const state = own === undefined ? "new" : own.labelling?.done === false ? "begun" : "done"
      return { id, title: title ?? firstLine(text), state }
    })

  return {
    session: (): Session => ({
      dataset: task.dataset,
      annotator: task.annotator,
      folder: store.folder,
      chosen: selection.chosen,
      ...(selection.proposedBy === undefined ? {} : { proposedBy: selection.proposedBy }),
      ...(passes === undefined ? {} : { settles: passes.names }),
      articles: list(),
      doubts: task.doubts,
      summary: summary()
    }),

    open: Effect.fnUntraced(function* (id: string) {
      const { article, document, stored } = yield* find(id)
      const versions = passes?.articles.map((pass) => toSentences(document, pass.get(id)?.segments ?? []).segments)
      const [first, second] = versions ?? []
      const settling =
        first === undefined || second === undefined
          ? undefined
          : { versions: [first, second] as const, differences: differences(first, second) }
      const proposal =
        stored === undefined && selection.proposal !== undefined ? yield* selection.proposal(article) : undefined
      return {
        id,
        title: document.title,
        paragraphs: document.paragraphs,
        sentences: document.sentences,
        labels: stored === undefined ? begin(document, proposal, settling) : asLabels(document, stored.article),
        revision: stored?.revision ?? null,
        ...(settling === undefined ? {} : { settling })
      } satisfies OpenArticle
    }),

    save: Effect.fnUntraced(function* (id: string, { base, done, open, seconds, segments }: Save) {
      const { document, stored } = yield* find(id)
      const problem = problemOf(document.sentences.length, segments)
      if (problem !== undefined) return yield* new Refused({ message: `These labels cannot be kept: ${problem}.` })
      if (done && open.length > 0) return yield* new Refused({ message: "Some differences are not settled yet." })
      const proposedBy = stored === undefined ? proposersOf(task, id) : stored.article.proposed_by
      const article = new GoldArticle({
        id,
        text: document.text,
        sentences: document.spans,
        segments: toGold(document, segments),
        ...(proposedBy === undefined ? {} : { proposed_by: proposedBy }),
        labelling: new Labelling({
          annotator: task.annotator,
          changed: DateTime.formatIso(yield* DateTime.now),
          seconds: Math.round(seconds),
          done,
          guidelines: task.guidelines,
          chosen: selection.chosen,
          ...(passes === undefined ? {} : { settles: passes.names }),
          ...(open.length === 0 ? {} : { open: open.map(({ first, last }) => [first, last] as const) })
        })
      })
      const revision = yield* store.write(article, base)
      if (done || stored?.article.labelling?.done === true) agreements = undefined
      labelled.set(id, article)
      return { revision, summary: summary() } satisfies Saved
    })
  }
})

export type LabelSession = Effect.Success<ReturnType<typeof openSession>>

/** An article that nobody has touched: empty, or with what is proposed, or with the first version where two are settled. */
const begin = (
  document: LabelDocument,
  proposal: ReadonlyArray<LabelledSegment> | undefined,
  settling: OpenArticle["settling"]
): Labels => ({
  segments: settling?.versions[0] ?? (proposal === undefined ? [] : toSentences(document, proposal).segments),
  done: false,
  seconds: 0,
  open: settling?.differences ?? []
})

const asLabels = (document: LabelDocument, { labelling, segments }: GoldArticle): Labels => ({
  segments: toSentences(document, segments).segments,
  // Gold of another origin is finished.
  done: labelling?.done ?? true,
  seconds: labelling?.seconds ?? 0,
  open: labelling?.open?.map(([first, last]) => ({ first, last })) ?? []
})

const sentencesOfOthers = Effect.fnUntraced(function* ({ others, passes }: Task, { id, text }: Article) {
  const made = [...(passes?.articles.map((pass) => pass.get(id)) ?? []), ...(yield* others(id))]
  const found = made.find((article) => article?.text === text && article.sentences !== undefined)
  return found?.sentences as ReadonlyArray<Span> | undefined
})

/** Who proposed what the labels were corrected from: an extractor, or the ones of the passes. */
const proposersOf = ({ passes, selection }: Task, id: string): string | undefined => {
  const names = (passes?.articles ?? []).flatMap((pass) => pass.get(id)?.proposed_by?.split(",") ?? [])
  return names.length > 0 ? [...new Set(names)].join(",") : selection.proposedBy
}

const agreementsOf = ({ passes, rivals }: Task, labelled: ReadonlyArray<GoldArticle>): ReadonlyArray<Agreement> => {
  const done = labelled.filter(({ labelling }) => labelling?.done !== false)
  const pairs =
    passes === undefined
      ? [...rivals].map(([name, articles]) => agreementOf(name, done, articles))
      : [agreementOf(passes.names.join(" and "), [...passes.articles[0].values()], [...passes.articles[1].values()])]
  return pairs.filter((agreement) => agreement !== undefined)
}

const firstLine = (text: string): string => (/\S.*/.exec(text)?.[0] ?? "").trim().slice(0, 120)
