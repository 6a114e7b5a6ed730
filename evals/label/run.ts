import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as HttpRouter from "effect/http/HttpRouter"
import * as HttpServer from "effect/http/HttpServer"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { createServer } from "node:http"
import { userInfo } from "node:os"
import { openExtractor } from "../../pipeline/extract/registry.ts"
import { findDataset } from "../../pipeline/read/dataset.ts"
import { Article } from "../../schemas/article.ts"
import { Columns } from "../../schemas/dataset.ts"
import { CannotStart } from "../../schemas/failure.ts"
import { readLabels } from "../gold/gold.ts"
import type { LabelledArticle } from "../gold/labelled.ts"
import { HOST, openAccess } from "./access.ts"
import { readGuidelines } from "./guidelines.ts"
import { ofRun } from "./ofRun.ts"
import { labelPage } from "./page.ts"
import { annotatorsIn, proposalOf, select, type Selection } from "./selection.ts"
import { routes } from "./server.ts"
import { openSession, type Passes, type Task } from "./session.ts"
import { openLabelStore } from "./store.ts"

export interface Options {
  readonly dataset: string | undefined
  /** The second pass to settle. */
  readonly second: string | undefined
  readonly annotator: string | undefined
  readonly sample: number | undefined
  readonly seed: number
  readonly order: "dataset" | "unsure"
  readonly extractor: string
  readonly propose: string | undefined
  readonly settle: string | undefined
  readonly run: string | undefined
  readonly out: string | undefined
  readonly port: number
}

/** Serves the page until it is interrupted. */
export const run = Effect.fn("label")(function* (options: Options) {
  if ([options.run, options.settle, options.propose].filter((given) => given !== undefined).length > 1)
    return yield* new CannotStart({ message: "Give only one of --run, --settle and --propose." })
  if (options.order === "unsure" && options.sample !== undefined)
    return yield* new CannotStart({
      message: "A random --sample has no order; leave --order unsure away, or --sample."
    })
  const { guidelines, task } = yield* options.run === undefined ? ofDataset(options) : correction(options, options.run)
  const session = yield* openSession(task)
  const page = labelPage(task, guidelines.markup)

  const app = HttpRouter.use(
    Effect.fnUntraced(function* (router) {
      const { address } = yield* HttpServer.HttpServer
      const access = openAccess("port" in address ? address.port : options.port)
      yield* routes(
        page,
        session,
        access,
        Effect.suspend(() => Console.log(`Opened. For another browser: ${access.address()}`))
      )(router)
      yield* Console.log(
        `Label ${task.dataset} at ${access.address()}\nCtrl-C ends it; all that the page calls saved is kept.`
      )
    })
  )
  const serve = (port: number) =>
    HttpRouter.serve(app, { disableLogger: true, disableListenLog: true }).pipe(
      Layer.provide(
        NodeHttpServer.layer(() => createServer(), { host: HOST, port, gracefulShutdownTimeout: "1 second" })
      ),
      Layer.launch
    )
  yield* serve(options.port).pipe(
    // The port is in use: any other does.
    Effect.catchTag("ServeError", () => serve(0)),
    Effect.catchTag("ServeError", ({ cause }) =>
      Effect.fail(new CannotStart({ message: `Cannot listen on ${HOST}: ${String(cause)}` }))
    ),
    Effect.onInterrupt(() => {
      const { commands, quotable } = session.session().summary
      return Console.log(["", quotable, ...commands].join("\n"))
    })
  )
}, Effect.scoped)

