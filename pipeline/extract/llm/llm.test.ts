import { afterAll, assert, describe, it } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Article } from "../../../schemas/article.ts"
import { split } from "../../split/split.ts"
import { RunArticles } from "../RunArticles.ts"
import { llm } from "./llm.ts"
import { Purse } from "./purse.ts"
import { type Asked, bySentence, type LlmServer, type Reply, startLlmServer } from "./server.fixture.ts"
import { LLM_DEFAULTS, LlmSettings } from "./settings.ts"

/*
 * The extractor against real HTTP on loopback.
 */

const KEY = "sk-secret-7d1f"

const article = (id: string, text = `The ferry should be free\n\nNobody pays on bridge ${id}. It should stay so. The morning was grey. Therefore ${id} must pay.`) =>
  new Article({ id, text, source: `${id}.txt`, marks: [] })
const documentOf = (id: string, text?: string) => split(article(id, text))

/** Opens the extractor against a server that behaves so, in a cache of its own, with a backoff that tests can wait for. */
const withModel = <A, E>(
  reply: (asked: Asked) => Reply | Promise<Reply>,
  use: (opened: {
    readonly open: (argument?: string, settings?: Partial<LlmSettings>, environment?: Record<string, string>) => ReturnType<typeof llm.open>
    readonly server: LlmServer
    readonly cache: string
  }) => Effect.Effect<A, E, Scope.Scope>
) =>
  Effect.acquireUseRelease(
    Effect.promise(async () => ({ server: await startLlmServer(reply), cache: mkdtempSync(join(tmpdir(), "llm-")) })),
    ({ cache, server }) => {
      const open = (argument = "compatible/test-model", settings: Partial<LlmSettings> = {}, environment: Record<string, string> = {}) =>
        llm.open(argument).pipe(
          Effect.provideService(LlmSettings, {
            ...LLM_DEFAULTS,
            patience: { timeout: "2 seconds", backoff: "5 millis", retries: 7 },
            cache,
            purse: new Purse(),
            ...settings
          }),
          Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnvRecord({
            OPINION_LLM_URL: `${server.origin}/v1`,
            OPINION_LLM_API_KEY: KEY,
            OPENAI_BASE_URL: `${server.origin}/v1`,
            OPENAI_API_KEY: KEY,
            ANTHROPIC_BASE_URL: server.origin,
            ANTHROPIC_API_KEY: KEY,
            GOOGLE_GEMINI_BASE_URL: server.origin,
            GOOGLE_GENERATIVE_AI_API_KEY: KEY,
            ...environment
          })))
        )
      return Effect.provideService(use({ open, server, cache }), Console.Console, { ...globalThis.console, error: (line: string) => assert.notInclude(line, KEY) })
    },
    ({ cache, server }) => Effect.promise(async () => {
      await server.close()
      rmSync(cache, { recursive: true })
    })
  )

const right = ({ messages }: Asked): Reply => ({ text: bySentence(messages[0]!) })
const LABELS = ["claim", "example", "claim", "conclusion"]
const answerOf = (text: string): ((asked: Asked) => Reply) => (asked) => asked.messages.length === 1 ? { text } : right(asked)

