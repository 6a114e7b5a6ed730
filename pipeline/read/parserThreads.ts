import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import { availableParallelism } from "node:os"
import { Piscina } from "piscina"
import type { Outcome, ParserName, Task } from "./parserThread.ts"

/**
 * Parses a file in a thread of its own; its bytes are not fetched before one is free for it. A file that takes longer, or more memory than a thread may have, is stopped with its
 * thread and has that as its outcome; so has one that broke the parser.
 */
export const parseInThread = <E, R>(parser: ParserName, bytes: Effect.Effect<Uint8Array, E, R>, seconds: number): Effect.Effect<Outcome, E, R> =>
  FREE.withPermits(1)(Effect.flatMap(bytes, (bytes) =>
    Effect.promise((interrupted) => {
      const late = AbortSignal.timeout(seconds * 1000)
      const signal = AbortSignal.any([interrupted, late])
      return threads.run({ parser, bytes }, { signal }).catch((error: unknown): Outcome => stopped(error, late.aborted, seconds))
    })))

const THREADS = Math.min(4, availableParallelism())

const FREE = Semaphore.makeUnsafe(THREADS)

const threads = new Piscina<Task, Outcome>({
  filename: new URL("./parserThread.ts", import.meta.url).href,
  minThreads: 0,
  maxThreads: THREADS,
  idleTimeout: 2000,
  resourceLimits: { maxOldGenerationSizeMb: 1024 }
})

const stopped = (error: unknown, late: boolean, seconds: number): Outcome => {
  if (late) return { error: "TimedOut", message: `This file was not parsed within ${seconds} seconds; it is very large, damaged or hostile` }
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined
  if (code === "ERR_WORKER_OUT_OF_MEMORY") {
    return { error: "TooLarge", message: "Parsing this file takes more than 1 GB of memory; it is very large, damaged or hostile" }
  }
  return { error: "Unreadable", message: `This file broke its parser (${String(error)}); it is damaged, or please report it` }
}
