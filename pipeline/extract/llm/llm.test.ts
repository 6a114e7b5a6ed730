import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { bySentence, type Reply } from "./server.fixture.ts"
import { answerOf, documentOf, KEY, LABELS, right, withModel } from "./llm.fixture.ts"

/*
 * The extractor against real HTTP on loopback: answers and failures.
 */

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
        Effect.gen(function* () {
          const { extract, name } = yield* open(argument)
          const { partial, segments, usage } = yield* extract(documentOf("1"))
          assert.strictEqual(name, `llm:${argument}`)
          assert.deepStrictEqual(
            segments.map(({ label }) => label),
            LABELS
          )
          assert.isUndefined(partial)
          assert.strictEqual(usage?.requests, 1)
          assert.isAbove(usage!.inputTokens, 20)
          const [asked] = server.asked
          assert.deepStrictEqual(
            { protocol: asked?.protocol, model: asked?.model, key: asked?.key },
            { protocol, model: argument.slice(argument.indexOf("/") + 1), key: KEY }
          )
          assert.include(asked?.messages[0], "[2] Nobody pays on bridge 1.")
        })
      )
    )
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
        Effect.gen(function* () {
          const { segments } = yield* (yield* open()).extract(documentOf("1"))
          assert.deepStrictEqual(
            segments.map(({ label, link }) => [label, link?.relation, link?.target]),
            [
              ["thesis", undefined, undefined],
              ["example", "supports", 3],
              ["claim", "attacks", 1]
            ]
          )
        })
    )
  )

  it.live("goes through a long article in windows, the same segments whatever their size", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function* () {
        const long = documentOf(
          "long",
          `A title\n\n${"The town should act. It should act now. In 1990 it did. Grey it was. Therefore act.\n\n".repeat(12)}`
        )
        const whole = yield* (yield* open()).extract(long)
        assert.strictEqual(server.asked.length, 1)
        const { segments, usage } = yield* (yield* open(undefined, { windows: { asked: 7, context: 2 } })).extract(long)
        assert.strictEqual(segments.length, 36)
        assert.deepStrictEqual(segments, whole.segments)
        assert.strictEqual(usage?.requests, server.asked.length - 1)
      })
    )
  )
})

