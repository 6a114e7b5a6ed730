import { afterAll, assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as CommandLine from "effect/process/CommandLine"
import * as Result from "effect/Result"
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Article } from "../../../schemas/article.ts"
import { segment } from "../../work/inline.ts"
import type { Extractor } from "../Extractor.ts"
import { command } from "./command.ts"

const folder = mkdtempSync(join(tmpdir(), "command-"))
afterAll(() => rmSync(folder, { recursive: true }))

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const commandLine = (...words: ReadonlyArray<string>) => Result.getOrThrow(CommandLine.join(words))
const node = (...words: ReadonlyArray<string>) => commandLine(process.execPath, ...words)
const FIXTURE = node(here("program.fixture.mjs"))

const TEXT =
  "Ferries should be free\n\nThe island pays twice. For example, it pays in fares. So we should drop the fare.\n"

const open = (line: string, timeout = "30") =>
  command
    .open(line)
    .pipe(Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnvRecord({ COMMAND_TIMEOUT: timeout }))))

/** The labels that came back for an article of that id, or how it failed. */
const outcome = (extractor: Extractor, id: string, text = TEXT) =>
  segment(new Article({ id, text, source: `${id}.txt`, marks: [] }), extractor).pipe(
    Effect.map(({ article }) => article.segments.map(({ label }) => label).join(" ")),
    Effect.catchTag("ArticleFailure", ({ error, message }) => Effect.succeed(`${error}: ${message}`))
  )

/** The same for articles in a row, through one program. */
const outcomes = (ids: ReadonlyArray<string>, timeout?: string) =>
  Effect.flatMap(open(FIXTURE, timeout), (extractor) => Effect.forEach(ids, (id) => outcome(extractor, id)))

/** How articles of these ids fail. */
const FAILURES: ReadonlyArray<readonly [id: string, message: RegExp]> = [
  [
    "crash",
    /^Exited: The program ended with exit code 1 instead of answering; it said on stderr: Error: out of memory$/
  ],
  ["signal", /^Exited: The program was ended by SIGKILL/],
  ["leave", /^Exited: The program ended with exit code 0/],
  ["eof", /^ClosedOutput: The program closed its output/],
  ["garbage", /^InvalidAnswer: .* not a JSON object with an id: "Loading weights\.\.\."/],
  ["array", /^InvalidAnswer: .*"\[\]"/],
  ["nameless", /^InvalidAnswer: .*id/],
  ["stranger", /^WrongId: The program answered for "somebody else" instead of "stranger"$/],
  ["flood", /^TooMuchOutput: The program wrote more than 10,000,000 characters without a line end/],
  ["refused", /^Refused: .*it is a recipe$/],
  ["empty", /^InvalidAnswer: The answer has neither segments nor an error/],
  ["label", /^InvalidAnswer: Segment 2 of the answer: .*label/],
  ["outside", /^InvalidAnswer: .*outside the article/],
  ["astray", /^InvalidAnswer: Segment 1 of the answer points to segment 2 of 1/],
  ["reversed", /^InvalidAnswer: Segment 1 of the answer is empty/],
  ["beyond", /^InvalidAnswer: Segment 1 of the answer ends at 107, outside/],
  ["overlap", /^InvalidAnswer: Segments 1 and 2 of the answer overlap at code point 8/]
]

