import * as Effect from "effect/Effect"
import { Piscina } from "piscina"
import type { Article } from "../../schemas/article.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import { encodeRecord } from "../../schemas/record.ts"
import type { Done, Work } from "./part.ts"
import type { Task } from "./thread.ts"

export interface ThreadOptions {
  readonly workers: number
  /** Seconds. */
  readonly articleTimeout: number
}

/**
 * Does articles in worker threads, each of which opens the extractor by its name. An article that hangs its thread or ends it costs
 * that article: the thread is stopped, and the others are done by another.
 */
export const openThreads = Effect.fnUntraced(function* (
  extractor: string,
  { articleTimeout, workers }: ThreadOptions,
  thread = new URL("./thread.ts", import.meta.url)
) {
  const pool = yield* Effect.acquireRelease(
    Effect.sync(
      () =>
        new Piscina<Task, Done>({
          filename: thread.href,
          minThreads: 0,
          maxThreads: workers,
          // So much an article may take. How much young garbage a thread holds, package.json says for all threads: its flag overrides a limit here.
          resourceLimits: { maxOldGenerationSizeMb: 1024 },
          // A thread that has loaded everything is worth keeping for the whole run.
          idleTimeout: Number.POSITIVE_INFINITY
        })
    ),
    (pool) => Effect.promise(() => pool.destroy())
  )

  const work = (articles: ReadonlyArray<Article>, tell: (done: number) => void = () => {}): Effect.Effect<Done> =>
    articles.length === 0
      ? Effect.succeed(NOTHING)
      : attempt(articles, tell).pipe(
          Effect.catch(({ index, error, message }) => {
            const { id, source } = articles[index]!
            const failure = new ArticleFailure({ articleId: id, source, stage: "extract", error, message })
            return Effect.zipWith(
              work(articles.slice(0, index), tell),
              work(articles.slice(index + 1), (done) => tell(index + 1 + done)),
              (before, after): Done => ({
                lines: [...before.lines, encodeRecord(failure), ...after.lines],
                failures: before.failures + 1 + after.failures
              })
            )
          })
        )

  const attempt = (articles: ReadonlyArray<Article>, tell: (done: number) => void): Effect.Effect<Done, Lost> =>
    Effect.callback((resume, interrupted) => {
      const at = new Int32Array(new SharedArrayBuffer(4)).fill(-1)
      const late = new AbortController()
      let seen = -1
      let since = performance.now()
      const watch = setInterval(
        () => {
          const index = Atomics.load(at, 0)
          if (index !== seen) {
            seen = index
            since = performance.now()
            tell(index)
          } else if (index >= 0 && performance.now() - since > articleTimeout * 1000) late.abort()
        },
        Math.min(250, articleTimeout * 250)
      )
      pool
        .run({ extractor, articles, at }, { signal: AbortSignal.any([interrupted, late.signal]) })
        .then(
          (done) => resume(Effect.succeed(done)),
          (reason: unknown) => {
            const index = Atomics.load(at, 0)
            resume(
              index < 0
                ? Effect.die(reason)
                : Effect.fail({ index, ...lossOf(reason, late.signal.aborted ? articleTimeout : undefined) })
            )
          }
        )
        .finally(() => clearInterval(watch))
    })

  return work satisfies Work
})

const NOTHING: Done = { lines: [], failures: 0 }

/** The article at `index` was under way when its thread was lost. */
interface Lost {
  readonly index: number
  readonly error: string
  readonly message: string
}

/** Why an article was lost with its thread; `seconds` where it had taken too long. */
const lossOf = (reason: unknown, seconds: number | undefined): Omit<Lost, "index"> => {
  if (seconds !== undefined) {
    return {
      error: "Timeout",
      message: `The extractor took more than ${seconds} seconds for this article; --article-timeout gives it more.`
    }
  }
  if (reason instanceof Error && "code" in reason && reason.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return {
      error: "TooLarge",
      message: "This article takes more memory than the extractor may have, 1 GB; cut it into several."
    }
  }
  return { error: "Crash", message: `The extractor ended its thread on this article: ${String(reason)}` }
}
