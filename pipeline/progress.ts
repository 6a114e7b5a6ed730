import * as Console from "effect/Console"
import * as Effect from "effect/Effect"

/** What has been done so far; the one who does it counts up. */
export interface Progress {
  /** Of finished parts. */
  articles: number
  /** Articles that are done of parts that are not. */
  ahead: number
  failed: number
}

/** On a terminal one line that is rewritten, elsewhere a line now and then; always on stderr, and nothing for short work. */
export const showProgress = (progress: Progress): Effect.Effect<never> => {
  const started = performance.now()
  const line = () => {
    const articles = progress.articles + progress.ahead
    const rate = articles / ((performance.now() - started) / 1000)
    const perSecond = rate.toLocaleString("en", rate < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 })
    return `${articles.toLocaleString("en")} articles, ${perSecond}/s, ${progress.failed} failed`
  }
  const terminal = process.stderr.isTTY
  const show = terminal
    ? Effect.sync(() => process.stderr.write(`\r\u001b[K${line()}`))
    : Effect.suspend(() => Console.error(line()))
  return Effect.sleep(terminal ? "200 millis" : "10 seconds").pipe(
    Effect.andThen(show),
    Effect.forever,
    Effect.ensuring(Effect.sync(() => terminal && process.stderr.write("\r\u001b[K")))
  )
}