describe.concurrent("a fault of the program", () => {
  it.live("costs one article, and the next goes through", () =>
    Effect.gen(function* () {
      const all = yield* outcomes(FAILURES.flatMap(([id]) => [id, "good"]))
      for (const [i, [id, message]] of FAILURES.entries()) {
        assert.match(all[i * 2]!, message)
        assert.strictEqual(all[i * 2 + 1], "thesis", `after ${id}`)
      }
    })
  )

  it.live("costs one article when it hangs, or no longer reads, however long the article", () =>
    Effect.gen(function* () {
      const hanging = outcomes(["hang", "good"], "4")
      const deaf = Effect.gen(function* () {
        const extractor = yield* open(FIXTURE, "4")
        return [
          yield* outcome(extractor, "deaf"),
          yield* outcome(extractor, "long", TEXT.repeat(5000)),
          yield* outcome(extractor, "good")
        ]
      })
      const [[hung, next], [before, unread, after]] = yield* Effect.all([hanging, deaf], { concurrency: 2 })
      assert.match(
        hung!,
        /^Timeout: .* within 4 s \(COMMAND_TIMEOUT sets that\).*; it said on stderr: waiting for the GPU$/
      )
      assert.match(unread!, /^Timeout: /)
      assert.deepStrictEqual([next, before, after], ["thesis", "thesis", "thesis"])
    })
  )

  it.live("costs the article that follows when it answers twice", () =>
    Effect.gen(function* () {
      const [first, failed, next] = yield* outcomes(["twice", "good1", "good2"])
      assert.strictEqual(first, "thesis")
      assert.strictEqual(failed, 'WrongId: The program answered for "twice" instead of "good1"')
      assert.strictEqual(next, "thesis")
    })
  )

  it.live("is none where it answers in pieces, talks on stderr, or ends in order and is started again", () =>
    Effect.gen(function* () {
      const all = yield* outcomes(["pieces", "noise", "last1", "last2", "last3", "good"])
      assert.deepStrictEqual(all, Array(6).fill("thesis"))
    })
  )
})

describe.concurrent("a program that never answers", () => {
  it.live("ends the run after ten starts, with its last words", () =>
    Effect.gen(function* () {
      const extractor = yield* open(`${FIXTURE} broken`)
      for (let i = 0; i < 10; i++) assert.match(yield* outcome(extractor, `a${i}`), /^Exited: /)
      const stopped = yield* Effect.flip(outcome(extractor, "b"))
      assert.strictEqual(stopped._tag, "Stopped")
      assert.match(stopped.message, /started 10 times in a row without one answer.*TypeError: no weights/)
    })
  )

  it.live("is not one that answers now and then", () =>
    Effect.gen(function* () {
      const all = yield* outcomes(Array.from({ length: 14 }, (_, i) => (i === 7 ? "refused" : "crash")))
      assert.strictEqual(all.filter((outcome) => outcome.startsWith("Exited")).length, 13)
    })
  )
})

describe.concurrent("a command line", () => {
  const refused = (line: string, ...words: ReadonlyArray<string>) =>
    Effect.map(Effect.flip(Effect.scoped(open(line))), ({ _tag, message }) => {
      assert.strictEqual(_tag, "CannotStart")
      for (const word of words) assert.include(message, word)
      assert.notInclude(message, "\n")
    })

  it.live("must name a program that can be started, and need no shell", () =>
    Effect.gen(function* () {
      yield* refused(" ", "command:python my.py")
      yield* refused("no-such-program --fast", "no-such-program", "there is no such program")
      yield* refused(folder, "may not be executed")
      yield* refused("python 'my.py", "quote is not closed")
      yield* refused("cat | python my.py", "|", "command:sh -c")
      yield* Effect.flip(Effect.scoped(open(FIXTURE, "soon"))).pipe(
        Effect.map(({ message }) => assert.include(message, "COMMAND_TIMEOUT"))
      )
      yield* Effect.flip(Effect.scoped(open(FIXTURE, "0"))).pipe(
        Effect.map(({ message }) => assert.include(message, "COMMAND_TIMEOUT"))
      )
    })
  )

  it.live("is split as a shell splits it", () =>
    Effect.gen(function* () {
      const script = join(folder, "my script.mjs")
      writeFileSync(
        script,
        "process.stdin.once('data', (line) => console.log(JSON.stringify({ id: JSON.parse(line).id, error: process.argv.slice(2).join('|') })))"
      )
      const extractor = yield* open(`${node(script)} "a 'b'" '$HOME "c"' d\\ e ''`)
      assert.include(yield* outcome(extractor, "a"), "a 'b'|$HOME \"c\"|d e|")
    })
  )

  it.live("stands for its answers together with the files that it names", () =>
    Effect.gen(function* () {
      const script = join(folder, "script.mjs")
      const rules = join(folder, "rules.txt")
      const print = (line: string, timeout?: string) =>
        Effect.scoped(Effect.map(open(line, timeout), ({ fingerprint }) => fingerprint))
      // Not asked anything, so any program will do.
      const line = commandLine("cat", script, `--rules=${rules}`, "absent.txt", folder)
      writeFileSync(script, "one")
      writeFileSync(rules, "one")
      const before = yield* print(line)
      assert.strictEqual(yield* print(line), before)
      assert.notStrictEqual(yield* print(`${line} -v`), before)
      assert.notStrictEqual(yield* print(line, "31"), before)
      writeFileSync(rules, "two")
      const edited = yield* print(line)
      assert.notStrictEqual(edited, before)
      writeFileSync(script, "two")
      assert.notStrictEqual(yield* print(line), edited)
    })
  )
})

