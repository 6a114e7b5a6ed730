/**
 * `node scripts/train/large.ts <dataset> <networks>`: fits how model-large decodes, how sure it is, and from when on a
 * claim is a counter claim; says how good that is on articles that neither networks nor CRF have seen, and writes
 * weights.json. Takes some minutes.
 *
 * The networks are trained in Python (pipeline/extract/model-large/README.md says how). `<networks>` holds
 * a folder for each fold left out: `encoder.onnx`, `head.onnx`, `chain.json`, and in `articles.txt` the ids that they
 * have not seen, one a line. The small model's CRF is learned here without these.
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
import { counterEvidence, kindOf, linkOdds, segmentsOf, weighed } from "../../pipeline/extract/model-large/segments.ts"
import { thesisEvidence, withTheses } from "../../pipeline/extract/model-large/theses.ts"
import { Weights } from "../../pipeline/extract/model-large/weights.ts"
import { wordPiece } from "../../pipeline/extract/model-large/wordpiece.ts"
import { VERSION } from "../../pipeline/version.ts"
import { LABELS } from "../../schemas/label.ts"
import { attach, type Attached, fitCounter } from "./attachments.ts"
import { type TrainingArticle, trainingArticleOf } from "./trainingArticle.ts"
import { foldsOf } from "./folds.ts"
import { logistic } from "./logistic.ts"
import { fitSegments } from "./measure.ts"
import { FOLDS } from "./recipe.ts"
import { attachmentTable, lengthTable, scored } from "./report.ts"
import { type Learned, study } from "./study.ts"

/** Of the networks in the product: .5 to .7 are alike in cross-validation, both ends worse. */
const SHARE = 0.7

/** The folder of the networks that ship: those that have not learned from the first fold. */
const SHIPS = "without-0"

const THESIS = LABELS.indexOf("thesis")

const FOLDER = new URL("../../pipeline/extract/model-large/", import.meta.url)

/** An article, and what networks and CRF that have not seen it say of it. */
interface LargeJudgement {
  readonly example: TrainingArticle
  readonly reading: Reading
  readonly scores: Float64Array
  readonly experts: Experts
  readonly small: Learned
  readonly links: Numbers["links"]
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
      judged.map((one, i) => attachedOf(one, fitted[folds[i]!]!)),
      0
    )}`
  )

  const decoding = fit(judged)
  const weights = new Weights({
    name: "model-large",
    licence: "MIT; begun at the weights of all-mpnet-base-v2, Apache-2.0",
    trainingSets: [
      `${name}: ${examples.length} articles of ${new Set(examples.map(({ source }) => source)).size} sources. ${notes.join(" ")}`.trim()
    ],
    version: VERSION,
    networks: readNumbers(join(networks, SHIPS)).manifest,
    files: {
      "encoder.onnx": hashOf("encoder.onnx"),
      "head.onnx": hashOf("head.onnx"),
      "vocab.txt": hashOf("vocab.txt"),
      "model.bin": hashOf("../model/model.bin")
    },
    chain: readNumbers(join(networks, SHIPS)).chain,
    decoding: { ...decoding, links: { ...decoding.links, ...readNumbers(join(networks, SHIPS)).links } }
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
  const { chain, links } = readNumbers(folder)
  const experts = expertsOf(chain, small.chain, SHARE)
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
    result.push({ example, reading, scores, experts, small, links })
  }
  return result
}, Effect.scoped)

const fit = (judged: ReadonlyArray<LargeJudgement>): Decoding => {
  const theses = logistic(
    judged.flatMap(({ example, experts, reading, scores }) =>
      thesisEvidence(marginals(scores, example.gaps, experts.chain), reading.theses).map((evidence, i) => ({
        evidence,
        holds: labelOf(example.tags[i]!) === THESIS
      }))
    )
  )
  const found = judged.map(({ example, experts, reading, scores }) => ({
    example,
    found: withTheses(scores, example.gaps, experts.chain, reading.theses, theses)
  }))
  return {
    share: SHARE,
    theses,
    ...fitSegments(found),
    counter: fitCounterWeights(judged),
    links: fitLinks(judged)
  }
}

/** Logistic regression on the evidence, then the constant that gives the best F1 of what is right as often as always saying `pro`. */
const fitCounterWeights = (judged: ReadonlyArray<LargeJudgement>): Array<number> => {
  const cases = judged.flatMap(claimsOf)
  const [constant = 0, ...rest] = logistic(cases)
  const stances = cases.map(({ evidence, holds }) => [weighed(evidence, [constant, ...rest]), holds] as const)
  return [constant + fitCounter([stances]), ...rest]
}

const claimsOf = ({ example: { observed, segments }, reading, small }: LargeJudgement) =>
  segments.flatMap(({ first, gold, last }) =>
    gold.label === "claim"
      ? [{ evidence: counterEvidence(reading, observed, first, last, small.tables), holds: gold.stance === "counter" }]
      : []
  )

/** How much the networks count where a link goes, beside the small model: what finds the most targets. */
const fitLinks = (judged: ReadonlyArray<LargeJudgement>): Decoding["links"] => {
  const right = (share: number) => judged.flatMap((one) => linksOf(one, share)).filter((link) => link.right).length
  const [share] = [0, 0.25, 0.5, 0.75, 1, 1.5, 2]
    .map((share) => [share, right(share)] as const)
    .reduce((best, one) => (one[1] > best[1] ? one : best))
  return { share, labels: [], distances: [] }
}

const linksOf = ({ example, links, reading, small }: LargeJudgement, share: number) =>
  attach(example, small.tables, (i, j) => {
    const [from, to] = [example.segments[i]!, example.segments[j]!]
    return share * linkOdds(reading, from, to, j - i, links)
  }).links

const attachedOf = (one: LargeJudgement, { counter, links }: Decoding): Attached => ({
  stances: claimsOf(one).map(({ evidence, holds }) => [weighed(evidence, counter), holds] as const),
  kinds: one.example.segments.flatMap(({ first, gold: { kind }, last }) =>
    kind === undefined ? [] : [[KINDS.indexOf(kindOf(one.reading, first, last)), KINDS.indexOf(kind)] as const]
  ),
  links: linksOf(one, links.share)
})

const answerOf = (
  { example: { document, observed, prose }, experts, links, reading, small }: LargeJudgement,
  decoding: Decoding
) => {
  const own = { ...decoding, links: { ...decoding.links, ...links } }
  const { article_id, segments, text } = annotate(
    document,
    segmentsOf(prose, observed, reading, { experts, decoding: own, tables: small.tables })
  )
  return {
    id: article_id,
    text,
    segments: segments.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment }))
  }
}

/** What export.py writes beside the networks. */
interface Numbers {
  readonly chain: Weights["chain"]
  readonly links: Pick<Decoding["links"], "labels" | "distances">
  readonly manifest: Weights["networks"]
}

const readNumbers = (folder: string) => JSON.parse(readFileSync(join(folder, "chain.json"), "utf8")) as Numbers

const hashOf = (name: string) =>
  createHash("sha256")
    .update(readFileSync(new URL(name, FOLDER)))
    .digest("hex")

const [dataset, networks] = process.argv.slice(2)
large(dataset!, networks!).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
