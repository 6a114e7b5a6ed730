import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { dryRun } from "../pipeline/dryRun.ts"
import type { AnnotatedArticle } from "../schemas/annotated.ts"
import { CannotStart } from "../schemas/failure.ts"
import { compareRuns } from "./compareRuns.ts"
import { evaluate } from "./evaluate.ts"
import { fallen, GateFailed } from "./gate.ts"
import { readLabels } from "./gold/gold.ts"
import type { LabelledArticle } from "./gold/labelled.ts"
import type { LabelMap } from "./gold/labelmap.ts"
import { match } from "./gold/match.ts"
import { flatteryNotes } from "./gold/provenance.ts"
import { readPasses } from "./gold/passes.ts"
import { AGREEMENT } from "./metrics/agreement.ts"
import { openGold } from "./openGold.ts"
import { predict } from "./predict.ts"
import { differenceTable, scoreList } from "./report/list.ts"
import { terminalTable } from "./report/terminal.ts"
import type { Resampling } from "./resampling.ts"
import { readScores, writeRunFolder } from "./runFolder.ts"
import type { System } from "./system.ts"

/** Fixed, so that the same predictions have the same figures everywhere; the signature names them. */
const RESAMPLING: Resampling = { resamples: 2000, shuffles: 10_000, seed: 7 }

/** The extractor that stands beside every score as the floor. */
const FLOOR = "lead"

export interface Options {
  /** A labelled dataset. */
  readonly dataset: string
  /** Foreign labels to ours, over those of dataset.json. */
  readonly labels: LabelMap
  /** The run folder; out/evals/<dataset> where undefined. */
  readonly out: string | undefined
  /** Scores of an earlier run that must not have been better. */
  readonly gate: string | undefined
  /** Whether progress is shown on a terminal. */
  readonly progressBar: boolean
}

/** Runs extractors over a labelled dataset, scores and compares them. */
export const run = Effect.fn("evals.run")(function* (options: Options, extractors: ReadonlyArray<string>) {
  const gold = yield* openGold(options.dataset, options.labels)
  const names = [...new Set([FLOOR, ...extractors])]
  const predicted = yield* Effect.forEach(names, (name) =>
    predict(name, name === FLOOR ? "floor" : "extractor", gold.articles, options.progressBar)
  )
  const annotated = new Map(predicted.map(({ annotated, name }) => [name, annotated]))
  yield* conclude(options, gold, predicted, annotated)
})

/** Says what it would cost to run them. */
export const dryRuns = Effect.fn("evals.dryRuns")(function* (
  options: Pick<Options, "dataset" | "labels">,
  extractors: ReadonlyArray<string>
) {
  const { articles } = yield* openGold(options.dataset, options.labels)
  for (const name of extractors)
    yield* Console.log(yield* dryRun(name, Stream.fromIterable(articles.map((article) => Result.succeed(article)))))
})

/** Scores and compares predictions that somebody else has made. */
export const score = Effect.fn("evals.score")(function* (options: Options, files: ReadonlyArray<string>) {
  const gold = yield* openGold(options.dataset, options.labels)
  const texts = new Map(gold.gold.map(({ id, text }) => [id, text]))
  const floor = yield* predict(FLOOR, "floor", gold.articles, options.progressBar)
  const systems = yield* Effect.forEach(
    files,
    Effect.fnUntraced(function* (file) {
      const predictions = yield* readLabels(file, { labels: gold.labels, texts })
      const { matches, spare } = yield* Effect.fromResult(match(gold.gold, predictions, file))
      const missing = matches.filter(({ other }) => other === undefined).map(({ gold }) => gold.id)
      if (spare > 0) yield* Effect.logInfo(`${file}: ${spare} articles have no gold and are left out.`)
      return {
        name: nameOf(file, files),
        role: "extractor",
        labelled: new Map(matches.flatMap(({ gold, other }) => (other === undefined ? [] : [[gold.id, other]]))),
        failures: new Map(missing.map((id) => [id, "It has no prediction."])),
        usages: []
      } satisfies System
    })
  )
  yield* conclude(options, gold, [floor, ...systems], new Map([[FLOOR, floor.annotated]]))
})

