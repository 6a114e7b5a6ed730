/** US dollars for a million tokens. */
export interface Price {
  readonly input: number
  readonly output: number
}

/** The list price of a provider's model, whichever dated snapshot of it; undefined where it is not in the list. */
export const priceOf = (provider: string, model: string): Price | undefined => {
  const price = PRICES[`${provider}/${model.replace(SNAPSHOT, "")}`]
  return price === undefined ? undefined : { input: price[0], output: price[1] }
}

/** What tokens cost, in US dollars; nothing where the price is not known. */
export const costOf = (price: Price | undefined, inputTokens: number, outputTokens: number): number =>
  price === undefined ? 0 : Math.round(inputTokens * price.input + outputTokens * price.output) / 1_000_000

/** gpt-x-2026-01-31, claude-x-20260131, gemini-x-latest */
const SNAPSHOT = /-(?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$/

/** Input, output: the providers' standard list prices for prompts of up to 200,000 tokens, as they were on 2026-11-24. */
const PRICES: Readonly<Record<string, readonly [number, number]>> = {
  "openai/gpt-4.1": [2, 8],
  "openai/gpt-4.1-mini": [0.4, 1.6],
  "openai/gpt-4o-mini": [0.15, 0.6],
  "openai/gpt-5": [1.25, 10],
  "openai/gpt-5-mini": [0.25, 2],
  "openai/gpt-5.1": [1.25, 10],
  "openai/gpt-5.2": [1.75, 14],
  "openai/gpt-5.4": [2.5, 15],
  "openai/gpt-5.4-mini": [0.75, 4.5],
  "openai/gpt-5.4-nano": [0.2, 1.25],
  "openai/gpt-5.5": [5, 30],
  "openai/gpt-5.6-luna": [0.2, 1.2],
  "openai/gpt-5.6-sol": [5, 30],
  "openai/gpt-5.6-terra": [2, 12],
  "anthropic/claude-haiku-4-5": [1, 5],
  "anthropic/claude-opus-4-5": [5, 25],
  "anthropic/claude-opus-4-6": [5, 25],
  "anthropic/claude-opus-4-7": [5, 25],
  "anthropic/claude-opus-4-8": [5, 25],
  "anthropic/claude-opus-5": [5, 25],
  "anthropic/claude-sonnet-4-5": [3, 15],
  "anthropic/claude-sonnet-4-6": [3, 15],
  "anthropic/claude-sonnet-5": [2, 10],
  "google/gemini-2.5-flash": [0.3, 2.5],
  "google/gemini-2.5-flash-lite": [0.1, 0.4],
  "google/gemini-2.5-pro": [1.25, 10],
  "google/gemini-3.1-pro-preview": [2, 12],
  "google/gemini-3.5-flash": [1.5, 9]
}
