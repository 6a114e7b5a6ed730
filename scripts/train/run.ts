import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { createHash } from "node:crypto"
import { basename } from "node:path"
import type { LabelledArticle } from "../../evals/gold/labelled.ts"
import { readLabels } from "../../evals/gold/gold.ts"
import { openGold } from "../../evals/openGold.ts"
import { readModel } from "../../pipeline/extract/model/file.ts"
import { encodeModel, type Model } from "../../pipeline/extract/model/weights.ts"
import { CannotStart } from "../../schemas/failure.ts"
import { LABELS } from "../../schemas/label.ts"
import { answerOf, crossValidate } from "./crossValidate.ts"
import { type TrainingArticle, trainingArticleOf } from "./trainingArticle.ts"
import { attachmentTable, lengthTable, scored } from "./report.ts"
import { FOLDS, SHARE } from "./recipe.ts"
import { tryPupil } from "./pupil.ts"
import { study, studyNet } from "./study.ts"
import { readTaught } from "./taught.ts"

export interface Options {
  /** A labelled dataset. */
  readonly dataset: string
  /** Articles that another model has labelled, in any format that labels are read in, or as teach.ts leaves them. */
  readonly unlabelled: string | undefined
  /** A file with the ids, one a line, of labelled articles that the teacher of `unlabelled` has not learned from. */
  readonly unseen: string | undefined
  /** A model file to begin at. */
  readonly from: string | undefined
  /** A labelled dataset that is scored once, when all is done. */
  readonly report: string | undefined
  /** The model file to write. */
  readonly out: string
}

/** Learns a model from labelled articles: cross-validates, learns from all, writes the file, and scores `report`. */
export const run = Effect.fn("train.run")(function* (options: Options) {
  const fs = yield* FileSystem.FileSystem
  const from = options.from === undefined ? undefined : yield* readModel(options.from)
  const { gold, name, notes } = yield* openGold(options.dataset, {})
  if (gold.length < 2 * FOLDS)
    return yield* new CannotStart({
      message: `${options.dataset} has ${gold.length} labelled articles; it takes ${2 * FOLDS} at least to learn and measure.`
    })
  const taught = options.unlabelled === undefined ? undefined : yield* readTaught(options.unlabelled)
  const foreign =
    options.unlabelled === undefined || taught !== undefined
      ? []
      : yield* readLabels(options.unlabelled, { labels: {} })

  const started = performance.now()
  const examples = gold.map(trainingArticleOf)
  const others = foreign.map(trainingArticleOf)
  const posts =
    taught === undefined
      ? ""
      : `, ${taught.lessons.length.toLocaleString("en")} articles that ${taught.teacher} has taught`
  yield* Console.error(
    `${describe(examples)} in ${name}${others.length > 0 ? `, ${describe(others)} labelled by another model` : posts}; read and looked at in ${((performance.now() - started) / 1000).toFixed(0)} s`
  )

  const { answers, answersBy, attached, decoding } = yield* crossValidate(examples, others, from)
  const { figures, text } = scored(
    `${name}, cross-validated in ${FOLDS} folds by source`,
    "model",
    gold,
    answers,
    notes
  )
  if (taught !== undefined)
    yield* Console.log(
      "Cross-validated without the teacher, which has seen the articles of every fold; the model that is written has learned from it.\n"
    )
  yield* Console.log(text)
  for (const [what, piece] of [
    ["the probability of a match", MATCH],
    ["the mean probability of the label", LABEL]
  ] as const) {
    const raw = scored(name, "model", gold, answersBy(piece), notes).figures
    yield* Console.log(
      `by ${what} alone, uncalibrated: ${raw["calibration.ece"]!.toFixed(3)} and ${raw["calibration.aurc"]!.toFixed(3)}`
    )
  }
  yield* Console.log(`\n${lengthTable(gold, answers)}`)
  yield* Console.log(`\n${attachmentTable(attached, 0)}\n`)

  const unseen = options.unseen === undefined ? new Set<string>() : yield* readIds(options.unseen)
  const strange = examples.filter(({ id }) => unseen.has(id))
  const pupil =
    taught === undefined || strange.length === 0
      ? undefined
      : yield* Effect.sync(() => tryPupil(examples, taught.lessons, strange))
  if (pupil !== undefined) {
    const own = gold.filter(({ id }) => unseen.has(id))
    yield* Console.log(
      scored(`${name}, articles that the teacher has not learned from`, "model", own, pupil.answers, notes).text
    )
  }
  yield* Console.error("learning from all articles")
  const learned = yield* Effect.sync(() => study(examples, others, from))
  const net = yield* showing(studyNet([...examples, ...others], taught?.lessons ?? [], from))
  const model: Model = {
    ...learned,
    net,
    decoding: pupil?.decoding ?? { ...decoding, ...(taught === undefined ? {} : { share: SHARE.taught }) }
  }
  const trainingSets = [
    ...(from?.header.trainingSets ?? []),
    describeSet(name, gold, examples, notes.join(" ") || "not said"),
    ...(foreign.length === 0 ? [] : [describeSet(basename(options.unlabelled!), foreign, others, "another model")]),
    ...(taught === undefined ? [] : [taught.trainingSet])
  ]
  const header = { name, licence: "MIT", labels: LABELS, trainingSets, scores: figures }
  const bytes = encodeModel(header, model)
  yield* fs
    .writeFile(options.out, bytes)
    .pipe(Effect.mapError(() => new CannotStart({ message: `${options.out} cannot be written.` })))
  yield* Console.log(
    `${options.out}: ${(bytes.length / 1e6).toFixed(2)} MB, SHA-256 ${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}`
  )

  if (options.report === undefined) return
  const held = yield* openGold(options.report, {})
  const stored = yield* readModel(options.out)
  const scores = scored(
    held.name,
    "model",
    held.gold,
    held.gold.map((article) => answerOf(trainingArticleOf(article), stored)),
    held.notes
  )
  yield* Console.log(`\n${scores.text}`)
})

/** The lines of a file that export.py leaves. */
const readIds = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const text = yield* fs
    .readFileString(path)
    .pipe(Effect.mapError(() => new CannotStart({ message: `There is no ${path} that can be read.` })))
  return new Set(text.trim().split("\n"))
})

/** Pieces of evidence. */
const [MATCH, LABEL] = [0, 1]

/** Runs to the end and says how far it is. */
const showing = Effect.fnUntraced(function* <A>(epochs: Generator<number, A>) {
  for (let epoch = 1; ; epoch++) {
    const step = yield* Effect.sync(() => epochs.next())
    if (step.done === true) return step.value
    yield* Console.error(`net: epoch ${epoch}, ${step.value.toFixed(3)} nats a sentence from what it learns from`)
  }
})

const sentences = (examples: ReadonlyArray<TrainingArticle>): number =>
  examples.reduce((sum, { tags }) => sum + tags.length, 0)

const describe = (examples: ReadonlyArray<TrainingArticle>): string =>
  `${examples.length.toLocaleString("en")} articles of ${new Set(examples.map(({ source }) => source)).size} sources, ${sentences(examples).toLocaleString("en")} sentences`

const describeSet = (
  name: string,
  articles: ReadonlyArray<LabelledArticle>,
  examples: ReadonlyArray<TrainingArticle>,
  labelledBy: string
) => {
  const hash = createHash("sha256")
  for (const { id, segments, text } of articles)
    hash.update(JSON.stringify([id, text, segments.map(({ end, label, start }) => [label, start, end])]))
  return { name, articles: articles.length, sentences: sentences(examples), sha256: hash.digest("hex"), labelledBy }
}
