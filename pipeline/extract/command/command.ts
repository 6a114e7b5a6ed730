import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import * as CommandLine from "effect/process/CommandLine"
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { CannotStart } from "../../../schemas/failure.ts"
import type { ExtractorEntry } from "../Extractor.ts"
import { decodeAnswer, encodeRequest } from "./protocol.ts"
import { openSession, TIMEOUT } from "./session.ts"

/**
 * A program of the user's own, kept running, that answers a line of JSON with a line of JSON; PROTOCOL.md has both.
 *
 * The command line is split into words as a POSIX shell does, but no shell runs it: what would need one (pipes,
 * variables, `~`, `*`) is refused, and `command:sh -c '...'` has it.
 */
export const command: ExtractorEntry = {
  name: "command:",
  description:
    'a program of yours, as "command:python my.py"; pipeline/extract/command/PROTOCOL.md says what it reads and writes',
  open: Effect.fnUntraced(function* (line) {
    const words = yield* Effect.fromResult(CommandLine.template([line] as unknown as TemplateStringsArray)).pipe(
      Effect.mapBoth({
        onSuccess: (words) => words.map(String),
        onFailure: ({ message, reason }) =>
          new CannotStart({
            message:
              `"command:${line}" cannot be started: ${message.replace(/ in template part \d+$/, "")}.` +
              (reason === "UnsupportedSyntax"
                ? " Put it in quotes where it is meant as it stands, or use command:sh -c '...'."
                : "")
          })
      })
    )
    if (words.length === 0)
      return yield* new CannotStart({ message: 'Say which program to run: --extractor "command:python my.py".' })
    const seconds = yield* timeLimit
    const hash = yield* Effect.promise(() => hashOf(line, words, seconds))
    const session = yield* openSession(words, seconds)
    return {
      name: `command:${line}`,
      fingerprint: `command/1/${hash}`,
      extract: (document) =>
        session
          .ask(document.article.id, encodeRequest(document))
          .pipe(Effect.flatMap((answer) => decodeAnswer(document, answer)))
    }
  })
}

const timeLimit = Config.Finite(TIMEOUT).pipe(
  Config.withDefault(60),
  Effect.filterOrFail(
    (seconds) => seconds > 0,
    () => undefined
  ),
  Effect.mapError(() => new CannotStart({ message: `${TIMEOUT} is to be a number of seconds, such as 300.` }))
)

/** Of the command line, the time limit, and the files that are named in it, as a word or after a `=`. */
const hashOf = async (line: string, words: ReadonlyArray<string>, seconds: number): Promise<string> => {
  const hash = createHash("sha256").update(JSON.stringify([line, seconds]))
  for (const name of new Set(words.flatMap((word) => [word, word.slice(word.indexOf("=") + 1)]))) {
    try {
      const found = await stat(name)
      if (!found.isFile()) continue
      hash.update(`${name} ${found.size} `)
      for await (const chunk of createReadStream(name)) hash.update(chunk)
    } catch {
      // No file, or none that can be read: then it is a word like any other.
    }
  }
  return hash.digest("hex").slice(0, 16)
}
