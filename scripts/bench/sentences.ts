/**
 * How well and how fast sentence splitters split: ours (the whole of `split`) and three others. `node scripts/bench/sentences.ts` prints it.
 *
 * The cases were written for this project, and ours was written to pass them all; the others never saw them.
 */
import { createRequire } from "node:module"
import { split as sentenceSplitter } from "sentence-splitter"
import { SENTENCE_CASES } from "../../pipeline/split/sentences.cases.ts"
import { split } from "../../pipeline/split/split.ts"
import { Article } from "../../schemas/article.ts"
import { articles } from "./articles.ts"

/** A phenomenon of the case table, and how many of its cases each splitter has right; the last two rows are all cases, and time. */
export type SentenceSplitterRow = { readonly phenomenon: string } & { readonly [splitter: string]: string }

/** Compares the splitters on the case table, and times them on `count` articles of 6 KB, the best of five rounds, against bare `Intl.Segmenter`. */
export const compareSentenceSplitters = (count = 2000): ReadonlyArray<SentenceSplitterRow> => {
  const rows: Array<SentenceSplitterRow> = []
  const row = (phenomenon: string, cell: (name: string, splitter: Splitter) => string) => {
    rows.push({
      phenomenon,
      ...Object.fromEntries(Object.entries(SPLITTERS).map(([name, splitter]) => [name, cell(name, splitter)]))
    })
  }
  for (const [phenomenon, cases] of Object.entries({ ...SENTENCE_CASES, all: Object.values(SENTENCE_CASES).flat() })) {
    row(phenomenon, (_, splitter) => `${cases.filter((marked) => isRight(splitter, marked)).length} of ${cases.length}`)
  }
  const times = time([...articles(count)])
  row(`time, ${count} articles`, (name) => `${(times[name]! / times["Intl.Segmenter"]!).toFixed(1)} x`)
  return rows
}

/** Sentences as they come, with white space around them. */
type Splitter = (article: Article) => ReadonlyArray<string>

// By path: the package's index loads clients of four databases.
const natural = createRequire(import.meta.url)
const NaturalTokenizer = natural("natural/lib/natural/tokenizers/sentence_tokenizer.js") as new (
  abbreviations: ReadonlyArray<string>
) => {
  readonly tokenize: (text: string) => ReadonlyArray<string>
}
const naturalTokenizer = new NaturalTokenizer(
  natural("natural/lib/natural/util/abbreviations_en.js").knownAbbreviations
)
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" })

const SPLITTERS: Readonly<Record<string, Splitter>> = {
  ours: (article) => split(article).sentences.map(({ end, start }) => article.text.slice(start, end)),
  "Intl.Segmenter": ({ text }) => Array.from(segmenter.segment(text), ({ segment }) => segment),
  natural: ({ text }) => naturalTokenizer.tokenize(text),
  "sentence-splitter": ({ text }) =>
    sentenceSplitter(text).flatMap((node) => (node.type === "Sentence" ? [node.raw] : []))
}

const isRight = (splitter: Splitter, marked: string): boolean => {
  const article = new Article({ id: "case", text: marked.replaceAll("|", ""), source: "case", marks: [] })
  const found = splitter(article)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
  return JSON.stringify(found) === JSON.stringify(marked.split("|").map((sentence) => sentence.trim()))
}

/**
 * Processor time (which other programs disturb less than the clock's) of each splitter on all articles, in microseconds: the best of
 * five rounds in turn; one that takes seconds has one round.
 */
const time = (all: ReadonlyArray<Article>): Readonly<Record<string, number>> => {
  const best: Record<string, number> = {}
  for (let round = 0; round < 5; round++) {
    for (const [name, splitter] of Object.entries(SPLITTERS)) {
      if (best[name]! > 2e6) continue
      const before = process.cpuUsage()
      for (const article of all) splitter(article)
      const { system, user } = process.cpuUsage(before)
      best[name] = Math.min(best[name] ?? Infinity, system + user)
    }
  }
  return best
}

if (import.meta.main) console.table(compareSentenceSplitters())