describe("llm", () => {
  for (const [argument, protocol] of [
    ["compatible/org/test-model", "openai"],
    ["openai/gpt-test", "openai"],
    ["anthropic/claude-haiku-4-5", "anthropic"],
    ["anthropic/claude-3-haiku-20240307", "anthropic"],
    ["google/gemini-test", "google"]
  ] as const) {
    it.live(`asks ${argument}`, () =>
      withModel(right, ({ open, server }) =>
        Effect.gen(function*() {
          const { extract, name } = yield* open(argument)
          const { partial, segments, usage } = yield* extract(documentOf("1"))
          assert.strictEqual(name, `llm:${argument}`)
          assert.deepStrictEqual(segments.map(({ label }) => label), LABELS)
          assert.isUndefined(partial)
          assert.strictEqual(usage?.requests, 1)
          assert.isAbove(usage!.inputTokens, 20)
          const [asked] = server.asked
          assert.deepStrictEqual(
            { protocol: asked?.protocol, model: asked?.model, key: asked?.key },
            { protocol, model: argument.slice(argument.indexOf("/") + 1), key: KEY }
          )
          assert.include(asked?.messages[0], "[2] Nobody pays on bridge 1.")
        })))
  }

  it.live("turns targets into links", () =>
    withModel(
      () => ({
        text: JSON.stringify({
          segments: [
            { first: 3, last: 3, label: "claim", stance: "counter", target: 1, relation: "attacks", confidence: 0.25 },
            { first: 1, last: 1, label: "thesis" },
            { first: 2, last: 2, label: "example", kind: "fact", target: 3, relation: null }
          ]
        })
      }),
      ({ open }) =>
        Effect.gen(function*() {
          const { segments } = yield* (yield* open()).extract(documentOf("1"))
          assert.deepStrictEqual(segments.map(({ label, link }) => [label, link?.relation, link?.target]), [
            ["thesis", undefined, undefined],
            ["example", "supports", 3],
            ["claim", "attacks", 1]
          ])
        })
    ))

  it.live("goes through a long article in windows, the same segments whatever their size", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function*() {
        const long = documentOf("long", `A title\n\n${"The town should act. It should act now. In 1990 it did. Grey it was. Therefore act.\n\n".repeat(12)}`)
        const whole = yield* (yield* open()).extract(long)
        assert.strictEqual(server.asked.length, 1)
        const { segments, usage } = yield* (yield* open(undefined, { windows: { asked: 7, context: 2 } })).extract(long)
        assert.strictEqual(segments.length, 36)
        assert.deepStrictEqual(segments, whole.segments)
        assert.strictEqual(usage?.requests, server.asked.length - 1)
      })))
})

describe("an answer that cannot be taken", () => {
  const bad: Record<string, Reply & { text: string }> = {
    "no segments": { text: "Opinion pieces are hard to label." },
    "nothing": { text: "" },
    "half an answer": { text: bySentence("[1] It should.").slice(0, 40), finish: "length" },
    "an unknown label": { text: JSON.stringify({ segments: [{ first: 1, last: 1, label: "premise" }] }) },
    "sentences that are not there": { text: JSON.stringify({ segments: [{ first: 40, last: 41, label: "claim" }] }) }
  }
  for (const [what, reply] of Object.entries(bad)) {
    it.live(`of ${what} is asked for again, with the complaint`, () =>
      withModel((asked) => asked.messages.length === 1 && !asked.messages[0]!.includes("cannot be taken") ? reply : right(asked), ({ open, server }) =>
        Effect.gen(function*() {
          const { segments, usage } = yield* (yield* open()).extract(documentOf("1"))
          assert.deepStrictEqual(segments.map(({ label }) => label), LABELS)
          assert.strictEqual(usage?.requests, 2)
          assert.include(server.asked[1]!.messages.at(-1), "Your answer cannot be taken as it is:\n- ")
          if (reply.text !== "") assert.strictEqual(server.asked[1]!.messages.at(-2), reply.text)
        })))

    it.live(`of ${what} twice fails the article, and says what was paid`, () =>
      withModel(() => reply, ({ open, server }) =>
        Effect.gen(function*() {
          const failed = yield* Effect.flip((yield* open()).extract(documentOf("1")))
          assert.strictEqual(server.asked.length, 2)
          assert.strictEqual(failed._tag, "ExtractionFailed")
          assert.include(failed.message, "Asked twice, the model gave no answer that can be taken: ")
          assert.isTrue(failed._tag === "ExtractionFailed" && failed.usage?.requests === 2)
        })))
  }

  it.live("in part is taken in part, and marked so", () => {
    const text = JSON.stringify({ segments: [{ first: 1, last: 1, label: "thesis" }, { first: 1, last: 2, label: "claim" }, { first: 3, last: 3, label: "claim", target: 5 }] })
    return withModel(() => ({ text }), ({ open }) =>
      Effect.gen(function*() {
        const { partial, segments } = yield* (yield* open()).extract(documentOf("1"))
        assert.deepStrictEqual(segments.map(({ first, label }) => [label, first]), [["thesis", 1], ["claim", 3]])
        assert.include(partial, "2 things")
        assert.include(partial, "the claim of sentences 1 to 2 overlaps the thesis of sentence 1")
        assert.include(partial, "the claim of sentence 3 points to sentence 5, which is in no segment")
      }))
  })

  it.live("that breaks off twice is taken as far as it goes, and marked so", () =>
    withModel(() => ({ text: bySentence("[1] It should.\n\n[2] In 1990.\n\n[3] It should.").slice(0, -60), finish: "length" }), ({ open, server }) =>
      Effect.gen(function*() {
        const { partial, segments } = yield* (yield* open()).extract(documentOf("1"))
        assert.strictEqual(server.asked.length, 2)
        assert.deepStrictEqual(segments.map(({ first, label }) => [label, first]), [["claim", 1], ["example", 2]])
        assert.include(partial, "it breaks off before its end")
      })))

  it.live("that is wrapped in prose and code fences is taken at once", () =>
    withModel(answerOf(`Sure!\n\`\`\`json\n${bySentence("[1] It should.")}\n\`\`\`\nAnything else?`), ({ open, server }) =>
      Effect.gen(function*() {
        const { segments } = yield* (yield* open()).extract(documentOf("1"))
        assert.strictEqual(segments.length, 1)
        assert.strictEqual(server.asked.length, 1)
      })))

  for (const argument of ["openai/gpt-test", "anthropic/claude-haiku-4-5", "google/gemini-test"]) {
    it.live(`a refusal of ${argument} fails the article at once`, () =>
      withModel(() => ({ text: "I will not read this.", finish: "refusal" }), ({ open, server }) =>
        Effect.gen(function*() {
          const failed = yield* Effect.flip((yield* open(argument)).extract(documentOf("1")))
          assert.include(failed, { _tag: "ExtractionFailed", error: "Refused" })
          assert.strictEqual(server.asked.length, 1)
        })))
  }
})

