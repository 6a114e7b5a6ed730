import type { ModelMessage } from "ai"
import { INSTRUCTIONS } from "./prompt.ts"

/** Tokens by a rule of thumb: what English text and our answers come to with the tokenisers of today. */
export const expectedTokens = (messages: ReadonlyArray<ModelMessage>, sentences: number): { readonly input: number; readonly output: number } => {
  const characters = messages.reduce((sum, { content }) => sum + content.length, INSTRUCTIONS.length)
  return { input: Math.ceil(characters / CHARACTERS), output: Math.ceil(sentences * ANSWER_TOKENS) + 10 }
}

const CHARACTERS = 4

const ANSWER_TOKENS = 20
