import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import MarkdownIt from "markdown-it"
import { hash } from "node:crypto"
import { fileURLToPath } from "node:url"
import { Markup } from "../../pipeline/write/page/markup.ts"

export interface Guidelines {
  /** `1 (3f2a91bc)`: the version that they state, and the beginning of their SHA-256. */
  readonly version: string
  readonly markup: Markup
}

/** The dataset's own GUIDELINES.md, else those of the labels. */
export const readGuidelines = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const own = yield* fs.readFileString(path.join(folder, "GUIDELINES.md")).pipe(Effect.option)
  const text = own._tag === "Some" ? own.value : yield* Effect.orDie(fs.readFileString(OURS))
  const stated = /^version\s+([\w.-]*\w)/im.exec(text)?.[1] ?? "without a number"
  return {
    version: `${stated} (${hash("sha256", text).slice(0, 8)})`,
    // Without HTML of its own: a dataset may come from anybody.
    markup: new Markup(new MarkdownIt({ html: false }).render(text))
  } satisfies Guidelines
})

const OURS = fileURLToPath(new URL("../../datasets/opinion/GUIDELINES.md", import.meta.url))
