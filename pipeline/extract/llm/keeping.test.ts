import { afterAll, assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { RunArticles } from "../RunArticles.ts"
import { Purse } from "./purse.ts"
import { bySentence, type Reply } from "./server.fixture.ts"
import { article, documentOf, KEY, right, withModel } from "./llm.fixture.ts"

/*
 * The extractor against real HTTP on loopback: limits, kept answers, examples, opening.
 */

describe("the limits", () => {
  it.live("hold so many requests in flight, and answer in any order", () =>
    withModel(
      async (asked) => ({ ...right(asked), delay: 30 }) as Reply,
      ({ open, server }) =>
        Effect.gen(function* () {
          const { concurrency, extract } = yield* open(undefined, { inFlight: 3 })
          assert.strictEqual(concurrency, 3)
          yield* Effect.forEach(
            Array.from({ length: 9 }, (_, i) => `${i}`),
            (id) => extract(documentOf(id)),
            { concurrency: 9 }
          )
          assert.strictEqual(server.mostAtOnce(), 3)
        })
    )
  )

  it.live("stop before the budget is passed; what is under way is kept, and the same goes on", () =>
    withModel(
      async (asked) => ({ ...right(asked), delay: 20 }) as Reply,
      ({ cache, open, server }) =>
        Effect.gen(function* () {
          const environment = { OPINION_LLM_PRICE: "100,100" }
          const all = Array.from({ length: 12 }, (_, i) => documentOf(`${i}`))
          const purse = new Purse(0.2)
          const { extract } = yield* open(undefined, { purse }, environment)
          const stopped = yield* Effect.flip(Effect.forEach(all, extract, { concurrency: 4 }))
          assert.include(stopped, { _tag: "Stopped" })
          assert.include(stopped.message, "budget of $0.2")
          assert.isBelow(purse.spent, 0.2)
          assert.isAbove(purse.spent, 0)
          const paid = server.paid.size
          assert.isAbove(paid, 1)
          assert.isBelow(paid, 12)
          assert.strictEqual(
            readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith(".json")).length,
            paid
          )
          const again = yield* open(undefined, { purse: new Purse(100) }, environment)
          yield* Effect.forEach(all, again.extract, { concurrency: 4 })
          assert.deepStrictEqual(
            [...server.paid.values()],
            Array.from({ length: 12 }, () => 1)
          )
        })
    )
  )

  it.live("cannot keep a budget of a price that nobody knows", () =>
    withModel(right, ({ open }) =>
      Effect.gen(function* () {
        const refused = yield* Effect.flip(
          open("openai/gpt-nobody-knows", { purse: new Purse(1) }, { OPENAI_BASE_URL: "https://gateway.invalid/v1" })
        )
        assert.include(refused.message, "OPINION_LLM_PRICE")
      })
    )
  )
})

describe("kept answers", () => {
  it.live("are not paid for twice, also of articles with the same text at the same time", () =>
    withModel(
      async (asked) => ({ ...right(asked), delay: 20 }) as Reply,
      ({ open, server }) =>
        Effect.gen(function* () {
          const text = "We should act. It has 4 wheels."
          const { extract } = yield* open()
          const together = yield* Effect.forEach(["a", "b", "c"], (id) => extract(documentOf(id, text)), {
            concurrency: 3
          })
          const later = yield* (yield* open()).extract(documentOf("d", text))
          assert.strictEqual(server.asked.length, 1)
          for (const extraction of together) assert.deepStrictEqual(extraction, later)
        })
    )
  )

  it.live("are of one model, one price list or none, one repetition", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function* () {
        const opened = [yield* open(), yield* open("compatible/other"), yield* open(undefined, { repetition: 2 })]
        for (const { extract } of [...opened, ...opened]) yield* extract(documentOf("1"))
        assert.strictEqual(server.asked.length, 3)
        assert.strictEqual(new Set(opened.map(({ fingerprint }) => fingerprint)).size, 3)
        assert.strictEqual((yield* open()).fingerprint, opened[0]!.fingerprint)
      })
    )
  )

  it.live("have the tokens, the time and neither key nor article", () =>
    withModel(right, ({ cache, open }) =>
      Effect.gen(function* () {
        yield* (yield* open("anthropic/claude-haiku-4-5")).extract(documentOf("1"))
        const file = readdirSync(cache, { recursive: true })
          .map(String)
          .find((name) => name.endsWith(".json"))
        const text = readFileSync(join(cache, file!), "utf8")
        const { answer, question } = JSON.parse(text)
        assert.hasAllKeys(answer, ["text", "finish", "inputTokens", "outputTokens", "milliseconds"])
        assert.include(question, { provider: "anthropic", model: "claude-haiku-4-5", repetition: 1 })
        assert.notInclude(text, KEY)
        assert.notInclude(text, "bridge")
      })
    )
  )

  it.live("are enough for a replay, without a key; a missing one ends it", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function* () {
        const asked = yield* (yield* open("openai/gpt-test")).extract(documentOf("1"))
        const replay = yield* open("openai/gpt-test", { replay: true }, { OPENAI_API_KEY: "" })
        assert.deepStrictEqual(yield* replay.extract(documentOf("1")), asked)
        const missed = yield* Effect.flip(replay.extract(documentOf("2")))
        assert.include(missed, { _tag: "Stopped" })
        assert.include(missed.message, "--replay found no kept answer")
        assert.strictEqual(server.asked.length, 1)
      })
    )
  )

  it.live("that somebody broke are asked for again", () =>
    withModel(right, ({ cache, open, server }) =>
      Effect.gen(function* () {
        yield* (yield* open()).extract(documentOf("1"))
        const file = readdirSync(cache, { recursive: true })
          .map(String)
          .find((name) => name.endsWith(".json"))
        writeFileSync(join(cache, file!), `{"question":`)
        yield* (yield* open()).extract(documentOf("1"))
        assert.strictEqual(server.asked.length, 2)
      })
    )
  )

  it.live("make an estimate nothing", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function* () {
        const { estimate, extract } = yield* open("openai/gpt-5-mini")
        const before = yield* estimate!(documentOf("1"))
        assert.isFalse(before.kept)
        assert.strictEqual(server.asked.length, 0)
        yield* extract(documentOf("1"))
        const after = yield* estimate!(documentOf("1"))
        assert.isTrue(after.kept)
        assert.deepStrictEqual(after.usage, before.usage)
        assert.isAbove(before.usage.cost, 0.0001)
      })
    )
  )
})

