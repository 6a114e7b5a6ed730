import { assert } from "@effect/vitest"
import * as ConfigProvider from "effect/ConfigProvider"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Article } from "../../../schemas/article.ts"
import { split } from "../../split/split.ts"
import { llm } from "./llm.ts"
import { Purse } from "./purse.ts"
import { type Asked, bySentence, type LlmServer, type Reply, startLlmServer } from "./server.fixture.ts"
import { LLM_DEFAULTS, LlmSettings } from "./settings.ts"

export const KEY = "sk-secret-7d1f"

export const article = (
  id: string,
  text = `The ferry should be free\n\nNobody pays on bridge ${id}. It should stay so. The morning was grey. Therefore ${id} must pay.`
) => new Article({ id, text, source: `${id}.txt`, marks: [] })
export const documentOf = (id: string, text?: string) => split(article(id, text))

/** Opens the extractor against a server that behaves so, in a cache of its own, with a backoff that tests can wait for. */
export const withModel = <A, E>(
  reply: (asked: Asked) => Reply | Promise<Reply>,
  use: (opened: {
    readonly open: (
      argument?: string,
      settings?: Partial<LlmSettings>,
      environment?: Record<string, string>
    ) => ReturnType<typeof llm.open>
    readonly server: LlmServer
    readonly cache: string
  }) => Effect.Effect<A, E, Scope.Scope>
) =>
  Effect.acquireUseRelease(
    Effect.promise(async () => ({ server: await startLlmServer(reply), cache: mkdtempSync(join(tmpdir(), "llm-")) })),
    ({ cache, server }) => {
      const open = (
        argument = "compatible/test-model",
        settings: Partial<LlmSettings> = {},
        environment: Record<string, string> = {}
      ) =>
        llm.open(argument).pipe(
          Effect.provideService(LlmSettings, {
            ...LLM_DEFAULTS,
            patience: { timeout: "2 seconds", backoff: "5 millis", retries: 7 },
            cache,
            purse: new Purse(),
            ...settings
          }),
          Effect.provide(
            ConfigProvider.layer(
              ConfigProvider.fromEnvRecord({
                OPINION_LLM_URL: `${server.origin}/v1`,
                OPINION_LLM_API_KEY: KEY,
                OPENAI_BASE_URL: `${server.origin}/v1`,
                OPENAI_API_KEY: KEY,
                ANTHROPIC_BASE_URL: server.origin,
                ANTHROPIC_API_KEY: KEY,
                GOOGLE_GEMINI_BASE_URL: server.origin,
                GOOGLE_GENERATIVE_AI_API_KEY: KEY,
                ...environment
              })
            )
          )
        )
      return Effect.provideService(use({ open, server, cache }), Console.Console, {
        ...globalThis.console,
        error: (line: string) => assert.notInclude(line, KEY)
      })
    },
    ({ cache, server }) =>
      Effect.promise(async () => {
        await server.close()
        rmSync(cache, { recursive: true })
      })
  )

export const right = ({ messages }: Asked): Reply => ({ text: bySentence(messages[0]!) })
export const LABELS = ["claim", "example", "claim", "conclusion"]
export const answerOf =
  (text: string): ((asked: Asked) => Reply) =>
  (asked) =>
    asked.messages.length === 1 ? { text } : right(asked)