/** A process that was killed, and that nobody has asked after yet, is still there as a zombie. */
const runs = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !existsSync("/proc/self") || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))
  } catch {
    return false
  }
}
/** It may take a moment. */
const gone = (pids: ReadonlyArray<number>) =>
  Effect.promise(async () => {
    for (let i = 0; i < 100 && pids.some(runs); i++) await new Promise((resolve) => setTimeout(resolve, 20))
    assert.deepStrictEqual(pids.filter(runs), [])
  })
const pidsIn = (message: string) => message.match(/\d+/g)!.map(Number)

describe.concurrent("the end of a run", () => {
  it.live("ends the program with all that it has started", () =>
    Effect.gen(function* () {
      const said = yield* Effect.scoped(Effect.flatMap(open(FIXTURE), (extractor) => outcome(extractor, "family")))
      const pids = pidsIn(said)
      assert.strictEqual(pids.length, 2)
      yield* gone(pids)
    })
  )

  it.live("does so at once when it is interrupted", () =>
    Effect.gen(function* () {
      let pids: ReadonlyArray<number> = []
      const run = Effect.gen(function* () {
        const extractor = yield* open(FIXTURE)
        pids = pidsIn(yield* outcome(extractor, "family"))
        yield* outcome(extractor, "hang")
      })
      const fiber = yield* Effect.forkChild(Effect.scoped(run))
      while (pids.length === 0) yield* Effect.sleep("10 millis")
      const started = performance.now()
      yield* Fiber.interrupt(fiber)
      assert.isBelow(performance.now() - started, 900)
      yield* gone(pids)
    })
  )

  it.live("lets the program end by itself once its input has ended", () =>
    Effect.gen(function* () {
      const note = join(folder, "note.txt")
      const script = join(folder, "last-word.mjs")
      writeFileSync(
        script,
        `import { writeFileSync } from "node:fs"\nprocess.stdin.resume().on("end", () => writeFileSync(process.argv[2], "done"))`
      )
      yield* Effect.scoped(open(node(script, note)))
      assert.strictEqual(readFileSync(note, "utf8"), "done")
    })
  )
})

const PYTHON = ["python3", "python"].find((python) => {
  try {
    return execFileSync(python, ["--version"], { encoding: "utf8", stdio: "pipe" }).startsWith("Python 3")
  } catch {
    return false
  }
})

describe.concurrent("the examples of PROTOCOL.md", () => {
  it.live("example.mjs finds the example", () =>
    Effect.gen(function* () {
      const extractor = yield* open(node(here("example.mjs")))
      assert.strictEqual(yield* outcome(extractor, "a"), "example")
      assert.strictEqual(yield* outcome(extractor, "b", "😀 For instance, é.\u2028It pays."), "example")
    })
  )

  it.live.skipIf(PYTHON === undefined)(
    `example.py finds thesis and claim${PYTHON === undefined ? " (skipped: there is no Python 3 here)" : ""}`,
    () =>
      Effect.gen(function* () {
        const extractor = yield* open(commandLine(PYTHON!, here("example.py")))
        assert.strictEqual(yield* outcome(extractor, "a"), "thesis claim")
        assert.strictEqual(yield* outcome(extractor, "café 😀", "We must."), "claim")
      })
  )
})
