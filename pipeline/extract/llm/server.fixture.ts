import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** A request to a model, whatever its protocol. */
export interface Asked {
  readonly protocol: "openai" | "anthropic" | "google"
  readonly model: string
  readonly key: string | undefined
  /** The conversation, the instructions left out; the last is the user's. */
  readonly messages: ReadonlyArray<string>
  /** How often the same conversation has been asked before, answered or not. */
  readonly before: number
}

/** What the server does with it. */
export type Reply =
  | { readonly text: string; readonly finish?: "stop" | "length" | "refusal"; readonly delay?: number }
  | {
      readonly status: number
      readonly message?: string
      readonly headers?: Record<string, string>
      readonly code?: string
    }
  /** A body as it is, with success. */
  | { readonly body: string }
  /** Drops the connection, before the answer or in the middle of it. */
  | { readonly drop: "before" | "within" }

/** A model on loopback that speaks OpenAI's chat completions, Anthropic's messages and Google's generateContent, and behaves as it is told. */
export interface LlmServer {
  readonly origin: string
  readonly asked: ReadonlyArray<Asked>
  /** How often each conversation was answered in full: what a provider would have been paid for. */
  readonly paid: ReadonlyMap<string, number>
  readonly mostAtOnce: () => number
  readonly close: () => Promise<void>
}

export const startLlmServer = async (reply: (asked: Asked) => Reply | Promise<Reply>): Promise<LlmServer> => {
  const asked: Array<Asked> = []
  const paid = new Map<string, number>()
  const times = new Map<string, number>()
  let underWay = 0
  let mostAtOnce = 0

  const server = createServer(async (request, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++underWay)
    response.on("close", () => underWay--)
    const body = JSON.parse(await bodyOf(request))
    const { before: _, ...heard } = hear(request, body)
    const conversation = createHash("sha256").update(JSON.stringify(heard)).digest("hex")
    const before = times.get(conversation) ?? 0
    times.set(conversation, before + 1)
    asked.push({ ...heard, before })
    const what = await reply({ ...heard, before })
    if ("drop" in what) return drop(response, what.drop)
    if ("body" in what) {
      paid.set(conversation, (paid.get(conversation) ?? 0) + 1)
      return void response.writeHead(200, { "content-type": "application/json" }).end(what.body)
    }
    if ("status" in what) {
      const error = { message: what.message ?? "no", type: "error", code: what.code ?? null }
      const failure =
        heard.protocol === "google"
          ? { error: { code: what.status, message: error.message, status: "X" } }
          : { type: "error", error }
      return void response
        .writeHead(what.status, { "content-type": "application/json", ...what.headers })
        .end(JSON.stringify(failure))
    }
    if (what.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, what.delay))
    response.on("finish", () => paid.set(conversation, (paid.get(conversation) ?? 0) + 1))
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify(say(heard, what.text, what.finish ?? "stop", body.tools !== undefined)))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    paid,
    mostAtOnce: () => mostAtOnce,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

/**
 * A model that decides by the sentences alone: "therefore" makes a conclusion, a digit an example, "should" a claim.
 * Neighbours in a paragraph with the same label are one segment.
 */
export const bySentence = (prompt: string): string => {
  const [, from = "1", to = "Infinity"] = /begin in sentences (\d+) to (\d+)/.exec(prompt) ?? []
  const segments: Array<Record<string, unknown> & { first: number; last: number; label: string }> = []
  let previous = ""
  for (const line of prompt.split("\n")) {
    const [, number, text = ""] = /^(?:# |- )?\[(\d+)\] (.*)/.exec(line) ?? []
    const n = Number(number)
    const label = /therefore/i.test(text)
      ? "conclusion"
      : /\d/.test(text)
        ? "example"
        : /should/i.test(text)
          ? "claim"
          : undefined
    const open = segments.at(-1)
    if (label !== undefined && number !== undefined && n >= Number(from)) {
      if (open !== undefined && open.label === label && open.last === n - 1 && previous !== "") open.last = n
      else if (n <= Number(to)) {
        segments.push({
          first: n,
          last: n,
          label,
          stance: label === "claim" ? "pro" : null,
          kind: label === "example" ? "statistic" : null,
          target: null,
          relation: null,
          confidence: 0.5
        })
      }
    }
    previous = line
  }
  return JSON.stringify({ segments })
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Array<Buffer> = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString("utf8")
}

const drop = (response: ServerResponse, when: "before" | "within") => {
  if (when === "before") return void response.socket?.destroy()
  response.writeHead(200, { "content-type": "application/json", "content-length": "5000" })
  response.write(
    `{"id":"x","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"{\\"segments`
  )
  setTimeout(() => response.socket?.destroy(), 5)
}

/** What we look at of the protocols' requests. */
interface Body {
  readonly model: string
  readonly messages: ReadonlyArray<{ readonly role: string; readonly content: Content }>
  readonly contents: ReadonlyArray<{ readonly parts: Content }>
  readonly tools?: unknown
}
type Content = string | ReadonlyArray<{ readonly text?: string }>

const hear = ({ headers, url = "" }: IncomingMessage, body: Body): Asked => {
  const text = (content: Content): string =>
    typeof content === "string" ? content : content.map((part) => part.text ?? "").join("")
  if (url.includes("generateContent")) {
    const messages = body.contents.map(({ parts }) => text(parts))
    return {
      protocol: "google",
      model: /models\/([^:]+)/.exec(url)?.[1] ?? "",
      key: header(headers["x-goog-api-key"]),
      messages,
      before: 0
    }
  }
  const messages = body.messages
    .filter(({ role }) => role !== "system" && role !== "developer")
    .map(({ content }) => text(content))
  return url.endsWith("/messages")
    ? { protocol: "anthropic", model: body.model, key: header(headers["x-api-key"]), messages, before: 0 }
    : { protocol: "openai", model: body.model, key: headers.authorization?.replace("Bearer ", ""), messages, before: 0 }
}

const header = (value: string | ReadonlyArray<string> | undefined) => (typeof value === "string" ? value : value?.[0])

/** A token is four characters. `byTool` is how older models of Anthropic's are brought to answer in JSON. */
const say = (
  { messages, model, protocol }: Pick<Asked, "messages" | "model" | "protocol">,
  text: string,
  finish: "stop" | "length" | "refusal",
  byTool: boolean
) => {
  const input = Math.ceil(messages.join("").length / 4)
  const output = Math.ceil(text.length / 4)
  if (protocol === "google") {
    return {
      candidates: [
        {
          content: { role: "model", parts: [{ text }] },
          finishReason: { stop: "STOP", length: "MAX_TOKENS", refusal: "SAFETY" }[finish]
        }
      ],
      usageMetadata: { promptTokenCount: input, candidatesTokenCount: output, totalTokenCount: input + output }
    }
  }
  if (protocol === "anthropic") {
    return {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model,
      content: [
        byTool ? { type: "tool_use", id: "t1", name: "json", input: JSON.parse(text) } : { type: "text", text }
      ],
      stop_reason: { stop: byTool ? "tool_use" : "end_turn", length: "max_tokens", refusal: "refusal" }[finish],
      stop_sequence: null,
      usage: { input_tokens: input, output_tokens: output }
    }
  }
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model,
    choices: [
      {
        index: 0,
        message:
          finish === "refusal"
            ? { role: "assistant", content: null, refusal: text }
            : { role: "assistant", content: text },
        finish_reason: finish === "length" ? "length" : "stop"
      }
    ],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output }
  }
}
