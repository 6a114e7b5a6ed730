import type { ModelMessage } from "ai"
import { createHash } from "node:crypto"
import type { Model } from "./model.ts"
import { ANSWER_SCHEMA, INSTRUCTIONS, PROMPT_VERSION } from "./prompt.ts"
import { PARAMETERS } from "./request.ts"
import type { LlmSettings } from "./settings.ts"

/** Of all that decides what a model is asked, and what its tokens cost. */
export const fingerprintOf = (
  model: Model,
  { repetition, windows }: LlmSettings,
  shown: ReadonlyArray<ModelMessage>
): string => {
  const { name, price, provider, url } = model
  const hash = createHash("sha256")
    .update(
      JSON.stringify([
        provider,
        url,
        name,
        PARAMETERS,
        INSTRUCTIONS,
        ANSWER_SCHEMA,
        shown,
        repetition,
        windows,
        price ?? null
      ])
    )
    .digest("hex")
  return `llm/prompt-${PROMPT_VERSION}/${hash.slice(0, 16)}`
}
