import * as Effect from "effect/Effect"
import * as Scope from "effect/Scope"
import type { Article } from "../../schemas/article.ts"
import { encodeRecord } from "../../schemas/record.ts"
import type { Extractor } from "../extract/Extractor.ts"
import { openExtractor } from "../extract/registry.ts"
import { record } from "./inline.ts"
import type { Done } from "./part.ts"

/** What a thread is given: plain values, which can be copied between threads. */
export interface Task {
  readonly extractor: string
  readonly articles: ReadonlyArray<Article>
  /** Shared with the one who waits: `[0]` is the index of the article under way, -1 before the first. */
  readonly at: Int32Array
}

/** Does some articles. Called by piscina in a worker thread; each thread opens an extractor once, and keeps it as long as it lives. */
export default async ({ articles, at, extractor: name }: Task): Promise<Done> => {
  const extractor = await open(name)
  const lines: Array<string> = []
  let failures = 0
  for (const [index, article] of articles.entries()) {
    Atomics.store(at, 0, index)
    const made = await Effect.runPromise(record(article, extractor))
    if (made._tag === "ArticleFailure") failures++
    lines.push(encodeRecord(made))
  }
  return { lines, failures }
}

const opened = new Map<string, Promise<Extractor>>()

const open = (name: string): Promise<Extractor> => {
  const known = opened.get(name) ?? Effect.runPromise(Scope.provide(openExtractor(name), Scope.makeUnsafe()))
  opened.set(name, known)
  return known
}
