import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import type * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import type { CannotStart } from "../schemas/failure.ts"
import { LlmSettings } from "./extract/llm/settings.ts"
import { openExtractor } from "./extract/registry.ts"
import { RunArticles } from "./extract/RunArticles.ts"
import { split } from "./split/split.ts"
import type { Item } from "./work/part.ts"

/** What a run of an extractor over articles would ask for and cost, in a sentence or two; asks nobody, and needs no key. */
export const dryRun = Effect.fn("dryRun")(function* (
  name: string,
  articles: Stream.Stream<Item, CannotStart, FileSystem.FileSystem | Path.Path>
) {
  const settings = yield* LlmSettings
  const { estimate } = yield* openExtractor(name).pipe(
    Effect.provideService(LlmSettings, { ...settings, replay: true }),
    Effect.provideService(RunArticles, articles)
  )
  if (estimate === undefined) return `${name} asks nobody: it costs nothing.`

  const sum = { articles: 0, kept: 0, requests: 0, inputTokens: 0, outputTokens: 0, cost: 0 }
  yield* articles.pipe(
    Stream.filterMap((item) => item),
    Stream.mapEffect((article) => estimate(split(article))),
    Stream.runForEach(({ kept, usage }) =>
      Effect.sync(() => {
        sum.articles++
        if (kept) sum.kept++
        else for (const key of ["requests", "inputTokens", "outputTokens", "cost"] as const) sum[key] += usage[key]
      })
    )
  )
  const number = (n: number) => n.toLocaleString("en")
  return (
    `${name}: ${number(sum.articles)} articles, of which ${number(sum.kept)} are answered already. The others take ${number(sum.requests)} requests, ` +
    `about ${number(sum.inputTokens)} tokens in and ${number(sum.outputTokens)} out: about $${sum.cost.toFixed(2)}.`
  )
}, Effect.scoped)
