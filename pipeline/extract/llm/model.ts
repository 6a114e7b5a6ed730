import type { LanguageModel } from "ai"
import * as Config from "effect/Config"
import * as Effect from "effect/Effect"
import { CannotStart } from "../../../schemas/failure.ts"
import { type Price, priceOf } from "./prices.ts"

/** A language model, and where it is asked. */
export interface Model {
  readonly provider: string
  /** As its provider calls it. */
  readonly name: string
  /** Where it is asked, without a user, a password or a query, which may be secret. */
  readonly url: string
  /** Whether it runs on this machine. */
  readonly local: boolean
  /** Undefined where it is not known. */
  readonly price: Price | undefined
  /** The SDK's model, which asks through `fetch`; its package is loaded on first use. */
  readonly load: (fetch: typeof globalThis.fetch) => Promise<LanguageModel>
  /** A text without the key and the URL's password, whatever has echoed them. */
  readonly withoutKey: (text: string) => string
}

/**
 * Finds the model that `<provider>/<name>` means. Keys and URLs come from the environment: those variables that the
 * provider's own tools read. With `keyless` a key is not missed: nothing will be asked.
 */
export const openModel = Effect.fn("openModel")(function* (
  argument: string,
  keyless: boolean
): Effect.fn.Return<Model, CannotStart> {
  const slash = argument.indexOf("/")
  const provider = PROVIDERS[argument.slice(0, slash)]
  const name = argument.slice(slash + 1)
  if (slash < 1 || name === "" || provider === undefined) {
    return yield* new CannotStart({
      message: `"llm:${argument}" names no language model. It is llm:<provider>/<name>, with a provider of ${Object.keys(PROVIDERS).join(", ")}.`
    })
  }
  const key = yield* variable(provider.key)
  if (key === "" && provider.keyNeeded && !keyless) {
    return yield* new CannotStart({
      message: `llm:${argument} needs a key: put it into the environment variable ${provider.key}.`
    })
  }
  const given = (yield* variable(provider.urlVariable)) || provider.url
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return yield* new CannotStart({
      message: `llm:${argument} needs the URL of its API in the environment variable ${provider.urlVariable}, such as ${
        provider.url || "http://127.0.0.1:11434/v1"
      }.`
    })
  }
  // A URL with credentials cannot be fetched, and stands in every message about it: they go into a header.
  const credentials = url.username === "" && url.password === "" ? undefined : credentialsOf(url)
  if (credentials !== undefined && key !== "") {
    return yield* new CannotStart({
      message: `llm:${argument} has two ways to show who asks: a user and password in ${provider.urlVariable}, and ${provider.key}. Leave one out.`
    })
  }
  const secrets = [key, ...(credentials?.secrets ?? [])].filter((secret) => secret !== "")
  // Anthropic's own tools take its URL without the version.
  if (provider.version !== undefined && url.pathname === "/") url.pathname = provider.version
  const baseURL = url.href.replace(/\/$/, "")
  return {
    provider: argument.slice(0, slash),
    name,
    url: `${url.origin}${url.pathname}`.replace(/\/$/, ""),
    local: /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname),
    price: (yield* statedPrice) ?? priceOf(argument.slice(0, slash), name),
    load: (fetch) => provider.load({ name, baseURL, apiKey: key, fetch, headers: credentials?.headers ?? {} }),
    withoutKey: (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, "[key]"), text)
  }
})

/** The user and password of a URL as HTTP's basic authentication; takes them out of the URL. */
const credentialsOf = (url: URL) => {
  const [user, password] = [decoded(url.username), decoded(url.password)]
  const basic = Buffer.from(`${user}:${password}`).toString("base64")
  const secrets = [basic, url.password, password]
  url.username = url.password = ""
  return { headers: { authorization: `Basic ${basic}` }, secrets }
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What OPINION_LLM_PRICE says: dollars for a million tokens in and out, with a comma between them. */
const statedPrice: Effect.Effect<Price | undefined, CannotStart> = Effect.suspend(() =>
  variable("OPINION_LLM_PRICE")
).pipe(
  Effect.flatMap((stated) => {
    if (stated === "") return Effect.undefined
    const numbers = stated.split(",").map(Number)
    const [input, output] = numbers
    return numbers.length === 2 && input! >= 0 && output! >= 0
      ? Effect.succeed({ input: input!, output: output! })
      : Effect.fail(
          new CannotStart({
            message:
              "OPINION_LLM_PRICE is dollars for a million tokens in and out, with a comma between them, such as 0.5,1.5."
          })
        )
  })
)

const variable = (name: string): Effect.Effect<string> =>
  Config.String(name).pipe(
    Config.withDefault(""),
    Effect.map((value) => value.trim()),
    Effect.orDie
  )

interface Provider {
  /** The environment variable of its key. */
  readonly key: string
  readonly keyNeeded: boolean
  readonly urlVariable: string
  /** Empty where there is no usual one. */
  readonly url: string
  /** The path of its API, where the variable may lack it. */
  readonly version?: string
  readonly load: (options: {
    readonly name: string
    readonly baseURL: string
    readonly apiKey: string
    readonly fetch: typeof globalThis.fetch
    readonly headers: Record<string, string>
  }) => Promise<LanguageModel>
}

const PROVIDERS: Readonly<Record<string, Provider>> = {
  openai: {
    key: "OPENAI_API_KEY",
    keyNeeded: true,
    urlVariable: "OPENAI_BASE_URL",
    url: "https://api.openai.com/v1",
    // Chat completions: what gateways in front of OpenAI speak as well.
    load: async ({ name, ...options }) => (await import("@ai-sdk/openai")).createOpenAI(options).chat(name)
  },
  anthropic: {
    key: "ANTHROPIC_API_KEY",
    keyNeeded: true,
    urlVariable: "ANTHROPIC_BASE_URL",
    url: "https://api.anthropic.com/v1",
    version: "/v1",
    load: async ({ name, ...options }) => (await import("@ai-sdk/anthropic")).createAnthropic(options)(name)
  },
  google: {
    key: "GOOGLE_GENERATIVE_AI_API_KEY",
    keyNeeded: true,
    urlVariable: "GOOGLE_GEMINI_BASE_URL",
    url: "https://generativelanguage.googleapis.com/v1beta",
    version: "/v1beta",
    load: async ({ name, ...options }) => (await import("@ai-sdk/google")).createGoogleGenerativeAI(options)(name)
  },
  compatible: {
    key: "OPINION_LLM_API_KEY",
    keyNeeded: false,
    urlVariable: "OPINION_LLM_URL",
    url: "",
    load: async ({ apiKey, name, ...options }) =>
      (await import("@ai-sdk/openai-compatible")).createOpenAICompatible({
        ...options,
        name: "compatible",
        ...(apiKey !== "" && { apiKey }),
        supportsStructuredOutputs: true
      })(name)
  }
}
