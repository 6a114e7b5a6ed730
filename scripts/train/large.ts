/**
 * `node scripts/train/large.ts <dataset> <networks>`: fits how model-large decodes, how sure it is, and from when on a
 * claim is a counter claim; says how good that is on articles that neither networks nor CRF have seen, and writes
 * weights.json. Takes some minutes.
 *
 * The networks are trained in Python (pipeline/extract/model-large/README.md says how). `<networks>` holds
 * `chain.json` of those that ship, and a folder for each part of the cross-validation: `encoder.onnx`, `head.onnx`,
 * `chain.json`, and in `articles.txt` the ids that they have not seen, one a line. The small model's CRF is learned
 * here without these.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { openGold } from "../../evals/openGold.ts"
import { annotate } from "../../pipeline/extract/annotate.ts"
import { KINDS } from "../../pipeline/extract/sequence/attributes.ts"
import { marginals } from "../../pipeline/extract/sequence/chain.ts"
import { scoresOf } from "../../pipeline/extract/sequence/scores.ts"
import { labelOf } from "../../pipeline/extract/sequence/tags.ts"
import { type Experts, expertsOf, scoresOfBoth } from "../../pipeline/extract/model-large/experts.ts"
import type { Reading } from "../../pipeline/extract/model-large/networks.ts"
import { openReader } from "../../pipeline/extract/model-large/reader.ts"
import { counterOdds, kindOf, segmentsOf } from "../../pipeline/extract/model-large/segments.ts"
import { thesisEvidence, withTheses } from "../../pipeline/extract/model-large/theses.ts"
import { Weights } from "../../pipeline/extract/model-large/weights.ts"
import { wordPiece } from "../../pipeline/extract/model-large/wordpiece.ts"
import { LABELS } from "../../schemas/label.ts"
import { attach, type Attached } from "./attachments.ts"
import { type TrainingArticle, trainingArticleOf } from "./trainingArticle.ts"
import { foldsOf } from "./folds.ts"
import { logistic } from "./logistic.ts"
import { fitSegments } from "./measure.ts"
import { FOLDS } from "./recipe.ts"
import { attachmentTable, lengthTable, scored } from "./report.ts"
import { type Learned, study } from "./study.ts"

/** Of the networks in the product: .5 to .7 are alike in cross-validation, both ends worse. */
const SHARE = 0.6

const THESIS = LABELS.indexOf("thesis")

const FOLDER = new URL("../../pipeline/extract/model-large/", import.meta.url)

/** An article, and what networks and CRF that have not seen it say of it. */
interface LargeJudgement {
  readonly example: TrainingArticle
  readonly reading: Reading
  readonly scores: Float64Array
  readonly experts: Experts
  readonly small: Learned
}

type Decoding = Weights["decoding"]

