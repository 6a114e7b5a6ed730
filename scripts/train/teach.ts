/**
 * `node scripts/train/teach.ts <articles> <count> <file to write>`: has model-large label articles that nobody has
 * labelled, for `pnpm train --unlabelled` to learn from: JSON Lines of id, text, and how probable each tag of each
 * sentence and each step is. Takes `count` articles of 8 to 150 sentences, drawn by chance, the same each time. Two a
 * second, where others are on the machine.
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { createWriteStream } from "node:fs"
import { once } from "node:events"
import { random } from "../../evals/metrics/random.ts"
import { proseOf } from "../../pipeline/extract/sequence/prose.ts"
import { observed } from "../../pipeline/extract/features/features.ts"
import { openDataset } from "../../pipeline/read/dataset.ts"
import { readArticles } from "../../pipeline/read/read.ts"
import { split } from "../../pipeline/split/split.ts"
import { Columns } from "../../schemas/dataset.ts"
import { shuffle } from "./shuffle.ts"
import type { Taught } from "./taught.ts"
import { openTeacher } from "./teacher.ts"

const teach = Effect.fnUntraced(function* (from: string, count: number, to: string) {
  const items = yield* Stream.runCollect(readArticles(yield* openDataset(from, new Columns({}))))
  const articles = items.flatMap((item) => (item._tag === "Success" ? [item.success] : []))
  shuffle(articles, random(1))
  const teacher = yield* openTeacher()
  const file = createWriteStream(to)
  const started = performance.now()
  let done = 0
  for (const article of articles) {
    if (done === count) break
    const { document } = proseOf(split(article))
    if (document.sentences.length < 8 || document.sentences.length > 150) continue
    const { steps, tags } = yield* teacher.expects(document, observed(document))
    const taught: Taught = {
      id: article.id,
      text: article.text,
      tags: rounded(tags),
      steps: rounded(steps),
      teacher: teacher.name
    }
    if (!file.write(`${JSON.stringify(taught)}\n`)) yield* Effect.promise(() => once(file, "drain"))
    if (++done % 100 === 0)
      yield* Console.error(
        `${done} of ${count} articles, ${((done / (performance.now() - started)) * 1000).toFixed(1)} a second`
      )
  }
  file.end()
  yield* Effect.promise(() => once(file, "finish"))
}, Effect.scoped)

/** Thousandths: more is noise, and would take three times the room. */
const rounded = (values: Float64Array): Array<number> => Array.from(values, (value) => Math.round(value * 1000) / 1000)

const [from, count, to] = process.argv.slice(2)
teach(from!, Number(count), to!).pipe(
  Effect.tapErrorTag("CannotStart", ({ message }) => Console.error(message)),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain
)
