/**
 * `node scripts/train/cues.ts <dataset>`: learns from labelled articles how much each cue weighs, says how good that
 * is on articles of other sources, and writes the weights of `cues`, rounded to a tenth. Which cues there are is
 * chosen by hand.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { writeFileSync } from "node:fs"
import { openGold } from "../../evals/openGold.ts"
import { annotate } from "../../pipeline/extract/annotate.ts"
import { WEIGHTS } from "../../pipeline/extract/cues/cues.ts"
import { cueRows, rowsOfStretch, segmentsOf } from "../../pipeline/extract/cues/segments.ts"
import { ALWAYS, type CueWeights, fromNames, KINDS, toNames } from "../../pipeline/extract/cues/weights.ts"
import { outcomes } from "../../pipeline/extract/sequence/attributes.ts"
import { marginals } from "../../pipeline/extract/sequence/chain.ts"
import { scoresOf } from "../../pipeline/extract/sequence/scores.ts"
import { TAGS } from "../../pipeline/extract/sequence/tags.ts"
import { type Attached, fitCounter } from "./attachments.ts"
import { align, type AlignedArticle } from "./trainingArticle.ts"
import { foldsOf } from "./folds.ts"
import { learn } from "./learn.ts"
import { classify } from "./linear.ts"
import { fitSegments } from "./measure.ts"
import { FOLDS, RECIPE, SEED } from "./recipe.ts"
import { scored } from "./report.ts"

/** A labelled article and the cues that hold of its sentences. */
interface Lesson {
  readonly article: AlignedArticle
  readonly rows: ReadonlyArray<Int32Array>
}

type Learned = Omit<CueWeights, "decoding">

/** Few weights, and all of them wanted: nothing is left out. */
const CUES_RECIPE = { ...RECIPE, seed: SEED, dropLexical: 0, dropStructural: 0 }
const ATTRIBUTES = { epochs: 10, rate: 0.1, penalty: 1e-4, seed: SEED }

const train = Effect.fnUntraced(function* (dataset: string) {
  const { gold, name, notes } = yield* openGold(dataset, {})
  const lessons = gold.map((article): Lesson => {
    const aligned = align(article)
    return { article: aligned, rows: cueRows(aligned.prose.document) }
  })
  const folds = foldsOf(
    lessons.map(({ article }) => article),
    FOLDS
  )
  const without = (fold: number) => lessons.filter((_, i) => folds[i] !== fold)
  const learned = Array.from({ length: FOLDS }, (_, fold) => learnCues(without(fold)))
  const seen = lessons.map((lesson, i) => see(lesson, learned[folds[i]!]!))
  const decodings = learned.map((_, fold) => decodingOf(seen.filter((_, i) => folds[i] !== fold)))
  const answers = lessons.map((lesson, i) =>
    answerOf(lesson, { ...learned[folds[i]!]!, decoding: decodings[folds[i]!]! })
  )
  yield* Console.log(scored(`${name}, cross-validated in ${FOLDS} folds by source`, "cues", gold, answers, notes).text)
  writeFileSync(WEIGHTS, printed(toNames({ ...learnCues(lessons), decoding: decodingOf(seen) })))
})

/** Learns all but how to decode; rounded, as the file will have it. */
const learnCues = (lessons: ReadonlyArray<Lesson>): Learned => {
  const { ends, features, steps } = learn(
    lessons.map(({ article: { gaps, source, tags }, rows }) => ({ source, features: rows, gaps, tags })),
    CUES_RECIPE
  )
  const items = (label: string, outcome: (segment: AlignedArticle["segments"][number]["gold"]) => number) =>
    lessons.flatMap(({ article: { segments }, rows }) =>
      segments.flatMap((segment) =>
        segment.gold.label === label ? [{ features: rowsOfStretch(rows, segment), outcome: outcome(segment.gold) }] : []
      )
    )
  const rounded = toNames({
    tags: features.slice(0, ALWAYS * TAGS),
    chain: { ends, steps },
    stance: classify(
      items("claim", ({ stance }) => (stance === "counter" ? 1 : 0)),
      ALWAYS + 1,
      1,
      ATTRIBUTES
    ),
    kind: classify(
      items("example", ({ kind = "fact" }) => KINDS.indexOf(kind)),
      ALWAYS + 1,
      KINDS.length,
      ATTRIBUTES
    ),
    decoding: NO_DECODING
  })
  return fromNames(rounded)
}

const NO_DECODING = {
  worth: { sentence: [], sentenceCost: [], segment: [], segmentCost: [] },
  confidence: { labels: [], evidence: [] },
  counter: 0
}

/** What weights that have not seen an article say of it. */
const see = ({ article, rows }: Lesson, { chain, stance, tags }: Learned) => ({
  judged: { example: article, found: marginals(scoresOf(rows, tags), article.gaps, chain) },
  stances: article.segments.flatMap((segment): Attached["stances"] =>
    segment.gold.label === "claim"
      ? [[outcomes(rowsOfStretch(rows, segment), stance, 1)[0]!, segment.gold.stance === "counter"]]
      : []
  )
})

const decodingOf = (seen: ReadonlyArray<ReturnType<typeof see>>): CueWeights["decoding"] => ({
  ...fitSegments(seen.map(({ judged }) => judged)),
  counter: fitCounter(seen.map(({ stances }) => stances))
})

const answerOf = ({ article: { document, prose }, rows }: Lesson, weights: CueWeights) => {
  const { article_id, segments, text } = annotate(document, segmentsOf(prose, rows, weights))
  return {
    id: article_id,
    text,
    segments: segments.map(({ segment_id, ...segment }) => ({ id: segment_id, ...segment }))
  }
}

/** JSON with a line a cue. */
const printed = (weights: object): string =>
  `${JSON.stringify(weights, undefined, 1).replaceAll(/[{[][^{}[\]]*[}\]]/g, (flat) => flat.replaceAll(/\n */g, " "))}\n`

const [dataset] = process.argv.slice(2)
if (dataset === undefined) console.error("Name a labelled dataset: node scripts/train/cues.ts DATASET")
else train(dataset).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