const large = Effect.fnUntraced(function* (dataset: string, networks: string) {
  const { gold, name, notes } = yield* openGold(dataset, {})
  const examples = gold.map(trainingArticleOf)
  const judged: Array<LargeJudgement> = []
  for (const part of readdirSync(networks).sort()) {
    if (!existsSync(join(networks, part, "articles.txt"))) continue
    const started = performance.now()
    judged.push(...(yield* judge(examples, join(networks, part))))
    yield* Console.error(`part ${part} in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }

  // What is fitted is fitted to articles of other sources than those it is tried on.
  const folds = foldsOf(
    judged.map(({ example }) => example),
    FOLDS
  )
  const fitted = Array.from({ length: FOLDS }, (_, fold) => fit(judged.filter((_, i) => folds[i] !== fold)))
  const seen = gold.filter(({ id }) => judged.some(({ example }) => example.id === id))
  const answers = (change: (decoding: Decoding) => Decoding) =>
    judged.map((one, i) => answerOf(one, change(fitted[folds[i]!]!)))
  const own = answers((decoding) => decoding)
  yield* Console.log(scored(`${name}, cross-validated by source`, "model-large", seen, own, notes).text)
  yield* Console.log(`\n${lengthTable(seen, own)}`)
  const alone =
    (which: number) =>
    (decoding: Decoding): Decoding => ({
      ...decoding,
      confidence: {
        labels: LABELS.map(() => 0),
        evidence: decoding.confidence.evidence.map((_, k) => (k === which ? 1 : 0))
      }
    })
  for (const [what, given] of [
    ["all evidence", own],
    ["the probability of a match", answers(alone(0))],
    ["the mean probability of the label", answers(alone(1))]
  ] as const) {
    const { figures } = scored(name, "model-large", seen, given, [])
    yield* Console.log(
      `confidence by ${what}: calibration error ${figures["calibration.ece"]}, area under risk and coverage ${figures["calibration.aurc"]}`
    )
  }
  yield* Console.log(
    `\n${attachmentTable(
      judged.map((one, i) => attachedOf(one, fitted[folds[i]!]!.counter)),
      0
    )}`
  )

  const weights = new Weights({
    name: "model-large",
    licence: "MIT; begun at the weights of all-MiniLM-L6-v2, Apache-2.0",
    trainingSets: [
      `${name}: ${examples.length} articles of ${new Set(examples.map(({ source }) => source)).size} sources. ${notes.join(" ")}`.trim()
    ],
    files: {
      "encoder.onnx": hashOf("encoder.onnx"),
      "head.onnx": hashOf("head.onnx"),
      "vocab.txt": hashOf("vocab.txt"),
      "model.bin": hashOf("../model/model.bin")
    },
    chain: readChain(networks),
    decoding: fit(judged)
  })
  // Numbers that belong together on one line.
  const json = JSON.stringify(weights, undefined, 2).replaceAll(/\[[\s\d.,e-]+\]/g, (numbers) =>
    numbers.replaceAll(/\s+/g, " ")
  )
  writeFileSync(new URL("weights.json", FOLDER), `${json}\n`)
})

const judge = Effect.fnUntraced(function* (examples: ReadonlyArray<TrainingArticle>, folder: string) {
  const unseen = new Set(readFileSync(join(folder, "articles.txt"), "utf8").trim().split("\n"))
  const small = study(
    examples.filter(({ id }) => !unseen.has(id)),
    []
  )
  const experts = expertsOf(readChain(folder), small.chain, SHARE)
  const read = yield* openReader(
    join(folder, "encoder.onnx"),
    join(folder, "head.onnx"),
    wordPiece(readFileSync(new URL("vocab.txt", FOLDER), "utf8"))
  )
  const result: Array<LargeJudgement> = []
  for (const example of examples) {
    if (!unseen.has(example.id)) continue
    const reading = yield* read(example.prose.document)
    const scores = scoresOfBoth(reading.tags, scoresOf(example.observed.features, small.tables.tags), experts)
    result.push({ example, reading, scores, experts, small })
  }
  return result
}, Effect.scoped)

const fit = (judged: ReadonlyArray<LargeJudgement>): Decoding => {
  const theses = logistic(
    judged.flatMap(({ example, experts, scores }) =>
      thesisEvidence(marginals(scores, example.gaps, experts.chain)).map((evidence, i) => ({
        evidence,
        holds: labelOf(example.tags[i]!) === THESIS
      }))
    )
  )
  const found = judged.map(({ example, experts, scores }) => ({
    example,
    found: withTheses(scores, example.gaps, experts.chain, theses)
  }))
  return {
    share: SHARE,
    theses,
    ...fitSegments(found),
    counter: fitCounter(judged.flatMap((one) => attachedOf(one, 0).stances))
  }
}

/**
 * From which log-odds on a claim is a counter claim, which few are: the best F1 of those bounds that are right at
 * least half as much more often than always saying `pro` as the rightest bound is.
 */
const fitCounter = (stances: Attached["stances"]): number => {
  const bounds = Array.from({ length: 25 }, (_, k) => (k - 12) / 4).map((bound) => {
    const [right, answered] = [
      stances.filter(([odds, counter]) => counter && odds > bound).length,
      stances.filter(([odds]) => odds > bound).length
    ]
    const gold = stances.filter(([, counter]) => counter).length
    return {
      bound,
      accuracy: 1 - (answered + gold - 2 * right) / stances.length,
      f1: (2 * right) / Math.max(1, answered + gold),
      pro: 1 - gold / stances.length
    }
  })
  const best = Math.max(...bounds.map(({ accuracy }) => accuracy))
  return bounds.filter(({ accuracy, pro }) => 2 * accuracy >= best + pro).reduce((a, b) => (b.f1 > a.f1 ? b : a)).bound
}

/** Stance and kind by the networks, links by the small model. */
const attachedOf = ({ example, reading, small }: LargeJudgement, counter: number): Attached => ({
  stances: example.segments.flatMap(({ first, gold, last }) =>
    gold.label === "claim" ? [[counterOdds(reading, first, last) - counter, gold.stance === "counter"] as const] : []
  ),
  kinds: example.segments.flatMap(({ first, gold: { kind }, last }) =>
    kind === undefined ? [] : [[KINDS.indexOf(kindOf(reading, first, last)), KINDS.indexOf(kind)] as const]
  ),
  links: attach(example, small.tables).links
})

const answerOf = (
  { example: { document, observed, prose }, experts, reading, small }: LargeJudgement,
  decoding: Decoding
) => {
  const { article_id, segments, text } = annotate(
    document,
    segmentsOf(prose, observed, reading, { experts, decoding, tables: small.tables })
  )
  return {
    id: article_id,
    text,
    segments: segments.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment }))
  }
}

const readChain = (folder: string) => JSON.parse(readFileSync(join(folder, "chain.json"), "utf8")) as Weights["chain"]

const hashOf = (name: string) =>
  createHash("sha256")
    .update(readFileSync(new URL(name, FOLDER)))
    .digest("hex")

const [dataset, networks] = process.argv.slice(2)
large(dataset!, networks!).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