describe("a request that fails", () => {
  const faults: Record<string, Reply> = {
    "500": { status: 500 },
    "503": { status: 503, headers: { "retry-after": "0" } },
    "529 overloaded": { status: 529 },
    "429": { status: 429, headers: { "retry-after-ms": "20" } },
    "a connection dropped before the answer": { drop: "before" },
    "a connection dropped within the answer": { drop: "within" },
    "an answer that does not come": { text: "late", delay: 1000 }
  }
  for (const [fault, reply] of Object.entries(faults)) {
    for (const argument of ["compatible/test", "anthropic/claude-haiku-4-5"]) {
      it.live(`with ${fault} is made again (${argument})`, () =>
        withModel((asked) => asked.before < 2 ? reply : right(asked), ({ open, server }) =>
          Effect.gen(function*() {
            const patience = { timeout: "200 millis", backoff: "5 millis", retries: 3 } as const
            const { segments, usage } = yield* (yield* open(argument, { patience })).extract(documentOf("1"))
            assert.deepStrictEqual(segments.map(({ label }) => label), LABELS)
            assert.strictEqual(server.asked.length, 3)
            assert.strictEqual(usage?.requests, 1)
          })))
    }
  }

  it.live("for good costs the article, not the run", () =>
    withModel((asked) => asked.messages[0]!.includes("bridge 9.") ? { status: 500, message: `no luck for ${KEY}` } : right(asked), ({ open, server }) =>
      Effect.gen(function*() {
        const { extract } = yield* open()
        yield* extract(documentOf("1"))
        const failed = yield* Effect.flip(extract(documentOf("9")))
        assert.include(failed, { _tag: "ExtractionFailed", error: "ServerError" })
        assert.include(failed.message, "no luck for [key]")
        assert.strictEqual(server.asked.length, 1 + 8)
        assert.strictEqual((yield* extract(documentOf("2"))).segments.length, LABELS.length)
      })))

  it.live("for a reason of its own is not made again", () =>
    withModel(() => ({ status: 400, message: "too long" }), ({ open, server }) =>
      Effect.gen(function*() {
        assert.include(yield* Effect.flip((yield* open()).extract(documentOf("1"))), { error: "Rejected" })
        assert.strictEqual(server.asked.length, 1)
      })))

  it.live("for good, one after the other, ends the run", () =>
    withModel(() => ({ status: 400, message: "no structured output here" }), ({ open, server }) =>
      Effect.gen(function*() {
        const { extract } = yield* open()
        const tags: Array<string> = []
        for (let i = 0; i < 6; i++) tags.push((yield* Effect.flip(extract(documentOf(`n${i}`))))._tag)
        assert.deepStrictEqual(tags, [...Array.from({ length: 4 }, () => "ExtractionFailed"), "Stopped", "Stopped"])
        assert.strictEqual(server.asked.length, 5)
      })))

  for (const [status, word] of [[401, "refuses the key"], [403, "refuses the key"], [404, "There is no"], [402, "no credit"]] as const) {
    it.live(`with ${status} ends the run at once, in one line without the key`, () =>
      withModel(() => ({ status, message: `Incorrect API key provided: ${KEY}.\nSee the docs.` }), ({ open, server }) =>
        Effect.gen(function*() {
          const stopped = yield* Effect.flip((yield* open("openai/gpt-test")).extract(documentOf("1")))
          assert.strictEqual(stopped._tag, "Stopped")
          assert.include(stopped.message, word)
          assert.notInclude(stopped.message, KEY)
          assert.notInclude(stopped.message, "\n")
          assert.strictEqual(server.asked.length, 1)
        })))
  }

  it.live("with 429 holds the others as long as it says", () => {
    const times: Array<number> = []
    return withModel((asked) => {
      times.push(performance.now())
      return times.length === 1 ? { status: 429, headers: { "retry-after": "0.3" } } : right(asked)
    }, ({ open }) =>
      Effect.gen(function*() {
        const { extract } = yield* open(undefined, { inFlight: 1 })
        yield* Effect.forEach(["1", "2", "3"], (id) => extract(documentOf(id)), { concurrency: 3 })
        assert.strictEqual(times.length, 4)
        assert.isAtLeast(times[1]! - times[0]!, 290)
      }))
  })

  it.live("with 429 for an hour ends the run, as does a quota that is used up", () =>
    withModel(({ messages }) => messages[0]!.includes("bridge 1") ? { status: 429, headers: { "retry-after": "3600" } } : { status: 429, code: "insufficient_quota" }, ({ open }) =>
      Effect.gen(function*() {
        assert.include((yield* Effect.flip((yield* open()).extract(documentOf("1")))).message, "no more requests for 60 minutes")
        assert.include((yield* Effect.flip((yield* open()).extract(documentOf("2")))).message, "no credit left")
      })))

  it.live("for good before there was any answer ends the run", () =>
    withModel(() => ({ status: 502 }), ({ open, server }) =>
      Effect.gen(function*() {
        assert.include(yield* Effect.flip((yield* open()).extract(documentOf("1"))), { _tag: "Stopped" })
        assert.strictEqual(server.asked.length, 8)
      })))

  it.live("because there is no server ends the run", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function*() {
        const { extract } = yield* open()
        yield* Effect.promise(server.close)
        assert.include((yield* Effect.flip(extract(documentOf("1")))).message, `Nothing answers at ${server.origin}/v1`)
      })))
})

