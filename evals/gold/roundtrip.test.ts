import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { annotate } from "../../pipeline/extract/annotate.ts"
import { openExtractor } from "../../pipeline/extract/registry.ts"
import { toArticle } from "../../pipeline/read/article.ts"
import { openDataset } from "../../pipeline/read/dataset.ts"
import { readArticles } from "../../pipeline/read/read.ts"
import { split } from "../../pipeline/split/split.ts"
import { segment } from "../../pipeline/work/inline.ts"
import { HOSTILE, outputs } from "../../pipeline/write/fixture.ts"
import { findFormats } from "../../pipeline/write/formats.ts"
import { writeOutputs } from "../../pipeline/write/write.ts"
import { Columns } from "../../schemas/dataset.ts"
import { Segment } from "../../schemas/extraction.ts"
import { Kind, LABELS, Stance } from "../../schemas/label.ts"
import { Annotated } from "../../schemas/record.ts"
import { readLabels } from "./gold.ts"
import type { LabelledArticle, LabelledSegment } from "./labelled.ts"

/* What the pipeline writes for annotators, `evals` reads as it was. */

/** Segments of one to three sentences with gaps, each with all that its label may have. */
const segmentsOf = (sentences: number): ReadonlyArray<Segment> => {
  const segments: Array<Segment> = []
  for (let first = 1, n = 0; first <= sentences; first += 1 + (n % 3) + (n % 2), n++) {
    const label = LABELS[n % LABELS.length]!
    segments.push(
      new Segment({
        label,
        first,
        last: Math.min(first + (n % 3), sentences),
        ...(label === "claim" && { stance: Stance.literals[n % 8 < 4 ? 0 : 1]! }),
        ...(label === "example" && { kind: Kind.literals[n % Kind.literals.length]! }),
        ...(n > 0 && {
          link: { relation: n % 3 === 0 ? ("attacks" as const) : ("supports" as const), target: n % 5 === 0 ? 1 : n }
        }),
        ...(n % 2 === 0 && { confidence: 0.125 })
      })
    )
  }
  return segments
}

const annotated = (id: string, body: string): Annotated => {
  const document = split(Result.getOrThrow(toArticle({ id, source: "x", body })))
  return new Annotated({ article: annotate(document, segmentsOf(document.sentences.length)) })
}

const hostile: ReadonlyArray<Annotated> = [
  annotated("crlf", "Ferries 🛳️ first.\r\nNurses 👩🏽‍⚕️ need\r\nthem. So do we!\r\n\r\n\r\n“Who pays?” 𝔸ll of us.\r\n"),
  annotated(
    "2024/über/記事 100%.txt",
    "A line\u2028and\u0085another\u2029one\vtwo. 10\u202f000 e\u0301\u00a0people\ttab \u001c file.\n\nO B-claim I-claim."
  ),
  annotated(
    "https://example.org/?q=1#top",
    '-DOCSTART- (no)\n\nT1\tclaim 0 5\tThis is text. "segments": [ "@context": "http://www.w3.org/ns/anno.jsonld".\n\n# newdoc'
  ),
  annotated("gold/.hidden", HOSTILE.join("\n\n")),
  annotated("\n odd ", "\u202eright to left\u202c עברית. Two. \u200bThree."),
  annotated("2024/über", "One sentence."),
  annotated("bare", "no stop")
]

const opinion = Effect.gen(function* () {
  const dataset = yield* openDataset(new URL("../../datasets/opinion", import.meta.url).pathname, new Columns({}))
  const cues = yield* openExtractor("cues")
  const items = yield* Stream.runCollect(readArticles(dataset))
  return yield* Effect.forEach(items, (item) => segment(Result.getOrThrow(item), cues))
})

const write = Effect.fnUntraced(function* (records: ReadonlyArray<Annotated>, format: string) {
  const fs = yield* FileSystem.FileSystem
  const out = yield* fs.makeTempDirectoryScoped()
  yield* writeOutputs(Stream.fromIterable(records), { ...outputs(out), formats: yield* findFormats(format) })
  return out
})

const texts = (records: ReadonlyArray<Annotated>) =>
  new Map(records.map(({ article }) => [article.article_id, article.text]))

/** Segments under the numbers that they have in reading order, with what is to be compared. */
const comparable = (articles: ReadonlyArray<LabelledArticle>, keys: ReadonlyArray<keyof LabelledSegment>) =>
  Object.fromEntries(
    articles.map(({ id, segments, text }) => {
      const numbers = new Map(segments.map(({ id }, i) => [id, String(i + 1)]))
      return [
        id,
        {
          text,
          segments: segments.map((segment) => ({
            ...Object.fromEntries(
              ["label", "start", "end", "text", ...keys].map((key) => [key, segment[key as "label"]])
            ),
            ...(keys.includes("link") && {
              link: segment.link && { ...segment.link, target: numbers.get(segment.link.target) }
            })
          }))
        }
      ]
    })
  )

const ALL = ["stance", "kind", "link"] as const
const FORMATS = [
  { format: "jsonl", path: "arguments.jsonl", keys: [...ALL, "confidence"], texts: false },
  { format: "brat", path: "brat", keys: ALL, texts: false },
  { format: "labelstudio", path: "labelstudio.json", keys: [...ALL, "confidence"], texts: false },
  { format: "webanno-ld", path: "annotations.jsonld", keys: ALL, texts: true },
  { format: "conll", path: "segments.conll", keys: [], texts: true }
] as const

layer(NodeServices.layer)("labels written by the pipeline", (it) => {
  for (const { format, keys, path, texts: needsTexts } of FORMATS) {
    const check = Effect.fnUntraced(function* (records: ReadonlyArray<Annotated>) {
      const expected = records.map(({ article }): LabelledArticle => ({
        ...article,
        id: article.article_id,
        segments: article.segments.map(({ segment_id, ...segment }) => ({ ...segment, id: segment_id }))
      }))
      const folder = yield* write(records, format)
      for (const place of [`${folder}/${path}`, folder]) {
        const read = yield* readLabels(place, { labels: {}, ...(needsTexts && { texts: texts(records) }) })
        assert.deepStrictEqual(comparable(read, keys), comparable(expected, keys))
      }
    })

    it.effect(`${format} gives the opinion dataset back`, () => Effect.flatMap(opinion, check))
    it.effect(`${format} gives hostile articles back`, () => check(hostile))
  }

  it.effect("brat and Label Studio carry the texts, so that the ids may be others than the dataset's", () =>
    Effect.gen(function* () {
      for (const { format, path } of [FORMATS[1], FORMATS[2]]) {
        const read = yield* readLabels(`${yield* write(hostile, format)}/${path}`, { labels: {}, texts: new Map() })
        assert.strictEqual(read.length, hostile.length)
      }
    })
  )
})
