/**
 * `node scripts/train/large/layout.ts <labelled dataset> <vocabulary> <file.jsonl>`: the articles as the networks take them, a line of JSON
 * each. The Python beside this file reads nothing else, so that it trains on exactly what model-large reads when it runs.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { openGold } from "../../../evals/openGold.ts"
import { KINDS } from "../../../pipeline/extract/sequence/attributes.ts"
import { PLACES, places } from "../../../pipeline/extract/model-large/places.ts"
import { textsOf } from "../../../pipeline/extract/model-large/texts.ts"
import { windows } from "../../../pipeline/extract/model-large/windows.ts"
import { type WordPiece, wordPiece } from "../../../pipeline/extract/model-large/wordpiece.ts"
import { type TrainingArticle, trainingArticleOf } from "../trainingArticle.ts"
import { foldsOf } from "../folds.ts"
import { FOLDS } from "../recipe.ts"

/** An article as train.py reads it. Sentences and segments count from 0. */
const layoutOf = (example: TrainingArticle, fold: number, wordPiece: WordPiece) => {
  const { document } = example.prose
  const texts = textsOf(document)
  const flat = places(document, texts)
  const index = new Map(example.segments.map(({ gold }, i) => [gold.id, i]))
  return {
    id: example.id,
    fold,
    windows: windows(document, texts, wordPiece).map(({ ids, spans }) => [ids, spans]),
    places: texts.map((_, i) => [...flat.subarray(i * PLACES, (i + 1) * PLACES)].map((x) => Math.round(x * 1e6) / 1e6)),
    tags: [...example.tags],
    segments: example.segments.map(({ first, gold, label, last }) => ({
      label,
      first,
      last,
      counter: gold.stance === undefined ? undefined : gold.stance === "counter",
      kind: gold.kind === undefined ? undefined : KINDS.indexOf(gold.kind),
      target: gold.link === undefined ? undefined : index.get(gold.link.target)
    }))
  }
}

const layout = Effect.fnUntraced(function* (dataset: string, vocabulary: string, out: string) {
  const { gold } = yield* openGold(dataset, {})
  const cut = wordPiece(readFileSync(vocabulary, "utf8"))
  const examples = gold.map(trainingArticleOf).filter(({ tags }) => tags.length > 0)
  const folds = foldsOf(examples, FOLDS)
  const text = examples.map((example, i) => `${JSON.stringify(layoutOf(example, folds[i] ?? 0, cut))}\n`).join("")
  writeFileSync(out, text)
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16)
  yield* Console.log(`${examples.length} articles, SHA-256 ${hash}`)
})

const [dataset = "", vocabulary = "", out = ""] = process.argv.slice(2)
layout(dataset, vocabulary, out).pipe(Effect.provide(NodeServices.layer), NodeRuntime.runMain)
