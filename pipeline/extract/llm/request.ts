import type { ModelMessage } from "ai"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Answer } from "./cache.ts"
import type { Model } from "./model.ts"
import { ANSWER_SCHEMA, INSTRUCTIONS } from "./prompt.ts"
import { recordResponse, tokens } from "./response.ts"
import type { Patience } from "./settings.ts"

/** A request that brought no answer. */
export class RequestFailed extends Schema.TaggedError<RequestFailed>()("RequestFailed", {
  /** Whether the same may succeed if made again, cannot succeed, or shows that no request of this run can. */
  hope: Schema.Literals(["again", "never", "none"]),
  /** In one word, for failures.csv. */
  error: Schema.String,
  message: Schema.String,
  /** For how many milliseconds the model is to be left alone. */
  retryAfter: Schema.optionalKey(Schema.Finite)
}) {}

/** What is sent beside the conversation. */
export const PARAMETERS = { temperature: 0 } as const

/** Asks a model once, through the SDK; an interruption closes the connection. */
export const request = (
  model: Model,
  messages: ReadonlyArray<ModelMessage>,
  patience: Patience
): Effect.Effect<Answer, RequestFailed> =>
  Effect.tryPromise({
    try: async (abortSignal) => {
      const { generateText, jsonSchema, Output } = await sdk()
      const started = performance.now()
      const milliseconds = () => Math.round(performance.now() - started)
      const response = recordResponse()
      const { responseFormat } = Output.object({ schema: jsonSchema(ANSWER_SCHEMA), name: "segments" })
      const answered = generateText({
        ...PARAMETERS,
        model: await model.load(response.fetch),
        instructions: INSTRUCTIONS,
        messages: [...messages],
        // The answer is read by us: one that is not of the schema has a text all the same.
        output: { ...Output.text(), responseFormat },
        maxRetries: 0,
        abortSignal
      })
      try {
        const { finishReason, text, usage } = await answered
        const [inputTokens, outputTokens] = [tokens(usage.inputTokens), tokens(usage.outputTokens)]
        return new Answer({ text, finish: finishReason, inputTokens, outputTokens, milliseconds: milliseconds() })
      } catch (error) {
        // What is there, but of no shape that has an answer, was paid for, and would come again.
        if (response.usage === undefined) throw error
        return new Answer({ text: "", finish: "error", ...response.usage, milliseconds: milliseconds() })
      }
    },
    catch: (error) => failureOf(model, error)
  }).pipe(
    Effect.timeout(patience.timeout),
    Effect.catchTag("TimeoutError", () =>
      Effect.fail(
        new RequestFailed({ hope: "again", error: "Timeout", message: `${model.url} gave no answer in time` })
      )
    )
  )

const sdk = async () => {
  // It would print what it does for a model, such as leaving the temperature out.
  globalThis.AI_SDK_LOG_WARNINGS = false
  return await import("ai")
}

const failureOf = (model: Model, error: unknown): RequestFailed => {
  const { responseBody = "", responseHeaders = {}, statusCode } = error as HttpError
  const said = shorten(model.withoutKey(saidBy(error, responseBody)))
  const asked = `${model.provider}/${model.name} at ${model.url}`
  const fail = (hope: RequestFailed["hope"], word: string, message: string, retryAfter?: number) =>
    new RequestFailed({ hope, error: word, message, ...(retryAfter !== undefined && { retryAfter }) })

  if (error instanceof Error && /^AI_(?:Invalid(?:Argument|Prompt)|Unsupported|Load|NoSuch)/.test(error.name)) {
    return fail("never", "Unsupported", `${asked} cannot be asked so: ${said}`)
  }
  if (statusCode === undefined || statusCode < 400) {
    const code = codeOf(error)
    return code === "ECONNREFUSED" || code === "ENOTFOUND"
      ? fail("again", "NoServer", `nothing answers at ${model.url} (${code})`)
      : fail("again", "ConnectionLost", `the connection to ${model.url} was lost: ${said}`)
  }
  if (statusCode === 401 || statusCode === 403)
    return fail("none", "Denied", `${asked} refuses the key (${statusCode}): ${said}`)
  if (statusCode === 402 || (statusCode === 429 && /insufficient_quota|billing/i.test(responseBody))) {
    return fail("none", "NoCredit", `The account has no credit left for ${asked}: ${said}`)
  }
  if (statusCode === 404) return fail("none", "NoModel", `There is no ${asked} (404): ${said}`)
  const wait = retryAfter(responseHeaders)
  if (wait !== undefined && wait > LONGEST_WAIT) {
    return fail(
      "none",
      "RateLimited",
      `${asked} allows no more requests for ${Math.ceil(wait / 60_000)} minutes: ${said}`
    )
  }
  if (statusCode === 429) return fail("again", "RateLimited", `${asked} allows no more requests for now: ${said}`, wait)
  if (statusCode >= 500 || statusCode === 408 || statusCode === 409)
    return fail("again", "ServerError", `${asked} failed (${statusCode}): ${said}`, wait)
  return fail("never", "Rejected", `${asked} rejected the request (${statusCode}): ${said}`)
}

/** Milliseconds; a run is not left hanging for longer. */
const LONGEST_WAIT = 600_000

/** What the SDK's APICallError has. */
interface HttpError {
  readonly statusCode?: number
  readonly responseHeaders?: Record<string, string>
  readonly responseBody?: string
}

const saidBy = (error: unknown, body: string): string =>
  error instanceof Error && error.message !== "" ? error.message : body === "" ? String(error) : body

const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim()
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}

/** The system's code of a network error, such as ECONNREFUSED, from the error or what caused it. */
const codeOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ("code" in error && typeof error.code === "string") return error.code
  return codeOf(error instanceof AggregateError ? error.errors[0] : error.cause)
}

/** Milliseconds: `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3). */
const retryAfter = (headers: Record<string, string>): number | undefined => {
  const milliseconds = Number.parseFloat(headers["retry-after-ms"] ?? "")
  if (milliseconds >= 0) return milliseconds
  const after = headers["retry-after"] ?? ""
  const wait = /^\d/.test(after) ? Number.parseFloat(after) * 1000 : Date.parse(after) - Date.now()
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}
