import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { CannotStart } from "../../schemas/failure.ts"
import { nearest } from "../suggest.ts"
import { command } from "./command/command.ts"
import { cues } from "./cues/cues.ts"
import type { Extractor, ExtractorEntry } from "./Extractor.ts"
import { llm } from "./llm/llm.ts"
import { lead } from "./lead.ts"
import { model, modelOf } from "./model/model.ts"
import { modelLarge } from "./model-large/modelLarge.ts"

/** Every extractor there is, in the order of `--help`. */
export const EXTRACTORS: ReadonlyArray<ExtractorEntry> = [lead, cues, model, modelOf, modelLarge, command, llm]

export const DEFAULT_EXTRACTOR = "model-large"

/** Opens an extractor by the name that the user gave. */
export const openExtractor = (name: string): Effect.Effect<Extractor, CannotStart, Scope.Scope> => {
  const entry = EXTRACTORS.find((entry) =>
    entry.name.endsWith(":") ? name.startsWith(entry.name) : name === entry.name
  )
  if (entry !== undefined) return entry.open(name.slice(entry.name.length))
  const names = EXTRACTORS.map(({ name }) => name)
  const near = nearest(name.replace(/:.*/s, ":"), names)
  const meant = near === undefined ? "." : `: did you mean ${near}?`
  return Effect.fail(
    new CannotStart({ message: `No extractor is named "${name}"${meant} There are: ${names.join(", ")}.` })
  )
}
