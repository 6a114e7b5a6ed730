import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { CannotStart, Stopped } from "../../../schemas/failure.ts"
import { ExtractionFailed } from "../Extractor.ts"
import { type Program, startProgram } from "./program.ts"

/** A program that is kept running, and started again after a fault. */
export interface Session {
  /**
   * Sends the request for an article, and gives the answer that bears its id, otherwise unchecked.
   *
   * Anything else (`Exited`, `ClosedOutput`, `Timeout`, `InvalidAnswer`, `WrongId`, `TooMuchOutput`, `NotStarted`) is
   * this article's failure; the program is killed, and the next article gets a new one. `Stopped` after `MOST_STARTS`
   * of them without an answer.
   */
  readonly ask: (id: string, request: string) => Effect.Effect<Answer, ExtractionFailed | Stopped>
}

export interface Answer {
  readonly id: string
  readonly [key: string]: unknown
}

/** Starts the program; the scope ends it. */
export const openSession = Effect.fnUntraced(function* (
  words: ReadonlyArray<string>,
  seconds: number
): Effect.fn.Return<Session, CannotStart, Scope.Scope> {
  const name = words[0]!
  /** Starts in a row that have brought no answer. */
  let unanswered = 0
  let lastFault = ""
  let program: Program | undefined
  const failed = (error: string, message: string) => {
    const said = program?.lastWords() ?? ""
    lastFault = said === "" ? message : `${message}; it said on stderr: ${said}`
    return new ExtractionFailed({ error, message: lastFault })
  }

  // Not to be interrupted between a program's start and the note of it.
  const start = Effect.uninterruptible(
    Effect.gen(function* () {
      program = undefined
      if (unanswered === MOST_STARTS) {
        return yield* new Stopped({
          message:
            `${name} was started ${MOST_STARTS} times in a row without one answer, so the run ends here. The last time: ${lastFault}. ` +
            "Where it is the articles that are at fault, let it answer with an error; the same command goes on from the finished parts."
        })
      }
      unanswered++
      program = yield* startProgram(words)
      return program
    })
  )

  const reply = Effect.fnUntraced(function* (request: string) {
    const hasAnswered = program !== undefined && unanswered === 0
    const running = program ?? (yield* start)
    return yield* running.ask(request).pipe(
      // A program that does some articles and then ends has not failed at the next one.
      Effect.catchIf(
        ({ inOrder }) => inOrder && hasAnswered,
        () => Effect.flatMap(start, (restarted) => restarted.ask(request))
      )
    )
  })

  const ask = Effect.fnUntraced(
    function* (id: string, request: string) {
      const line = yield* reply(request).pipe(
        Effect.catchTags({
          ProgramFault: ({ error, message }) => Effect.fail(failed(error, message)),
          NotStarted: ({ message }) =>
            Effect.fail(failed("NotStarted", `${name} could not be started again: ${message}`))
        }),
        Effect.timeoutOrElse({
          duration: `${seconds} seconds`,
          orElse: () =>
            Effect.fail(
              failed(
                "Timeout",
                `The program gave no answer within ${seconds} s (${TIMEOUT} sets that). Does it flush each line?`
              )
            )
        })
      )
      const answer = parse(line)
      if (answer === undefined) {
        return yield* failed(
          "InvalidAnswer",
          `The program wrote a line that is not a JSON object with an id: ${excerpt(line)}`
        )
      }
      if (answer.id !== id)
        return yield* failed("WrongId", `The program answered for ${excerpt(answer.id)} instead of ${excerpt(id)}`)
      unanswered = 0
      return answer
    },
    // Also when interrupted: an answer that nobody waits for any more would be taken for the next article's.
    Effect.onError(() =>
      Effect.sync(() => {
        program?.kill()
        program = undefined
      })
    )
  )

  yield* Effect.acquireRelease(start, () =>
    Effect.suspend(() => (program === undefined ? Effect.void : program.close))
  ).pipe(Effect.mapError(({ message }) => new CannotStart({ message: `${name} cannot be started: ${message}.` })))
  return { ask }
})

/**
 * The environment variable that says how many seconds a program may take for one article, from its request to its
 * answer.
 */
export const TIMEOUT = "COMMAND_TIMEOUT"

const MOST_STARTS = 10

const parse = (line: string): Answer | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
      ? (value as Answer)
      : undefined
  } catch {
    return undefined
  }
}

const excerpt = (text: string) => JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text)
