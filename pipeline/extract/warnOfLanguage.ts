import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { RunArticles } from "./RunArticles.ts"
import { looksEnglish } from "./text/language.ts"

/** Articles at the beginning of a run that are looked at for their language. */
const LOOKED_AT = 20

/** Once, when the run begins: worker threads, which open the extractor too, know of no articles. */
export const warnOfLanguage = Effect.gen(function* () {
  const items = yield* Stream.runCollect(Stream.take(yield* RunArticles, LOOKED_AT))
  const foreign = items.filter((item) => item._tag === "Success" && !looksEnglish(item.success.text)).length
  if (2 * foreign > items.length || (foreign > 0 && items.length < LOOKED_AT)) {
    yield* Effect.logWarning(
      `${foreign} of the first ${items.length} articles do not look English. The model has learned from English alone: do not trust it there.`
    )
  }
})
