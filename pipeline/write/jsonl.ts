import { nestedResource } from "./datapackage.ts"
import type { TextFormat } from "./OutputFormat.ts"

const FILE = "arguments.jsonl"

/** `arguments.jsonl`: every article whole, with its text, sentences and segments, a line of JSON each. */
export const jsonl: TextFormat = {
  name: "jsonl",
  description: "Articles whole, with text, sentences and segments: a line of JSON each",
  texts: [{
    name: FILE,
    always: true,
    head: () => "",
    body: ({ annotated }) => annotated.map(({ article }) => `${JSON.stringify(article)}\n`).join(""),
    separator: () => "",
    tail: "",
    resource: () => nestedResource(FILE)
  }]
}
