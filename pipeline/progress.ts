import * as Effect from "effect/Effect"

/** What has been done so far; those who do it count up. */
export interface Progress {
  /** Of finished parts. */
  articles: number
  /** Articles that are done of parts that are not. */
  ahead: number
  /** Articles of parts that have been read and are not done. */
  underWay: number
  failed: number
  /** Bytes of the dataset's files that have been read. */
  read: number
  /** Bytes that there are to read; undefined until they are counted. */
  total: number | undefined
}

/** On a terminal one line that is rewritten, elsewhere a line now and then; always on stderr, and nothing for short work. `before` begins each. */
export const showProgress = (progress: Progress, onTerminal: boolean, before = ""): Effect.Effect<never> => {
  const started = performance.now()
  const line = Effect.sync(() => before + describe(progress, (performance.now() - started) / 1000, onTerminal))
  return Effect.sleep(onTerminal ? "200 millis" : "10 seconds").pipe(
    Effect.andThen(
      Effect.flatMap(line, (line) =>
        onTerminal ? Effect.sync(() => process.stderr.write(`\r\u001b[K${line}`)) : Effect.logInfo(line)
      )
    ),
    Effect.forever,
    Effect.ensuring(Effect.sync(() => onTerminal && process.stderr.write("\r\u001b[K")))
  )
}

/** `[#####     ] 50%, 1,200 articles, 310/s, 4 s left, 0 failed` after so many seconds; the bar is for terminals. */
export const describe = (
  { ahead, articles, failed, read, total, underWay }: Progress,
  seconds: number,
  bar: boolean
): string => {
  const done = articles + ahead
  const rate = done / seconds
  const share =
    total === undefined || total === 0
      ? undefined
      : (Math.min(1, read / total) * done) / Math.max(1, articles + underWay)
  return [
    ...(share === undefined
      ? []
      : [`${bar ? `[${"#".repeat(Math.round(share * WIDTH)).padEnd(WIDTH)}] ` : ""}${Math.floor(share * 100)}%`]),
    `${done.toLocaleString("en")} articles`,
    `${rate.toLocaleString("en", rate < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 })}/s`,
    ...(share === undefined || share < 0.01 || share === 1 ? [] : [`${span(seconds / share - seconds)} left`]),
    `${failed.toLocaleString("en")} failed`
  ].join(", ")
}

const WIDTH = 20

/** `8 s`, `3 min`, `2 h 5 min`. */
const span = (seconds: number): string => {
  const minutes = Math.round(seconds / 60)
  if (seconds < 90) return `${Math.round(seconds)} s`
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