describe("the limits", () => {
  it.live("hold so many requests in flight, and answer in any order", () =>
    withModel(async (asked) => ({ ...right(asked), delay: 30 } as Reply), ({ open, server }) =>
      Effect.gen(function*() {
        const { concurrency, extract } = yield* open(undefined, { inFlight: 3 })
        assert.strictEqual(concurrency, 3)
        yield* Effect.forEach(Array.from({ length: 9 }, (_, i) => `${i}`), (id) => extract(documentOf(id)), { concurrency: 9 })
        assert.strictEqual(server.mostAtOnce(), 3)
      })))

  it.live("stop before the budget is passed; what is under way is kept, and the same goes on", () =>
    withModel(async (asked) => ({ ...right(asked), delay: 20 } as Reply), ({ cache, open, server }) =>
      Effect.gen(function*() {
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
        assert.strictEqual(readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith(".json")).length, paid)
        const again = yield* open(undefined, { purse: new Purse(100) }, environment)
        yield* Effect.forEach(all, again.extract, { concurrency: 4 })
        assert.deepStrictEqual([...server.paid.values()], Array.from({ length: 12 }, () => 1))
      })))

  it.live("cannot keep a budget of a price that nobody knows", () =>
    withModel(right, ({ open }) =>
      Effect.gen(function*() {
        const refused = yield* Effect.flip(open("openai/gpt-nobody-knows", { purse: new Purse(1) }, { OPENAI_BASE_URL: "https://gateway.invalid/v1" }))
        assert.include(refused.message, "OPINION_LLM_PRICE")
      })))
})

