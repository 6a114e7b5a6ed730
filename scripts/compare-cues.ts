/**
 * `node scripts/compare-cues.ts <gold folder>`: the extractors `lead` and `cues`, scored on labelled articles,
 * with the paired bootstrap interval of their difference. Labels are compared on the gold sentences, whatever the splitter made of them.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { cues } from "../pipeline/extract/cues/cues.ts"
import type { Extractor } from "../pipeline/extract/Extractor.ts"
import { lead } from "../pipeline/extract/lead.ts"
import { offsets } from "../pipeline/split/offsets.ts"
import { split } from "../pipeline/split/split.ts"
import { Article } from "../schemas/article.ts"
import { GoldArticle } from "../schemas/gold.ts"
import { type Label, LABELS } from "../schemas/label.ts"

const RESAMPLES = 2000

/** A labelled stretch of text, in code points, half-open. */
interface Span {
  readonly label: Label
  readonly start: number
  readonly end: number
}

/** Counts of one article; figures are computed from sums of them. For each label: sentences right, answered, in gold. */
interface Counts {
  readonly sentences: number
  readonly right: number
  readonly byLabel: ReadonlyArray<readonly [hit: number, answered: number, gold: number]>
  readonly spans: readonly [matched: number, answered: number, gold: number]
}

const main = async (folder: string) => {
  const golds = readdirSync(folder).filter((name) => name.endsWith(".json")).sort()
    .map((name) => Schema.decodeUnknownSync(GoldArticle)(JSON.parse(readFileSync(join(folder, name), "utf8"))))
  const runs = await Promise.all([lead, cues].map((entry) => Effect.runPromise(Effect.scoped(Effect.flatMap(entry.open(""), (extractor) =>
    Effect.forEach(golds, (gold) => Effect.map(answer(extractor, gold), (spans) => count(gold, spans))))))))
  const [floor, ours] = [runs[0]!, runs[1]!]
  const figures = [figuresOf(floor), figuresOf(ours)]
  const interval = bootstrap(floor, ours)
  console.log(`${golds.length} articles, ${floor.reduce((n, { sentences }) => n + sentences, 0)} sentences`)
  for (const name of Object.keys(figures[0]!)) {
    const [low, high] = interval(name)
    const [a, b] = [figures[0]![name]!, figures[1]![name]!]
    console.log(`${name.padEnd(20)} lead ${a.toFixed(3)}  cues ${b.toFixed(3)}  difference ${(b - a).toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`)
  }
}

const answer = (extractor: Extractor, gold: GoldArticle) => {
  const document = split(new Article({ id: gold.id, text: gold.text, source: gold.id, marks: [] }))
  const { toCodePoints } = offsets(gold.text)
  return Effect.map(extractor.extract(document), ({ segments }) =>
    segments.map(({ first, label, last }): Span => ({
      label,
      start: toCodePoints(document.sentences[first - 1]!.start),
      end: toCodePoints(document.sentences[last - 1]!.end)
    })))
}

const count = (gold: GoldArticle, answer: ReadonlyArray<Span>): Counts => {
  const sentences = gold.sentences ?? []
  const answered = sentences.map(([start, end]) => labelOf(answer, start, end))
  const wanted = sentences.map(([start, end]) => labelOf(gold.segments, start, end))
  return {
    sentences: sentences.length,
    right: answered.filter((label, i) => label === wanted[i]).length,
    byLabel: LABELS.map((label) => [
      answered.filter((own, i) => own === label && wanted[i] === label).length,
      answered.filter((own) => own === label).length,
      wanted.filter((own) => own === label).length
    ]),
    spans: [matches(gold, answer), answer.length, gold.segments.length]
  }
}

/** The label that covers most of the sentence, if that is at least half of it. */
const labelOf = (spans: ReadonlyArray<Span>, start: number, end: number) => {
  const covered = LABELS.map((label) => spans.reduce((sum, span) => span.label === label ? sum + overlap(span, { start, end }) : sum, 0))
  const most = Math.max(...covered)
  return most * 2 >= end - start ? LABELS[covered.indexOf(most)]! : "none"
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** Segments of the same label that share at least half of the words of both, one to one (the "overlap .5" match of the Feedback Prize). */
const matches = (gold: GoldArticle, answer: ReadonlyArray<Span>): number => {
  const points = Array.from(gold.text)
  const wordStarts = [0]
  for (const [i, point] of points.entries()) {
    wordStarts.push(wordStarts[i]! + (/\S/u.test(point) && (i === 0 || /\s/u.test(points[i - 1]!)) ? 1 : 0))
  }
  const words = (start: number, end: number) => wordStarts[Math.max(start, end)]! - wordStarts[start]!
  const taken = new Set<Span>()
  let matched = 0
  for (const wanted of gold.segments) {
    const match = answer.find((own) => {
      if (own.label !== wanted.label || taken.has(own)) return false
      const shared = words(Math.max(own.start, wanted.start), Math.min(own.end, wanted.end))
      return shared > 0 && shared * 2 >= words(own.start, own.end) && shared * 2 >= words(wanted.start, wanted.end)
    })
    if (match === undefined) continue
    taken.add(match)
    matched++
  }
  return matched
}

const f1 = ([hit, answered, gold]: readonly [number, number, number]) => answered + gold === 0 ? 0 : (2 * hit) / (answered + gold)

const figuresOf = (articles: ReadonlyArray<Counts>): Record<string, number> => {
  const sum = (of: (counts: Counts) => readonly [number, number, number]) =>
    articles.reduce(([a, b, c], counts) => {
      const [x, y, z] = of(counts)
      return [a + x, b + y, c + z] as const
    }, [0, 0, 0] as readonly [number, number, number])
  const [right, sentences] = sum((counts) => [counts.right, counts.sentences, 0])
  const labels = LABELS.map((label, i) => [label, f1(sum((counts) => counts.byLabel[i]!))] as const)
  return {
    accuracy: right / sentences,
    "macro-F1": labels.reduce((total, [, f]) => total + f, 0) / labels.length,
    "overlap-.5 F1": f1(sum((counts) => counts.spans)),
    ...Object.fromEntries(labels.map(([label, f]) => [`F1 ${label}`, f]))
  }
}

/** Percentile interval of `ours - floor`, articles drawn with replacement, the same ones for both (Efron & Tibshirani 1993, ch. 13). */
const bootstrap = (floor: ReadonlyArray<Counts>, ours: ReadonlyArray<Counts>) => {
  const next = mulberry32(20261124)
  const differences = Array.from({ length: RESAMPLES }, () => {
    const drawn = floor.map(() => Math.floor(next() * floor.length))
    const [a, b] = [figuresOf(drawn.map((i) => floor[i]!)), figuresOf(drawn.map((i) => ours[i]!))]
    return (name: string) => b[name]! - a[name]!
  })
  return (name: string): readonly [number, number] => {
    const sorted = differences.map((difference) => difference(name)).sort((a, b) => a - b)
    return [sorted[Math.floor(RESAMPLES * 0.025)]!, sorted[Math.ceil(RESAMPLES * 0.975) - 1]!]
  }
}

/** A small seeded generator of numbers in [0, 1), so that the interval is the same every time. */
const mulberry32 = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const folder = process.argv[2]
if (folder === undefined) console.error("Name a folder of gold files: node scripts/compare-cues.ts datasets/opinion/gold")
else await main(folder)
