/** A count of tokens that a server states; 0 where it is not one. */
export const tokens = (stated: unknown): number => {
  const count = typeof stated === "string" && /^\d+$/.test(stated) ? Number(stated) : stated
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : 0
}

interface Recorded {
  readonly fetch: typeof globalThis.fetch
  /** Of an answer that came whole and with success, whatever its shape; undefined before. */
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | undefined
}

/**
 * A `fetch` for one request that remembers what its answer cost, and puts counts of tokens right that a server states as strings,
 * negative or as nothing: SDKs refuse the whole answer for them.
 */
export const recordResponse = (): Recorded => {
  let usage: Recorded["usage"]
  return {
    fetch: async (input, init) => {
      const response = await globalThis.fetch(input, init)
      if (!response.ok) return response
      const text = await response.text()
      const body = parse(text)
      usage = { inputTokens: countIn(body, INPUT), outputTokens: countIn(body, OUTPUT) }
      const headers = new Headers(response.headers)
      // The body is no longer as long as that, nor packed.
      for (const name of ["content-length", "content-encoding"]) headers.delete(name)
      return new Response(body === undefined ? text : JSON.stringify(withCounts(body)), {
        status: response.status,
        headers
      })
    },
    get usage() {
      return usage
    }
  }
}

/** The names of OpenAI's, Anthropic's and Google's protocols. */
const INPUT = ["prompt_tokens", "input_tokens", "promptTokenCount"]
const OUTPUT = ["completion_tokens", "output_tokens", "candidatesTokenCount"]
const USAGE = ["usage", "usageMetadata"]

const countIn = (body: unknown, names: ReadonlyArray<string>): number => {
  if (!isRecord(body)) return 0
  const stated = USAGE.map((name) => body[name]).find(isRecord)
  return tokens(names.map((name) => stated?.[name]).find((count) => count !== undefined))
}

/** The same body with counts that are counts; a usage that is no object is none. */
const withCounts = (body: unknown): unknown =>
  isRecord(body)
    ? Object.fromEntries(
        Object.entries(body).flatMap(([name, value]) =>
          USAGE.includes(name) ? (isRecord(value) ? [[name, counted(value)]] : []) : [[name, value]]
        )
      )
    : body

const counted = (usage: unknown): unknown => {
  if (Array.isArray(usage)) return usage.map(counted)
  if (!isRecord(usage)) return usage
  return Object.fromEntries(
    Object.entries(usage).map(([name, value]) => [name, COUNT.test(name) ? tokens(value) : counted(value)])
  )
}

const COUNT = /(?:_tokens|Count)$/

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
