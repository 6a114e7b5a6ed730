import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { documentOf, KEY, LABELS, right, withModel } from "./llm.fixture.ts"
import { bySentence } from "./server.fixture.ts"

const completion = (text: string, usage: unknown) =>
  JSON.stringify({
    id: "x",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", content: text }, finish_reason: "stop" }],
    usage
  })

describe("an answer that is there, but of bad shape", () => {
  const usage = { prompt_tokens: 70, completion_tokens: 3, total_tokens: 73 }
  const bodies: Readonly<Record<string, [body: string, inputTokens: number]>> = {
    "no choices": [
      JSON.stringify({ id: "x", object: "chat.completion", created: 1, model: "m", choices: [], usage }),
      140
    ],
    "choices that are none": [JSON.stringify({ choices: "none", usage }), 140],
    "no body": ["", 0],
    "no JSON": ["<html>hello</html>", 0],
    "JSON of another kind": ["[1, 2]", 0],
    "an error with success": [JSON.stringify({ error: { message: "overloaded" } }), 0]
  }
  for (const [what, [body, inputTokens]] of Object.entries(bodies)) {
    it.live(`(${what}) is asked for again once, not seven times, and its usage is kept`, () =>
      withModel(
        () => ({ body }),
        ({ open, server }) =>
          Effect.gen(function* () {
            const failed = yield* Effect.flip((yield* open()).extract(documentOf("1")))
            assert.strictEqual(server.asked.length, 2)
            assert.isTrue(failed._tag === "ExtractionFailed" && failed.error === "NoAnswer", failed.message)
            assert.isTrue(failed._tag === "ExtractionFailed" && failed.usage?.inputTokens === inputTokens)
          })
      )
    )
  }

  it.live("is followed by the right one, where the model gives it when asked again", () =>
    withModel(
      (asked) => (asked.messages[0]!.includes("cannot be taken") ? right(asked) : { body: '{"choices":[]}' }),
      ({ open }) =>
        Effect.gen(function* () {
          const { segments } = yield* (yield* open()).extract(documentOf("1"))
          assert.deepStrictEqual(
            segments.map(({ label }) => label),
            LABELS
          )
        })
    )
  )
})

describe("usage that cannot be", () => {
  const usages: ReadonlyArray<[stated: unknown, input: number, output: number]> = [
    [{ prompt_tokens: "70", completion_tokens: "x" }, 70, 0],
    [{ prompt_tokens: -5, completion_tokens: 3.5, total_tokens: -2 }, 0, 0],
    [{ prompt_tokens: null, completion_tokens: 9, prompt_tokens_details: { cached_tokens: "many" } }, 0, 9],
    [{ prompt_tokens: 1e300, completion_tokens: [] }, 0, 0],
    ["none", 0, 0],
    [null, 0, 0]
  ]
  for (const [stated, inputTokens, outputTokens] of usages) {
    it.live(`${JSON.stringify(stated)} costs no answer`, () =>
      withModel(
        ({ messages }) => ({ body: completion(bySentence(messages[0]!), stated) }),
        ({ open, server }) =>
          Effect.gen(function* () {
            const { segments, usage } = yield* (yield* open()).extract(documentOf("1"))
            assert.deepStrictEqual(
              segments.map(({ label }) => label),
              LABELS
            )
            assert.deepStrictEqual([usage?.inputTokens, usage?.outputTokens], [inputTokens, outputTokens])
            assert.strictEqual(server.asked.length, 1)
          })
      )
    )
  }
})

describe("a URL with credentials", () => {
  const withCredentials = (origin: string) => `${origin.replace("http://", "http://ada:s3cret%21@")}/v1`

  it.live("becomes a header, and its password is printed nowhere", () =>
    withModel(
      (asked) =>
        asked.key === `Basic ${btoa("ada:s3cret!")}` ? right(asked) : { status: 401, message: asked.key ?? "" },
      ({ open, server }) =>
        Effect.gen(function* () {
          const environment = { OPINION_LLM_URL: withCredentials(server.origin), OPINION_LLM_API_KEY: "" }
          const { segments } = yield* (yield* open(undefined, {}, environment)).extract(documentOf("1"))
          assert.deepStrictEqual(
            segments.map(({ label }) => label),
            LABELS
          )
        })
    )
  )

  it.live("that the server refuses and echoes is named without the password", () =>
    withModel(
      (asked) => ({ status: 401, message: `no ${asked.key}, s3cret! or s3cret%21` }),
      ({ open, server }) =>
        Effect.gen(function* () {
          const environment = { OPINION_LLM_URL: withCredentials(server.origin), OPINION_LLM_API_KEY: "" }
          const { message } = yield* Effect.flip((yield* open(undefined, {}, environment)).extract(documentOf("1")))
          assert.notMatch(message, /s3cret|Basic [A-Za-z0-9]/)
          assert.include(message, "refuses the key")
        })
    )
  )

  it.live("beside a key is refused at the start", () =>
    withModel(right, ({ open, server }) =>
      Effect.gen(function* () {
        const { message } = yield* Effect.flip(
          open(undefined, {}, { OPINION_LLM_URL: withCredentials(server.origin), OPINION_LLM_API_KEY: KEY })
        )
        assert.include(message, "a user and password in OPINION_LLM_URL, and OPINION_LLM_API_KEY. Leave one out.")
        assert.notInclude(message, "s3cret")
      })
    )
  )
})
