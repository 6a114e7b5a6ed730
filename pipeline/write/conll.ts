import * as Effect from "effect/Effect"
import type { AnnotatedArticle } from "../../schemas/annotated.ts"
import { offsets } from "../split/offsets.ts"
import { otherResource } from "./datapackage.ts"
import { idPath } from "./idPath.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const FILE = "segments.conll"

/**
 * CoNLL columns: a token, a tab and its tag (`B-claim`, `I-claim`, `O`) a line, a blank line after each article, and before
 * each a line with its id, written as a path: `-DOCSTART- (2024/ferries)`. There is none after a sentence: readers take
 * what stands between blank lines for a whole, and would count a segment of three sentences as three.
 * Tokens are the words and signs of Unicode's word boundaries.
 */
export const conll: OutputFormat = {
  name: "conll",
  description: "A token and its BIO tag a line, for sequence taggers; stance, kind, links and white space are left out",
  files: [FILE],
  open: Effect.fnUntraced(function* (staging) {
    const file = yield* staging.file(FILE)
    const words = new Intl.Segmenter("en", { granularity: "word" })
    return {
      write: ({ annotated }) => file.write(annotated.map(({ article }) => lines(article, words)).join("")),
      end: Effect.succeed([
        otherResource(FILE, {
          description: "The articles that went through as tokens with BIO tags, for sequence taggers",
          format: "conll",
          mediatype: "text/plain"
        })
      ])
    }
  })
}

const lines = ({ article_id, segments, sentences, text }: AnnotatedArticle, words: Intl.Segmenter): string => {
  const { toUtf16 } = offsets(text)
  const spans = segments.map(({ end, label, start }) => ({
    label,
    start: toUtf16(start),
    end: toUtf16(end),
    begun: false
  }))
  let next = 0
  const tag = (at: number): string => {
    while (next < spans.length && spans[next]!.end <= at) next++
    const span = spans[next]
    if (span === undefined || at < span.start) return "O"
    const prefix = span.begun ? "I" : "B"
    span.begun = true
    return `${prefix}-${span.label}`
  }
  const tagged: Array<string> = []
  for (const [first, end] of sentences) {
    const start = toUtf16(first)
    for (const { index, segment } of words.segment(text.slice(start, toUtf16(end)))) {
      for (const { 0: token, index: inside } of segment.matchAll(TOKEN))
        tagged.push(`${token}\t${tag(start + index + inside)}\n`)
    }
  }
  return `-DOCSTART- (${idPath.encode(article_id)})\n\n${tagged.join("")}\n`
}

/** What a reader could take for white space is in no token; inside a word there may be some, as in 10 000 with a narrow space. */
const TOKEN = /[^\s\p{Cc}]+/gu
