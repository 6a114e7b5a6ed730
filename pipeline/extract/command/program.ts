import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process"
import { stripVTControlCharacters } from "node:util"
import { withoutSecrets } from "../secrets.ts"

/** A running program: a line goes in, a line comes out, one caller at a time. */
export interface Program {
  /** Writes a line, with its line end, and waits for the next line of output that is not blank. */
  readonly ask: (line: string) => Effect.Effect<string, ProgramFault>
  /** The last thing that it said on stderr, in one line; empty where it said nothing. */
  readonly lastWords: () => string
  /** Closes its input and lets it end by itself, for a second; then as `kill`. */
  readonly close: Effect.Effect<void>
  /** Ends it, and all that it has started, at once. */
  readonly kill: () => void
}

/** A program gave no line, and will give none. */
export class ProgramFault extends Data.TaggedError("ProgramFault")<{
  readonly error: "Exited" | "ClosedOutput" | "TooMuchOutput"
  readonly message: string
  /** It ended by itself, with exit code 0. */
  readonly inOrder: boolean
}> {}

/** The program is not there, or may not be run; `message` is the system's. */
export class NotStarted extends Data.TaggedError("NotStarted")<{ readonly message: string }> {}

/**
 * Starts a program, its first word, with the others as its arguments, in the current folder and a process group of its
 * own.
 */
export const startProgram = (words: ReadonlyArray<string>): Effect.Effect<Program, NotStarted> =>
  Effect.callback((resume) => {
    const fail = (cause: unknown) => resume(Effect.fail(new NotStarted({ message: reason(cause) })))
    try {
      // Some failures of spawn are thrown, others come as an event.
      const child = spawn(words[0]!, words.slice(1), {
        detached: !WINDOWS,
        env: { ...process.env, ...PYTHON },
        windowsHide: true
      })
      child.on("error", fail)
      child.once("spawn", () => resume(Effect.succeed(attend(child))))
    } catch (cause) {
      fail(cause)
    }
  })

const WINDOWS = process.platform === "win32"

/**
 * Python keeps the output of `print` to itself until some kilobytes have come together, unless it is told otherwise.
 */
const PYTHON = { PYTHONUNBUFFERED: "1", PYTHONIOENCODING: "utf-8" }

/** In UTF-16 code units: of output that waits to be read, and of stderr that is kept. */
const MOST_OUTPUT = 10_000_000
const MOST_STDERR = 4_000

/**
 * In milliseconds: for output and exit code to arrive once one of them has; for a program to end once its input has.
 */
const ARRIVAL = 200
const FAREWELL = 1_000

const reason = (cause: unknown) => {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined
  return code === "ENOENT" ? "there is no such program" : code === "EACCES" ? "it may not be executed" : String(cause)
}

const attend = (child: ChildProcessWithoutNullStreams): Program => {
  const lines: Array<string> = []
  let unfinished = ""
  let waiting = 0
  let stderr = ""
  let ended = false
  let deliver: ((next: Effect.Effect<string, ProgramFault>) => void) | undefined

  const settle = () => {
    const next = deliver && nextLine()
    if (deliver === undefined || next === undefined) return
    // Whoever waited may ask again before this call returns.
    const waiter = deliver
    deliver = undefined
    waiter(next)
  }

  /** `undefined` where there is nothing to say yet. */
  const nextLine = (): Effect.Effect<string, ProgramFault> | undefined => {
    const line = lines.shift()
    if (line !== undefined) {
      waiting -= line.length
      return Effect.succeed(line)
    }
    if (unfinished.length > MOST_OUTPUT) {
      const message = `The program wrote more than ${MOST_OUTPUT.toLocaleString("en")} characters without a line end`
      return Effect.fail(new ProgramFault({ error: "TooMuchOutput", message, inOrder: false }))
    }
    if (ended) return Effect.fail(endOf(child))
    child.stdout.resume()
    return undefined
  }

  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    waiting += chunk.length
    const [first = "", ...others] = chunk.split("\n")
    unfinished += first
    for (const other of others) {
      if (unfinished.trim() === "") waiting -= unfinished.length
      else lines.push(unfinished)
      unfinished = other
    }
    // What nobody asked for is left to the pipe, which holds the program up when it is full.
    if (waiting > MOST_OUTPUT) child.stdout.pause()
    settle()
  })
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr = (stderr + chunk).slice(-MOST_STDERR)))
  // A program that has closed its input is known by its silence or its end, which say more than EPIPE.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on("error", () => {})

  let killed = false
  const kill = () => {
    if (killed) return
    killed = true
    process.off("exit", kill)
    killGroup(child.pid!)
  }
  process.once("exit", kill)

  const end = () => {
    ended = true
    kill()
    settle()
  }
  child.once("close", end)
  // The streams stay open for as long as another process holds them, the process for as long as it likes.
  const soon = () => setTimeout(end, ARRIVAL).unref()
  child.once("exit", soon)
  child.stdout.once("end", soon)

  return {
    ask: (line) =>
      Effect.callback((resume) => {
        deliver = resume
        child.stdin.write(`${line}\n`)
        settle()
        return Effect.sync(() => (deliver = undefined))
      }),
    lastWords: () => lastWords(stderr),
    close: Effect.callback((resume) => {
      const done = () => {
        clearTimeout(timer)
        kill()
        resume(Effect.void)
      }
      const timer = setTimeout(done, FAREWELL)
      if (hasExited(child) || killed) return done()
      child.once("exit", done)
      child.stdin.end()
    }),
    kill
  }
}

const hasExited = (child: ChildProcessWithoutNullStreams) => child.exitCode !== null || child.signalCode !== null

const endOf = (child: ChildProcessWithoutNullStreams): ProgramFault => {
  const { exitCode, signalCode } = child
  const fault = (error: ProgramFault["error"], message: string) =>
    new ProgramFault({ error, message: `The program ${message} instead of answering`, inOrder: exitCode === 0 })
  if (!hasExited(child)) return fault("ClosedOutput", "closed its output")
  return fault("Exited", exitCode === null ? `was ended by ${signalCode}` : `ended with exit code ${exitCode}`)
}

/** The line that names the error where there is one (Node's own last words are its version), else the last line. */
const lastWords = (stderr: string): string => {
  const lines = stripVTControlCharacters(stderr)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "")
  const line = lines.findLast((line) => /^[\w.]*(?:Error|Exception)\b/.test(line)) ?? lines.at(-1) ?? ""
  return withoutSecrets(line.trim()).slice(0, 300)
}

const killGroup = (pid: number) => {
  if (WINDOWS) {
    execFile("taskkill", ["/pid", String(pid), "/T", "/F"], { windowsHide: true }, () => {})
    return
  }
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // Nobody is left in the group.
  }
}
