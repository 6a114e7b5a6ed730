import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import type { ChildProcess } from "node:child_process"
import { fork } from "node:child_process"
import { readFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import type { Outcome, ParserName, Task } from "./parserProcess.ts"

/**
 * Parses a file in a process of its own; its bytes are not fetched before one is free for it. A file that takes longer, or more
 * memory than a process may have, is given up, and has that as its outcome. Not in a thread: one whose memory ends can take
 * all of the program with it.
 */
export const parseApart = <E, R>(
  parser: ParserName,
  bytes: Effect.Effect<Uint8Array, E, R>,
  seconds: number
): Effect.Effect<Outcome, E, R> =>
  FREE.withPermits(1)(
    Effect.flatMap(bytes, (bytes) =>
      Effect.callback<Outcome>((resume) => {
        const child = idle.pop() ?? start()
        child.ref()
        child.channel?.ref()
        const end = (outcome: Outcome) => {
          stop()
          child.kill("SIGKILL")
          resume(Effect.succeed(outcome))
        }
        const timer = setTimeout(() => end(late(seconds)), seconds * 1000)
        const watch = setInterval(() => memoryOf(child) > MEMORY && end(TOO_MUCH), 100)
        const stop = () => {
          clearTimeout(timer)
          clearInterval(watch)
          child.removeAllListeners()
          // What a process that is being killed says no more.
          child.on("error", () => {})
        }
        child.on("message", (outcome: Outcome) => {
          stop()
          // A process that waits for a file must not keep the program from its end.
          child.unref()
          child.channel?.unref()
          idle.push(child)
          resume(Effect.succeed(outcome))
        })
        child.on("exit", (code, signal) => end(code === null || code === ABORTED ? TOO_MUCH : broken(signal ?? code)))
        child.on("error", (error) => end(broken(error.message)))
        child.send({ parser, bytes } satisfies Task)
        return Effect.sync(() => {
          stop()
          child.kill("SIGKILL")
        })
      })
    )
  )

const PROCESSES = Math.min(4, availableParallelism())

const FREE = Semaphore.makeUnsafe(PROCESSES)

/** Processes that wait for a file. */
const idle: Array<ChildProcess> = []

const start = () =>
  fork(fileURLToPath(new URL("./parserProcess.ts", import.meta.url)), {
    serialization: "advanced",
    // Nothing of what the parsers, and V8 when its memory ends, have to say.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: [`--max-old-space-size=${HEAP}`, "--disable-warning=ExperimentalWarning"]
  })

/** Megabytes of objects, and bytes of all memory, that a process may have. */
const HEAP = 1024
const MEMORY = 2 ** 31

/** The exit code of a program whose memory ended, where the signal is not told. */
const ABORTED = 134

/** Bytes of memory that a process has; 0 where the system does not say as Linux does. */
const memoryOf = ({ pid }: ChildProcess): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096
  } catch {
    return 0
  }
}

const TOO_MUCH: Outcome = {
  error: "TooLarge",
  message: "Parsing this file takes too much memory, over 1 GB; it is very large, damaged or hostile"
}

const late = (seconds: number): Outcome => ({
  error: "TimedOut",
  message: `This file was not parsed within ${seconds} seconds; it is damaged or hostile, or --article-timeout must be longer`
})

const broken = (how: string | number): Outcome => ({
  error: "Unreadable",
  message: `This file broke its parser (${how}); it is damaged, or please report it`
})
