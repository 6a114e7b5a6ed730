/**
 * `node scripts/train/curves.ts <dataset> <model file> <source>…`: how the model gets better with more articles, and
 * by how much a model gets better on a source that it has not seen once it is brought to 100 articles of it. For the
 * model's card; takes some minutes.
 *
 * Everything is decoded as the model file says, so that rows differ by what was learned alone.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { random } from "../../evals/metrics/random.ts"
import { openGold } from "../../evals/openGold.ts"
import { readModel } from "../../pipeline/extract/model/file.ts"
import type { Model } from "../../pipeline/extract/model/weights.ts"
import { answer, type Judgement, tally } from "./measure.ts"
import { trainingArticleOf } from "./trainingArticle.ts"
import { foldsOf } from "./folds.ts"
import { FOLDS, SHARE } from "./recipe.ts"
import { shuffle } from "./shuffle.ts"
import { see, type Studied, studyAll } from "./study.ts"
import { macro } from "./worth.ts"

const SIZES = [50, 100, 200, 400, Infinity]
/** Articles that a user labels. */
const OWN = 100

const curves = Effect.fnUntraced(function* (dataset: string, file: string, sources: ReadonlyArray<string>) {
  const { decoding } = yield* readModel(file)
  const examples = (yield* openGold(dataset, {})).gold.map(trainingArticleOf)
  shuffle(examples, random(1))
  const row = (what: string | number, judged: ReadonlyArray<Judgement>) => {
    const counts = tally(judged.map((one) => [one.example, answer(one, decoding.worth)]))
    return Console.log(
      `${String(what).padEnd(34)} macro-F1 ${macro(counts.sentences).toFixed(3)}   overlap-.5 ${macro(counts.segments).toFixed(3)}   ${judged.length} articles`
    )
  }

  for (const source of sources) {
    const own = examples.filter((example) => example.source === source)
    const [mine, test] = [own.slice(0, OWN), own.slice(OWN)]
    const others = examples.filter((example) => example.source !== source)
    const base: Model = { ...studyAll(others, []), decoding }
    const on = (learned: Studied) => test.map((example) => see(example, learned, SHARE.alone).judged)
    yield* Console.log(`\n${source}: ${mine.length} articles to learn from, ${test.length} to test`)
    yield* row("before", on(base))
    yield* row(`after --from, ${mine.length} articles`, on(studyAll(mine, [], base)))
    yield* row(`from scratch, ${mine.length} articles`, on(studyAll(mine, [])))
    yield* row("all of both, learned together", on(studyAll([...others, ...mine], [])))
  }

  const folds = foldsOf(examples, FOLDS)
  yield* Console.log(`\nLearning curve, cross-validated by source`)
  for (const size of SIZES) {
    const judged = Array.from({ length: FOLDS }, (_, fold) => {
      const learned = studyAll(examples.filter((_, i) => folds[i] !== fold).slice(0, size), [])
      return examples.flatMap((example, i) => (folds[i] === fold ? [see(example, learned, SHARE.alone).judged] : []))
    })
    yield* row(size === Infinity ? "all (four fifths of the articles)" : `${size} articles`, judged.flat())
  }
})

const [dataset, file, ...sources] = process.argv.slice(2)
curves(dataset!, file!, sources).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
