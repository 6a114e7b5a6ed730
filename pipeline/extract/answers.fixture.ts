import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { existsSync, readFileSync } from "node:fs"
import { Article, ParagraphKind } from "../../schemas/article.ts"
import { Document, Paragraph, Sentence } from "../../schemas/document.ts"
import type { Segment } from "../../schemas/extraction.ts"
import { cues } from "./cues/cues.ts"
import type { Extractor, ExtractorEntry } from "./Extractor.ts"
import { sha256 } from "./fingerprint.ts"
import { lead } from "./lead.ts"
import { model } from "./model/model.ts"
import { modelLarge } from "./model-large/modelLarge.ts"

/*
 * What the extractors that ask nobody answer for datasets/opinion, kept beside the VERSION of each: an answer that
 * changes is seen, and has a new version, or the change is a fault. `node scripts/pin-answers.ts` writes the answers
 * anew.
 */

/** The answers that are kept of an extractor. */
export interface Pinned {
  readonly entry: ExtractorEntry
  readonly file: URL
  /**
   * By how much a confidence may differ: nothing where only this program computes, a little where a runtime computes
   * that uses what each processor has.
   */
  readonly tolerance: number
}

const at = (file: string) => new URL(file, import.meta.url)

export const PINNED: ReadonlyArray<Pinned> = [
  { entry: lead, file: at("lead.answers.jsonl"), tolerance: 0 },
  { entry: cues, file: at("cues/answers.jsonl"), tolerance: 0 },
  { entry: model, file: at("model/answers.jsonl"), tolerance: 0 },
  { entry: modelLarge, file: at("model-large/answers.jsonl"), tolerance: 1e-4 }
]

/** What is kept of the answer for an article. */
const Answer = Schema.Struct({
  id: Schema.String,
  /** A digest of the segments' labels, sentences, attributes and links. */
  segments: Schema.String,
  /** To six digits. */
  confidences: Schema.Array(Schema.Finite)
})
type Answer = typeof Answer.Type

/** A file of answers: the fingerprint that they were given under, and a line for each article. */
export interface Answers {
  readonly fingerprint: string
  readonly articles: ReadonlyArray<Answer>
}

const Head = Schema.Struct({ fingerprint: Schema.String })

export const readAnswers = ({ file }: Pinned): Answers | undefined => {
  if (!existsSync(file)) return undefined
  const [head, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n")
  return {
    fingerprint: Schema.decodeUnknownSync(Schema.fromJsonString(Head))(head).fingerprint,
    articles: lines.map((line) => Schema.decodeUnknownSync(Schema.fromJsonString(Answer))(line))
  }
}

export const answersOf = Effect.fnUntraced(function* (extractor: Extractor) {
  const articles = yield* Effect.forEach(documents(), (document) =>
    Effect.map(extractor.extract(document), ({ segments }): Answer => ({
      id: document.article.id,
      segments: sha256(segments.map(lineOf).join("\n")).slice(0, 16),
      confidences: segments.map(({ confidence = 0 }) => Number(confidence.toFixed(6)))
    }))
  )
  return { fingerprint: extractor.fingerprint, articles } satisfies Answers
})

const lineOf = ({ first, kind, label, last, link, stance }: Segment): string =>
  [label, first, last, stance, kind, link?.relation, link?.target].join(" ")

/** The ids of the articles for which two answers differ. */
export const changedArticles = (before: Answers, now: Answers, tolerance: number): Array<string> =>
  now.articles.flatMap(({ confidences, id, segments }) => {
    const kept = before.articles.find((article) => article.id === id)
    const same =
      kept?.segments === segments &&
      confidences.every((confidence, i) => Math.abs(confidence - (kept.confidences[i] ?? NaN)) <= tolerance)
    return same ? [] : [id]
  })

const Stored = Schema.Struct({
  id: Schema.String,
  title: Schema.optionalKey(Schema.String),
  sections: Schema.Array(Schema.String),
  /** Kind, start, end, first and last sentence, section. */
  paragraphs: Schema.Array(Schema.Tuple([ParagraphKind, Schema.Int, Schema.Int, Schema.Int, Schema.Int, Schema.Int])),
  /** Start, end, paragraph. */
  sentences: Schema.Array(Schema.Tuple([Schema.Int, Schema.Int, Schema.Int]))
})

/** The articles of datasets/opinion, split once and for all: a better splitter changes no answer here. */
export const documents = (): Array<Document> =>
  readFileSync(at("fixtures/opinion.documents.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const { id, paragraphs, sentences, ...rest } = Schema.decodeUnknownSync(Schema.fromJsonString(Stored))(line)
      const text = readFileSync(at(`../../datasets/opinion/articles/${id}.txt`), "utf8")
      return new Document({
        ...rest,
        article: new Article({ id, text, source: `${id}.txt`, marks: [] }),
        paragraphs: paragraphs.map(
          ([kind, start, end, firstSentence, lastSentence, section]) =>
            new Paragraph({ kind, start, end, firstSentence, lastSentence, section })
        ),
        sentences: sentences.map(([start, end, paragraph]) => new Sentence({ start, end, paragraph }))
      })
    })
