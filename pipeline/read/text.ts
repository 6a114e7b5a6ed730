import * as Result from "effect/Result"
import type { InputFormat } from "./InputFormat.ts"
import { oneArticle } from "./oneArticle.ts"
import { toArticle } from "./article.ts"

/** Plain text: a file an article. */
export const text: InputFormat = oneArticle([".txt"], (body, file) => toArticle({ id: file.id, source: file.source, body }))
