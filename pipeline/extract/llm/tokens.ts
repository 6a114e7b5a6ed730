import type { ModelMessage } from "ai"
import { INSTRUCTIONS } from "./prompt.ts"

/** Tokens of a request and its answer by a rule of thumb; what a model thinks before it answers is not foreseen. */
export const expectedTokens = (
  messages: ReadonlyArray<ModelMessage>,
  sentences: number
): { readonly input: number; readonly output: number } => {
  const characters = messages.reduce((sum, { content }) => sum + content.length, INSTRUCTIONS.length)
  return { input: Math.ceil(characters / CHARACTERS), output: Math.ceil(sentences * ANSWER_TOKENS) + 10 }
}

/** Of a token. Measured on datasets/opinion with OpenAI's o200k: 4.0. */
const CHARACTERS = 4

/** For a sentence that is asked about. Measured on the same gold as answers: 14.0; the rest is room for JSON with white space. */
const ANSWER_TOKENS = 20
