import * as Effect from "effect/Effect"
import { toArticle } from "./article.ts"
import { saidIn } from "./byline.ts"
import { oneArticle } from "./oneArticle.ts"

/** Plain text: a file an article, with the author and date that lines near its beginning give. */
export const text = oneArticle([".txt"], (body, file) =>
  Effect.succeed(toArticle({ id: file.id, source: file.source, body, ...saidIn(firstLines(body)) }))
)

/** The lines that are not blank at the beginning of a text. */
const firstLines = (text: string): ReadonlyArray<string> =>
  text
    .slice(0, HEAD)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")

/** In UTF-16 code units: more than a byline has above it. */
const HEAD = 4000
