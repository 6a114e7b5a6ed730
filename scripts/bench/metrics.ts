/**
 * How long the evaluation's own work takes: counting, 2,000 bootstraps and 10,000 shuffles for two invented extractors.
 *
 *     node scripts/bench/metrics.ts [articles = 10000]
 */
import { compare } from "../../evals/metrics/compare.ts"
import type { LabelledArticle, LabelledSegment } from "../../evals/metrics/labelled.ts"
import { random } from "../../evals/metrics/random.ts"
import { HEADLINE, suite, withScores } from "../../evals/metrics/suite.ts"
import { tabulate } from "../../evals/metrics/tabulate.ts"
import { Kind, LABELS } from "../../schemas/label.ts"

const ARTICLES = Number(process.argv[2] ?? 10_000)
const SENTENCES = 45 // the mean of real articles; with 100 code points each, of 6 a word
const SENTENCE = 100

const next = random(1)
const below = (n: number) => Math.floor((next() / 2 ** 32) * n)
const spans = Array.from({ length: SENTENCES }, (_, i) => [i * SENTENCE, (i + 1) * SENTENCE - 1] as const)
const words = Int32Array.from({ length: (SENTENCES * SENTENCE) / 6 }, (_, i) => i * 6 + 2)

/** About 25 segments of one or two sentences; at each sentence the gold's own category is kept four times in five. */
const invent = (gold?: ReadonlyArray<LabelledSegment>): ReadonlyArray<LabelledSegment> => {
  const segments: Array<LabelledSegment> = []
  for (let first = 0; first < SENTENCES;) {
    const last = Math.min(SENTENCES - 1, first + below(2))
    const original = gold?.find((segment) => segment.start <= spans[first]![0] && spans[first]![0] < segment.end)
    const label = original && below(5) > 0 ? original.label : LABELS[below(4)]!
    if (below(5) > 0) {
      segments.push({
        label,
        start: spans[first]![0],
        end: spans[last]![1],
        confidence: next() / 2 ** 32,
        ...(label === "claim" && { stance: below(5) === 0 ? ("counter" as const) : ("pro" as const) }),
        ...(label === "example" && { kind: Kind.literals[below(6)]! }),
        link: { relation: "supports" as const, target: below(20) }
      })
    }
    first = last + 1
  }
  return segments
}

const gold = Array.from({ length: ARTICLES }, (_, i): LabelledArticle => ({
  id: `article-${i}`,
  length: SENTENCES * SENTENCE,
  words,
  sentences: spans,
  segments: invent()
}))
const predictions = [0, 1].map(() => new Map(gold.map(({ id, segments }) => [id, invent(segments)])))

const before = process.cpuUsage()
const started = performance.now()
const tables = predictions.map((predicted) => tabulate(suite, gold, (id) => predicted.get(id)))
const counted = performance.now()
const headline = withScores(suite, HEADLINE)
const memory = process.memoryUsage().rss
const { differences, estimates } = compare(suite, headline, tables, { resamples: 2_000, shuffles: 10_000, seed: 7 })
const ended = performance.now()
const cpu = process.cpuUsage(before)

const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`
console.log(`${ARTICLES} articles x 2 extractors, ${suite.columns.length} counts, ${suite.scores.length} scores`)
console.log(
  `counting ${seconds(started, counted)}, bootstrap and shuffles ${seconds(counted, ended)}, together ${seconds(started, ended)}`,
  `(${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of processor time)`
)
console.log(
  `memory ${(memory / 2 ** 20).toFixed(0)} MB before comparing, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB after`
)
// The first lines of the table, as a check that something was computed.
for (const { score, value, low, high, p, adjusted } of differences.slice(0, 3)) {
  const own = estimates[0]!.find((estimate) => estimate.score === score)!
  console.log(
    score.padEnd(30),
    own.value.toFixed(4),
    `[${own.low.toFixed(4)}, ${own.high.toFixed(4)}]`,
    ` difference ${value.toFixed(5)} [${low.toFixed(5)}, ${high.toFixed(5)}] p ${p.toFixed(4)} ${adjusted.toFixed(4)}`
  )
}