describe("an answer that cannot be taken", () => {
  const bad: Record<string, Reply & { text: string }> = {
    "no segments": { text: "Opinion pieces are hard to label." },
    nothing: { text: "" },
    "half an answer": { text: bySentence("[1] It should.").slice(0, 40), finish: "length" },
    "an unknown label": { text: JSON.stringify({ segments: [{ first: 1, last: 1, label: "premise" }] }) },
    "sentences that are not there": { text: JSON.stringify({ segments: [{ first: 40, last: 41, label: "claim" }] }) }
  }
  for (const [what, reply] of Object.entries(bad)) {
    it.live(`of ${what} is asked for again, with the complaint`, () =>
      withModel(
        (asked) =>
          asked.messages.length === 1 && !asked.messages[0]!.includes("cannot be taken") ? reply : right(asked),
        ({ open, server }) =>
          Effect.gen(function* () {
            const { segments, usage } = yield* (yield* open()).extract(documentOf("1"))
            assert.deepStrictEqual(
              segments.map(({ label }) => label),
              LABELS
            )
            assert.strictEqual(usage?.requests, 2)
            assert.include(server.asked[1]!.messages.at(-1), "Your answer cannot be taken as it is:\n- ")
            if (reply.text !== "") assert.strictEqual(server.asked[1]!.messages.at(-2), reply.text)
          })
      )
    )

    it.live(`of ${what} twice fails the article, and says what was paid`, () =>
      withModel(
        () => reply,
        ({ open, server }) =>
          Effect.gen(function* () {
            const failed = yield* Effect.flip((yield* open()).extract(documentOf("1")))
            assert.strictEqual(server.asked.length, 2)
            assert.strictEqual(failed._tag, "ExtractionFailed")
            assert.include(failed.message, "Asked twice, the model gave no answer that can be taken: ")
            assert.isTrue(failed._tag === "ExtractionFailed" && failed.usage?.requests === 2)
          })
      )
    )
  }

  it.live("in part is taken in part, and marked so", () => {
    const text = JSON.stringify({
      segments: [
        { first: 1, last: 1, label: "thesis" },
        { first: 1, last: 2, label: "claim" },
        { first: 3, last: 3, label: "claim", target: 5 }
      ]
    })
    return withModel(
      () => ({ text }),
      ({ open }) =>
        Effect.gen(function* () {
          const { partial, segments } = yield* (yield* open()).extract(documentOf("1"))
          assert.deepStrictEqual(
            segments.map(({ first, label }) => [label, first]),
            [
              ["thesis", 1],
              ["claim", 3]
            ]
          )
          assert.include(partial, "2 things")
          assert.include(partial, "the claim of sentences 1 to 2 overlaps the thesis of sentence 1")
          assert.include(partial, "the claim of sentence 3 points to sentence 5, which is in no segment")
        })
    )
  })

  it.live("that breaks off twice is taken as far as it goes, and marked so", () =>
    withModel(
      () => ({ text: bySentence("[1] It should.\n\n[2] In 1990.\n\n[3] It should.").slice(0, -60), finish: "length" }),
      ({ open, server }) =>
        Effect.gen(function* () {
          const { partial, segments } = yield* (yield* open()).extract(documentOf("1"))
          assert.strictEqual(server.asked.length, 2)
          assert.deepStrictEqual(
            segments.map(({ first, label }) => [label, first]),
            [
              ["claim", 1],
              ["example", 2]
            ]
          )
          assert.include(partial, "it breaks off before its end")
        })
    )
  )

  it.live("that is wrapped in prose and code fences is taken at once", () =>
    withModel(
      answerOf(`Sure!\n\`\`\`json\n${bySentence("[1] It should.")}\n\`\`\`\nAnything else?`),
      ({ open, server }) =>
        Effect.gen(function* () {
          const { segments } = yield* (yield* open()).extract(documentOf("1"))
          assert.strictEqual(segments.length, 1)
          assert.strictEqual(server.asked.length, 1)
        })
    )
  )

  for (const argument of ["openai/gpt-test", "anthropic/claude-haiku-4-5", "google/gemini-test"]) {
    it.live(`a refusal of ${argument} fails the article at once`, () =>
      withModel(
        () => ({ text: "I will not read this.", finish: "refusal" }),
        ({ open, server }) =>
          Effect.gen(function* () {
            const failed = yield* Effect.flip((yield* open(argument)).extract(documentOf("1")))
            assert.include(failed, { _tag: "ExtractionFailed", error: "Refused" })
            assert.strictEqual(server.asked.length, 1)
          })
      )
    )
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
        withModel(
          (asked) => (asked.before < 2 ? reply : right(asked)),
          ({ open, server }) =>
            Effect.gen(function* () {
              const patience = { timeout: "200 millis", backoff: "5 millis", retries: 3 } as const
              const { segments, usage } = yield* (yield* open(argument, { patience })).extract(documentOf("1"))
              assert.deepStrictEqual(
                segments.map(({ label }) => label),
                LABELS
              )
              assert.strictEqual(server.asked.length, 3)
              assert.strictEqual(usage?.requests, 1)
            })
        )
      )
    }
  }

  it.live("for good costs the article, not the run", () =>
    withModel(
      (asked) =>
        asked.messages[0]!.includes("bridge 9.") ? { status: 500, message: `no luck for ${KEY}` } : right(asked),
      ({ open, server }) =>
        Effect.gen(function* () {
          const { extract } = yield* open()
          yield* extract(documentOf("1"))
          const failed = yield* Effect.flip(extract(documentOf("9")))
          assert.include(failed, { _tag: "ExtractionFailed", error: "ServerError" })
          assert.include(failed.message, "no luck for [key]")
          assert.strictEqual(server.asked.length, 1 + 8)
          assert.strictEqual((yield* extract(documentOf("2"))).segments.length, LABELS.length)
        })
    )
  )

  it.live("for a reason of its own is not made again", () =>
    withModel(
      () => ({ status: 400, message: "too long" }),
      ({ open, server }) =>
        Effect.gen(function* () {
          assert.include(yield* Effect.flip((yield* open()).extract(documentOf("1"))), { error: "Rejected" })
          assert.strictEqual(server.asked.length, 1)
        })
    )
  )

  it.live("for good, one after the other, ends the run", () =>
    withModel(
      () => ({ status: 400, message: "no structured output here" }),
      ({ open, server }) =>
        Effect.gen(function* () {
          const { extract } = yield* open()
          const tags: Array<string> = []
          for (let i = 0; i < 6; i++) tags.push((yield* Effect.flip(extract(documentOf(`n${i}`))))._tag)
          assert.deepStrictEqual(tags, [...Array.from({ length: 4 }, () => "ExtractionFailed"), "Stopped", "Stopped"])
          assert.strictEqual(server.asked.length, 5)
        })
    )
  )

  for (const [status, word] of [
    [401, "refuses the key"],
    [403, "refuses the key"],
    [404, "There is no"],
    [402, "no credit"]
  ] as const) {
    it.live(`with ${status} ends the run at once, in one line without the key`, () =>
      withModel(
        () => ({ status, message: `Incorrect API key provided: ${KEY}.\nSee the docs.` }),
        ({ open, server }) =>
          Effect.gen(function* () {
            const stopped = yield* Effect.flip((yield* open("openai/gpt-test")).extract(documentOf("1")))
            assert.strictEqual(stopped._tag, "Stopped")
            assert.include(stopped.message, word)
            assert.notInclude(stopped.message, KEY)
            assert.notInclude(stopped.message, "\n")
            assert.strictEqual(server.asked.length, 1)
          })
      )
    )
  }

  it.live("with 429 holds the others as long as it says", () => {
    const times: Array<number> = []
    return withModel(
      (asked) => {
        times.push(performance.now())
        return times.length === 1 ? { status: 429, headers: { "retry-after": "0.3" } } : right(asked)
      },
      ({ open }) =>
        Effect.gen(function* () {
          const { extract } = yield* open(undefined, { inFlight: 1 })
          yield* Effect.forEach(["1", "2", "3"], (id) => extract(documentOf(id)), { concurrency: 3 })
          assert.strictEqual(times.length, 4)
          assert.isAtLeast(times[1]! - times[0]!, 290)
        })
    )
  })

  it.live("with 429 for an hour ends the run, as does a quota that is used up", () =>
    withModel(
      ({ messages }) =>
        messages[0]!.includes("bridge 1")
          ? { status: 429, headers: { "retry-after": "3600" } }
          : { status: 429, code: "insufficient_quota" },
      ({ open }) =>
        Effect.gen(function* () {
          assert.include(
            (yield* Effect.flip((yield* open()).extract(documentOf("1")))).message,
            "no more requests for 60 minutes"
          )
          assert.include((yield* Effect.flip((yield* open()).extract(documentOf("2")))).message, "no credit left")
        })
    )
  )

  it.live("for good before there was any answer ends the run", () =>
    withModel(
      () => ({ status: 502 }),
      ({ open, server }) =>
        Effect.gen(function* () {
          assert.include(yield* Effect.flip((yield* open()).extract(documentOf("1"))), { _tag: "Stopped" })
          assert.strictEqual(server.asked.length, 8)
        })
    )
  )

  it.live("because there is no server ends the run", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function* () {
        const { extract } = yield* open()
        yield* Effect.promise(server.close)
        assert.include((yield* Effect.flip(extract(documentOf("1")))).message, `Nothing answers at ${server.origin}/v1`)
      })
    )
  )
})