describe("kept answers", () => {
  it.live("are not paid for twice, also of articles with the same text at the same time", () =>
    withModel(async (asked) => ({ ...right(asked), delay: 20 } as Reply), ({ open, server }) =>
      Effect.gen(function*() {
        const text = "We should act. It has 4 wheels."
        const { extract } = yield* open()
        const together = yield* Effect.forEach(["a", "b", "c"], (id) => extract(documentOf(id, text)), { concurrency: 3 })
        const later = yield* (yield* open()).extract(documentOf("d", text))
        assert.strictEqual(server.asked.length, 1)
        for (const extraction of together) assert.deepStrictEqual(extraction, later)
      })))

  it.live("are of one model, one price list or none, one repetition", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function*() {
        const opened = [yield* open(), yield* open("compatible/other"), yield* open(undefined, { repetition: 2 })]
        for (const { extract } of [...opened, ...opened]) yield* extract(documentOf("1"))
        assert.strictEqual(server.asked.length, 3)
        assert.strictEqual(new Set(opened.map(({ fingerprint }) => fingerprint)).size, 3)
        assert.strictEqual((yield* open()).fingerprint, opened[0]!.fingerprint)
      })))

  it.live("have the tokens, the time and neither key nor article", () =>
    withModel(right, ({ cache, open }) =>
      Effect.gen(function*() {
        yield* (yield* open("anthropic/claude-haiku-4-5")).extract(documentOf("1"))
        const file = readdirSync(cache, { recursive: true }).map(String).find((name) => name.endsWith(".json"))
        const text = readFileSync(join(cache, file!), "utf8")
        const { answer, question } = JSON.parse(text)
        assert.hasAllKeys(answer, ["text", "finish", "inputTokens", "outputTokens", "milliseconds"])
        assert.include(question, { provider: "anthropic", model: "claude-haiku-4-5", repetition: 1 })
        assert.notInclude(text, KEY)
        assert.notInclude(text, "bridge")
      })))

  it.live("are enough for a replay, without a key; a missing one ends it", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function*() {
        const asked = yield* (yield* open("openai/gpt-test")).extract(documentOf("1"))
        const replay = yield* open("openai/gpt-test", { replay: true }, { OPENAI_API_KEY: "" })
        assert.deepStrictEqual(yield* replay.extract(documentOf("1")), asked)
        const missed = yield* Effect.flip(replay.extract(documentOf("2")))
        assert.include(missed, { _tag: "Stopped" })
        assert.include(missed.message, "--replay found no kept answer")
        assert.strictEqual(server.asked.length, 1)
      })))

  it.live("that somebody broke are asked for again", () =>
    withModel(right, ({ cache, open, server }) =>
      Effect.gen(function*() {
        yield* (yield* open()).extract(documentOf("1"))
        const file = readdirSync(cache, { recursive: true }).map(String).find((name) => name.endsWith(".json"))
        writeFileSync(join(cache, file!), `{"question":`)
        yield* (yield* open()).extract(documentOf("1"))
        assert.strictEqual(server.asked.length, 2)
      })))

  it.live("make an estimate nothing", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function*() {
        const { estimate, extract } = yield* open("openai/gpt-5-mini")
        const before = yield* estimate!(documentOf("1"))
        assert.isFalse(before.kept)
        assert.strictEqual(server.asked.length, 0)
        yield* extract(documentOf("1"))
        const after = yield* estimate!(documentOf("1"))
        assert.isTrue(after.kept)
        assert.deepStrictEqual(after.usage, before.usage)
        assert.isAbove(before.usage.cost, 0.0001)
      })))
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
    withModel((asked) => ({ text: bySentence(asked.messages.at(-1)!) }), ({ open, server }) =>
      Effect.gen(function*() {
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
      })))

  it.live("cannot be had where all are articles of the run, or none is labelled", () =>
    withModel(right, ({ open }) =>
      Effect.gen(function*() {
        const none = yield* Effect.flip(open(undefined, { examples: join(folder, "gold") }))
        assert.include(none.message, "labels in gold/")
        const run = ["good", "same-id", "same-text"].map((id) => Result.succeed(article(id)))
        const all = yield* Effect.flip(open(undefined, { examples: folder }).pipe(Effect.provideService(RunArticles, Stream.fromIterable(run))))
        assert.include(all.message, "all are articles of the run")
      })))
})

describe("a model that cannot be opened", () => {
  const refused = (argument: string, environment: Record<string, string>, ...words: ReadonlyArray<string>) =>
    it.live(`${argument} with ${JSON.stringify(environment)}`, () =>
      withModel(right, ({ open }) =>
        Effect.gen(function*() {
          const { message } = yield* Effect.flip(open(argument, {}, environment))
          for (const word of words) assert.include(message, word)
          assert.notInclude(message, "\n")
        })))
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