describe("examples", () => {
  const folder = mkdtempSync(join(tmpdir(), "examples-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, "gold"))
  for (const [id, text] of [
    ["same-id", "😀 Another text. We must pay."],
    ["same-text", "Grey it was.\r\nWe should wait."],
    ["good", "😀 It rained. We have to leave."]
  ] as const) {
    const points = Array.from(text)
    const start = points.indexOf("W")
    const thesis = { id: "1", label: "thesis", start, end: points.length, text: points.slice(start).join("") }
    writeFileSync(join(folder, "gold", `${id}.json`), JSON.stringify({ id, text, segments: [thesis] }))
  }

  it.live("are shown to the model, and are never articles of the run", () =>
    withModel(
      (asked) => ({ text: bySentence(asked.messages.at(-1)!) }),
      ({ open, server }) =>
        Effect.gen(function* () {
          const run = [article("same-id"), article("other-id", "Grey it was.\nWe should wait.")]
          const { extract } = yield* open(undefined, { examples: folder }).pipe(
            Effect.provideService(RunArticles, Stream.fromIterable(run.map((article) => Result.succeed(article))))
          )
          yield* extract(documentOf("same-id"))
          const [question, answer, asked] = server.asked[0]!.messages
          assert.include(question, "[2] We have to leave.")
          assert.include(answer, `{"first":2,"last":2,"label":"thesis"`)
          assert.include(asked, "bridge same-id")
          assert.strictEqual(server.asked[0]!.messages.length, 3)
        })
    )
  )

  it.live("cannot be had where all are articles of the run, or none is labelled", () =>
    withModel(right, ({ open }) =>
      Effect.gen(function* () {
        const none = yield* Effect.flip(open(undefined, { examples: join(folder, "gold") }))
        assert.include(none.message, "labels in gold/")
        const run = ["good", "same-id", "same-text"].map((id) => Result.succeed(article(id)))
        const all = yield* Effect.flip(
          open(undefined, { examples: folder }).pipe(Effect.provideService(RunArticles, Stream.fromIterable(run)))
        )
        assert.include(all.message, "all are articles of the run")
      })
    )
  )
})

describe("a model that cannot be opened", () => {
  const refused = (argument: string, environment: Record<string, string>, ...words: ReadonlyArray<string>) =>
    it.live(`${argument} with ${JSON.stringify(environment)}`, () =>
      withModel(right, ({ open }) =>
        Effect.gen(function* () {
          const { message } = yield* Effect.flip(open(argument, {}, environment))
          for (const word of words) assert.include(message, word)
          assert.notInclude(message, "\n")
        })
      )
    )
  refused("openai/gpt-5", { OPENAI_API_KEY: " " }, "OPENAI_API_KEY")
  refused("anthropic/claude", { ANTHROPIC_API_KEY: "" }, "ANTHROPIC_API_KEY")
  refused("google/gemini", { GOOGLE_GENERATIVE_AI_API_KEY: "" }, "GOOGLE_GENERATIVE_AI_API_KEY")
  refused("compatible/x", { OPINION_LLM_URL: "" }, "OPINION_LLM_URL", "http://127.0.0.1:11434/v1")
  refused("compatible/x", { OPINION_LLM_URL: "localhost:11434" }, "OPINION_LLM_URL")
  refused("openai", {}, "llm:<provider>/<name>", "openai, anthropic, google, compatible")
  refused("openai/", {}, "llm:<provider>/<name>")
  refused("mistral/large", {}, "compatible")
  refused("openai/gpt-5", { OPINION_LLM_PRICE: "cheap" }, "OPINION_LLM_PRICE")
})
