import * as Effect from "effect/Effect"
import { nestedResource } from "./datapackage.ts"
import type { OutputFormat } from "./OutputFormat.ts"

const FILE = "arguments.jsonl"

/** `arguments.jsonl`: every article whole, with its text, sentences and segments, a line of JSON each. */
export const jsonl: OutputFormat = {
  name: "jsonl",
  description: "Articles whole, with text, sentences and segments: a line of JSON each",
  files: [FILE],
  open: Effect.fnUntraced(function* (staging) {
    const file = yield* staging.file(FILE)
    return {
      write: ({ annotated }) => file.write(annotated.map(({ article }) => `${JSON.stringify(article)}\n`).join("")),
      end: Effect.succeed([nestedResource(FILE)])
    }
  })
}
