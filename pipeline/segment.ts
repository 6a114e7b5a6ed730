import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import type { AnnotatedArticle } from "../schemas/annotated.ts"
import type { Kind, Label, Relation, Stance } from "../schemas/label.ts"
import type { Extractor } from "./extract/Extractor.ts"
import { DEFAULT_EXTRACTOR, openExtractor } from "./extract/registry.ts"
import { toArticle } from "./read/article.ts"
import { offsets } from "./split/offsets.ts"
import { segment as segmentArticle } from "./work/inline.ts"

/** What is known of a text beside itself. */
export interface TextOptions {
  /** The headline, where the text does not begin with it: it is put before the text, with a blank line between. */
  readonly title?: string
}

/** A text and the segments that were found in it. */
export interface SegmentedText {
  /** The text to which offsets refer: as given, after its title where that was given, with U+FFFD for what no output can hold. */
  readonly text: string
  /** In reading order; none overlap. */
  readonly segments: ReadonlyArray<TextSegment>
}

/** A thesis, claim, example or conclusion: a range of whole sentences. */
export interface TextSegment {
  readonly label: Label
  /** `text.slice(start, end)` of the whole. */
  readonly text: string
  /** UTF-16 code units, as JavaScript's strings count, half-open. The program's files count code points instead. */
  readonly start: number
  readonly end: number
  /** Sentences from 1, both included. */
  readonly firstSentence: number
  readonly lastSentence: number
  /** Of a claim. */
  readonly stance?: Stance
  /** Of an example. */
  readonly kind?: Kind
  /** What it supports or attacks: an index into `segments`. */
  readonly link?: { readonly relation: Relation; readonly target: number }
  /** 0..1, where the extractor says it. */
  readonly confidence?: number
}

/** An extractor that is ready. `close` ends what it holds: a program, networks in a process of their own. */
export interface Segmenter {
  /** Rejects with an `Error` whose message is a sentence for people where this text cannot be segmented: it is empty, or its extractor failed on it. */
  readonly segment: (text: string, options?: TextOptions) => Promise<SegmentedText>
  readonly close: () => Promise<void>
}

/**
 * Opens an extractor by its name, as `--extractor` takes it (`model`, `cues`, `model-large`, `command:python my.py`, `llm:openai/NAME` …).
 *
 * Rejects with an `Error` that says what to do where there is no such extractor, or it cannot be used.
 */
export const openSegmenter = async (extractor: string = DEFAULT_EXTRACTOR): Promise<Segmenter> => {
  const scope = Scope.makeUnsafe()
  const opened = await Effect.runPromise(Scope.provide(openExtractor(extractor), scope))
  return {
    segment: (text, options) => Effect.runPromise(segmentWith(opened, text, options)),
    close: () => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

/**
 * Segments one text with the default extractor, which is loaded once and stays.
 *
 * Rejects with an `Error` where there is no text in it. For many texts, or another extractor, see `openSegmenter`.
 */
export const segment = async (text: string, options?: TextOptions): Promise<SegmentedText> => {
  shipped ??= openSegmenter()
  return (await shipped).segment(text, options)
}

let shipped: Promise<Segmenter> | undefined

const segmentWith = Effect.fnUntraced(function* (extractor: Extractor, body: string, { title }: TextOptions = {}) {
  const article = yield* Effect.fromResult(
    toArticle({ id: "text", source: "text", body, title }).pipe(
      Result.mapError(({ message }) => new Error(`${message}.`))
    )
  )
  const { article: annotated } = yield* segmentArticle(article, extractor).pipe(
    Effect.mapError(({ message }) => new Error(message))
  )
  return toText(annotated)
})

const toText = ({ segments, text }: AnnotatedArticle): SegmentedText => {
  const { toUtf16 } = offsets(text)
  const places = new Map(segments.map(({ segment_id }, n) => [segment_id, n]))
  return {
    text,
    segments: segments.map(
      ({ confidence, end, first_sentence, kind, label, last_sentence, link, stance, start, text }) => {
        const target = link === undefined ? undefined : places.get(link.target)
        return {
          label,
          text,
          start: toUtf16(start),
          end: toUtf16(end),
          firstSentence: first_sentence,
          lastSentence: last_sentence,
          ...(stance !== undefined && { stance }),
          ...(kind !== undefined && { kind }),
          ...(link !== undefined && target !== undefined && { link: { relation: link.relation, target } }),
          ...(confidence !== undefined && { confidence })
        }
      }
    )
  }
}
