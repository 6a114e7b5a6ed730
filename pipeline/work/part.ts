import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import type { Article } from "../../schemas/article.ts"
import type { ArticleFailure, Stopped } from "../../schemas/failure.ts"
import { encodeRecord } from "../../schemas/record.ts"
import type { Extractor } from "../extract/Extractor.ts"
import { SPLITTER_VERSION } from "../split/split.ts"
import { VERSION } from "../version.ts"

/** Some hundred articles in a row: the unit of work, of resuming, and of memory. */
export interface Part {
  /** From 1. */
  readonly number: number
  /** Articles, and those that could not be read, in the dataset's order. */
  readonly items: ReadonlyArray<Item>
}

export type Item = Result.Result<Article, ArticleFailure>

/** A part is full at this many articles, or this many UTF-16 code units of text. */
const MOST_ARTICLES = 200
const MOST_TEXT = 4_000_000

/** What was made of some articles: a record of each as a line of JSON, in their order. */
export interface Done {
  readonly lines: ReadonlyArray<string>
  /** How many of them failed. */
  readonly failures: number
}

/** Where articles are done: here, in threads, or on other machines. `tell` hears how many of these articles are done so far. */
export type Work = (articles: ReadonlyArray<Article>, tell?: (done: number) => void) => Effect.Effect<Done, Stopped>

/** Does a part: its articles by `work`; what could not be read goes in between, and an article's warnings follow it. */
export const doPart = Effect.fnUntraced(function* ({ items }: Part, work: Work, tell?: (done: number) => void) {
  const { failures, lines } = yield* work(
    items.filter(Result.isSuccess).map(({ success }) => success),
    tell
  )
  let next = 0
  return {
    lines: items.flatMap((item) =>
      Result.isSuccess(item)
        ? [lines[next++]!, ...(item.success.warnings ?? []).map(encodeRecord)]
        : [encodeRecord(item.failure)]
    ),
    failures: failures + items.length - lines.length
  } satisfies Done
})

/** Cuts a stream of articles into parts; the same articles always into the same parts. */
export const toParts = <E, R>(articles: Stream.Stream<Item, E, R>): Stream.Stream<Part, E, R> =>
  articles.pipe(
    Stream.mapAccum(
      (): Filling => ({ number: 1, items: [], size: 0 }),
      (filling, item) => {
        filling.items.push(item)
        filling.size += textLength(item)
        return filling.items.length < MOST_ARTICLES && filling.size < MOST_TEXT
          ? [filling, []]
          : [{ number: filling.number + 1, items: [], size: 0 }, [filling]]
      },
      { onHalt: (filling) => (filling.items.length > 0 ? [filling] : []) }
    )
  )

/**
 * Does parts as they come, `count` at once, in any order; fewer where articles are so large that together they would fill the
 * memory. No more are read before there is room.
 */
export const eachPart =
  <A, E2, R2>(finish: (part: Part) => Effect.Effect<A, E2, R2>, count: number) =>
  <E, R>(parts: Stream.Stream<Part, E, R>): Stream.Stream<A, E | E2, R | R2> =>
    Stream.suspend(() => {
      const room = 2 * MOST_TEXT * count
      const budget = Semaphore.makeUnsafe(room)
      const held = ({ items }: Part) =>
        Math.min(
          room,
          items.reduce((sum, item) => sum + textLength(item), 0)
        )
      return parts.pipe(
        Stream.tap((part) => budget.take(held(part))),
        Stream.mapEffect((part) => Effect.ensuring(finish(part), budget.release(held(part))), {
          concurrency: count,
          unordered: true
        })
      )
    })

const textLength = (item: Item) => (Result.isSuccess(item) ? item.success.text.length : 0)

interface Filling extends Part {
  readonly items: Array<Item>
  size: number
}

/** Changes with anything that a part's results depend on: its articles, the extractor, the splitter, the program's version. */
export const fingerprint = (part: Part, extractor: Extractor): string =>
  createHash("sha256")
    .update(JSON.stringify([VERSION, SPLITTER_VERSION, extractor.name, extractor.fingerprint]))
    .update(JSON.stringify(part.items.map((item) => (Result.isSuccess(item) ? item.success : item.failure))))
    .digest("hex")
