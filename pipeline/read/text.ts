import * as Effect from "effect/Effect"
import { toArticle } from "./article.ts"
import { oneArticle } from "./oneArticle.ts"

/** Plain text: a file an article. */
export const text = oneArticle([".txt"], (body, file) =>
  Effect.succeed(toArticle({ id: file.id, source: file.source, body }))
)
