import * as Context from "effect/Context"
import type * as Duration from "effect/Duration"
import { Purse } from "./purse.ts"

/** What holds for every language model that a command opens. */
export interface LlmSettings {
  /** A labelled dataset whose articles are shown to the model as examples. */
  readonly examples: string | undefined
  readonly purse: Purse
  /** Requests under way at once, for each model. */
  readonly inFlight: number
  /** Requests begun in a minute, for each model; as many as it likes where undefined. */
  readonly perMinute: number | undefined
  /** The folder where answers are kept. */
  readonly cache: string
  /** Answer from the kept answers alone, and stop where one is missing. */
  readonly replay: boolean
  /** Which time it is that the same is asked, from 1: another number asks anew, and keeps both answers. */
  readonly repetition: number
  readonly windows: WindowSize
  readonly patience: Patience
}

/** In sentences. */
export interface WindowSize {
  /** Sentences that a request asks about. */
  readonly asked: number
  /** Sentences shown before and after them; at least 1. */
  readonly context: number
}

export interface Patience {
  /** For one answer. */
  readonly timeout: Duration.Input
  /** Before a failed request is made again; doubles each time. */
  readonly backoff: Duration.Input
  /** How often a failed request is made again. */
  readonly retries: number
}

export const LLM_DEFAULTS = {
  examples: undefined,
  inFlight: 4,
  perMinute: undefined,
  cache: ".cache/llm",
  replay: false,
  repetition: 1,
  // An article of 80 sentences has some 1,600 words: most go whole.
  windows: { asked: 80, context: 10 },
  // Node's own fetch gives up after five minutes without a header.
  patience: { timeout: "5 minutes", backoff: "500 millis", retries: 7 }
} as const satisfies Omit<LlmSettings, "purse">

export const LlmSettings = Context.Reference<LlmSettings>("opinion/LlmSettings", {
  defaultValue: () => ({ ...LLM_DEFAULTS, purse: new Purse() })
})