/** How far two annotators agree: the second's labels scored on the first's, over the articles that both have labelled. */
export const agree = Effect.fn("evals.agree")(function* (
  folders: readonly [first: string, second: string],
  labels: LabelMap
) {
  const [first, second] = yield* Effect.forEach(folders, (folder) => readLabels(folder, { labels }))
  const { matches, spare } = yield* Effect.fromResult(match(first!, second!, folders[1]))
  const both = matches.filter(({ other }) => other !== undefined)
  const alone = first!.length - both.length + spare
  if (alone > 0) yield* Effect.logInfo(`${alone} articles that only one has labelled are left out.`)
  const gold = both.map(({ gold }) => gold)
  const { scores } = evaluate({
    dataset: folders.join(" and "),
    gold,
    systems: [
      asSystem(
        folders[1],
        "extractor",
        both.map(({ other }) => other!)
      )
    ],
    notes: [],
    resampling: RESAMPLING
  })
  yield* Console.log(scoreList(scores, AGREEMENT))
})

/** Compares two earlier runs on the same gold, article by article. */
export const compare = Effect.fn("evals.compare")(function* (first: string, second: string) {
  const differences = yield* Effect.fromResult(
    compareRuns(yield* readScores(first), yield* readScores(second), RESAMPLING)
  )
  if (differences.length === 0)
    return yield* new CannotStart({ message: `There is nothing to compare in ${first} and ${second}.` })
  yield* Console.log(differenceTable(differences))
})

/** From predictions to the printed table, the run folder, and the gate. */
const conclude = Effect.fnUntraced(function* (
  options: Options,
  { gold, labels, name, notes }: Effect.Success<ReturnType<typeof openGold>>,
  systems: ReadonlyArray<System>,
  annotated: ReadonlyMap<string, ReadonlyArray<AnnotatedArticle>>
) {
  const baseline = options.gate === undefined ? undefined : yield* readScores(options.gate)
  const passes = yield* readPasses(options.dataset, labels)
  const evaluation = evaluate({
    dataset: name,
    gold,
    systems,
    ...(passes !== undefined && { passes: [passes[0], asSystem("passes a, b", "ceiling", passes[1])] as const }),
    notes: [
      ...notes,
      ...flatteryNotes(
        gold,
        systems.map(({ name }) => name)
      )
    ],
    resampling: RESAMPLING
  })
  const out = options.out ?? `out/evals/${name}`
  yield* writeRunFolder(out, evaluation, { dataset: options.dataset, resampling: RESAMPLING, systems }, annotated)
  yield* Console.log(terminalTable(evaluation.report))
  yield* Console.log(`In ${out}: report.html, scores.csv, scores.json, articles.csv, predictions/, manifest.json`)
  yield* Console.log(`To read it, open ${out}/report.html`)

  if (baseline === undefined) return
  const worse = fallen(yield* Effect.fromResult(compareRuns(baseline, evaluation.scores, RESAMPLING)))
  if (worse.length > 0) return yield* new GateFailed({ message: worse.join("\n") })
  yield* Console.log(`Nothing is worse than in ${options.gate}.`)
})

const asSystem = (name: string, role: System["role"], articles: ReadonlyArray<LabelledArticle>): System => ({
  name,
  role,
  labelled: new Map(articles.map((article) => [article.id, article])),
  failures: new Map(),
  usages: []
})

/** What a file of predictions is called: the pipeline's outputs after their folder, others after themselves; in full where that is not unique. */
const nameOf = (file: string, files: ReadonlyArray<string>): string =>
  files.filter((other) => shortName(other) === shortName(file)).length > 1 || shortName(file) === FLOOR
    ? file
    : shortName(file)

const shortName = (file: string): string => {
  const parts = file.split(/[\\/]/).filter((part) => part !== "")
  const name = parts.at(-1) ?? file
  return /^(?:segments\.csv|arguments\.jsonl)$/.test(name) ? (parts.at(-2) ?? name) : name.replace(/\.[^.]+$/, "")
}
