import * as HttpServerResponse from "effect/http/HttpServerResponse"
import { readFileSync } from "node:fs"
import { stripTypeScriptTypes } from "node:module"

/**
 * The modules that the page may load, by their paths in the project: the browser takes them as they are, TypeScript without its
 * types, so that rules are the same functions here and there and nothing is built.
 */
const FILES = [
  "pipeline/extract/rules.ts",
  "pipeline/write/page/dom.client.js",
  "evals/label/page/segments.ts",
  ...[
    "actions",
    "articles",
    "dialogs",
    "guidelines",
    "history",
    "keys",
    "main",
    "panel",
    "save",
    "selection",
    "settling",
    "speak",
    "state",
    "text"
  ].map((name) => `evals/label/page/${name}.client.ts`)
]

/** Where the page's scripts begin. */
export const MAIN = "/src/evals/label/page/main.client.ts"

/** The script at a path such as `/src/evals/label/page/main.client.ts`; undefined where the page has no such module. */
export const script = (path: string): HttpServerResponse.HttpServerResponse | undefined => {
  const file = FILES.find((file) => path === `/src/${file}`)
  if (file === undefined) return undefined
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")
  return HttpServerResponse.text(file.endsWith(".ts") ? stripTypeScriptTypes(text) : text, {
    contentType: "text/javascript"
  })
}