/** Articles to label, blind or by proposals, or two passes to settle. */
const ofDataset = Effect.fnUntraced(function* (options: Options) {
  const { dataset: given, second, settle } = options
  if (given === undefined) return yield* new CannotStart({ message: "Which articles? pnpm label <folder of articles>" })
  if (second !== undefined && settle === undefined)
    return yield* new CannotStart({ message: `What is ${second}? Two passes are settled with --settle a b.` })
  const dataset = yield* findDataset(given, new Columns({}))
  if (dataset.file !== undefined && options.out === undefined)
    return yield* new CannotStart({
      message: `The labels of ${given} need a folder: put the file into one, or name one with --out.`
    })
  const folder = options.out ?? given
  const guidelines = yield* readGuidelines(folder)
  const about = { dataset: dataset.name, guidelines: guidelines.version, others: yield* labelsOf(folder), doubts: [] }

  if (settle !== undefined) {
    if (second === undefined) return yield* new CannotStart({ message: "Two passes are settled: --settle a b" })
    const passes = yield* readPair(folder, [settle, second])
    const [first, other] = passes.articles
    // Files of the dataset say what is a heading; a folder of labels alone has none.
    const read = yield* Effect.catchTag(
      select(dataset, folder, { size: undefined, seed: options.seed, unsure: undefined }),
      "CannotStart",
      () => Effect.succeed<Selection>({ articles: [], chosen: "all" })
    )
    const files = new Map(read.articles.map((article) => [article.id, article]))
    const articles = [...first.values()].flatMap(({ id, text }) => {
      if (other.get(id)?.text !== text) return []
      const file = files.get(id)
      return file?.text === text ? [file] : [new Article({ id, text, source: id, marks: [] })]
    })
    const alone = first.size + other.size - 2 * articles.length
    if (alone > 0)
      yield* Effect.logInfo(`${alone} articles that only one has finished, or with another text, are left out.`)
    if (articles.length === 0)
      return yield* new CannotStart({ message: `${passes.names.join(" and ")} have no finished article in common.` })
    const task: Task = {
      ...about,
      labels: folder,
      annotator: yield* nameOf(options.annotator),
      selection: { ...read, articles },
      store: yield* openLabelStore(`${folder}/gold`),
      passes,
      rivals: new Map()
    }
    return { task, guidelines }
  }

  const annotator = yield* nameOf(options.annotator)
  const unsure = options.order === "unsure" ? yield* openExtractor(options.extractor) : undefined
  const proposer = options.propose === undefined ? undefined : yield* openExtractor(options.propose)
  const selection = yield* select(dataset, folder, { size: options.sample, seed: options.seed, unsure })
  const names = (yield* annotatorsIn(folder)).filter((name) => name !== annotator)
  const rivals = yield* Effect.forEach(names, (name) =>
    readLabels(`${folder}/passes/${name}`, { labels: {} }).pipe(
      Effect.catch(({ message }) => Effect.as(Effect.logWarning(`Without passes/${name}: ${message}`), [])),
      Effect.map((articles): readonly [string, ReadonlyArray<LabelledArticle>] => [name, articles])
    )
  )
  const task: Task = {
    ...about,
    labels: `${folder}/passes/${annotator}`,
    annotator,
    selection: {
      ...selection,
      ...(proposer === undefined ? {} : { proposedBy: proposer.name, proposal: proposalOf(proposer) })
    },
    store: yield* openLabelStore(`${folder}/passes/${annotator}`),
    passes: undefined,
    rivals: new Map(rivals)
  }
  return { task, guidelines }
})

/** What a run of the pipeline found, to be corrected into gold. */
const correction = Effect.fnUntraced(function* (options: Options, out: string) {
  const fs = yield* FileSystem.FileSystem
  const { dataset, doubts, selection } = yield* ofRun(out)
  const folder = options.out ?? options.dataset ?? dataset.path
  const isFolder = yield* Effect.orElseSucceed(
    Effect.map(fs.stat(folder), ({ type }) => type === "Directory"),
    () => false
  )
  if (!isFolder && options.out === undefined)
    return yield* new CannotStart({
      message: `The run's articles came from ${folder}, which is no folder; name one for the gold with --out.`
    })
  const guidelines = yield* readGuidelines(folder)
  const task: Task = {
    dataset: dataset.name,
    labels: folder,
    annotator: yield* nameOf(options.annotator),
    guidelines: guidelines.version,
    selection,
    store: yield* openLabelStore(`${folder}/gold`),
    others: yield* labelsOf(folder),
    passes: undefined,
    rivals: new Map(),
    doubts
  }
  return { task, guidelines }
})

/** What any annotator or the gold has of an article, in our own format. */
const labelsOf = Effect.fnUntraced(function* (folder: string) {
  const names = yield* annotatorsIn(folder)
  const stores = yield* Effect.forEach([...names.map((name) => `passes/${name}`), "gold"], (name) =>
    openLabelStore(`${folder}/${name}`)
  )
  return (id: string) =>
    Effect.map(
      Effect.forEach(stores, ({ read }) => Effect.orElseSucceed(read(id), () => undefined)),
      (found) => found.flatMap((stored) => (stored === undefined ? [] : [stored.article]))
    )
})

const readPair = Effect.fnUntraced(function* (folder: string, names: readonly [string, string]) {
  const path = yield* Path.Path
  const [first, second] = yield* Effect.forEach(names, (name) =>
    readLabels(path.join(folder, "passes", name), { labels: {} })
  )
  const byId = (articles: ReadonlyArray<LabelledArticle> = []) =>
    new Map(articles.map((article) => [article.id, article]))
  return { names, articles: [byId(first), byId(second)] } satisfies Passes
})

/** An annotator's name is the name of a folder. */
const nameOf = Effect.fnUntraced(function* (given: string | undefined) {
  const name =
    given ??
    (yield* Effect.orElseSucceed(
      Effect.try(() => userInfo().username),
      () => ""
    ))
  if (/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,59}$/u.test(name)) return name
  return yield* new CannotStart({
    message: `--annotator names a folder: letters, digits, and - _ . between them${given === undefined ? "" : `, not "${given}"`}.`
  })
})
