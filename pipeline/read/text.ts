import * as Effect from "effect/Effect"
import { toArticle } from "./article.ts"
import { firstLines, saidIn } from "./byline.ts"
import { oneArticle } from "./oneArticle.ts"

/** Plain text: a file an article, with the author and date that lines near its beginning give. */
export const text = oneArticle([".txt"], (body, file) =>
  Effect.succeed(toArticle({ id: file.id, source: file.source, body, ...saidIn(firstLines(body)) }))
)
