import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { decodeArticles, NestedSegment, nestedFields } from "./articles.ts"
import type { LabelFormat } from "./format.ts"

/** Our gold: `GoldArticle` of the schemas, one a JSON file, an array of them, or one a line. */
export const native: LabelFormat = {
  name: "gold JSON",
  recognises: ({ content }) => JSON_TEXT.test(content) && SEGMENTS.test(content) && !ARTICLE_ID.test(content),
  decode: (file) => Effect.sync(() => decodeArticles(file, Gold))
}

const JSON_TEXT = /^\s*[[{]/
// Inside a string a key's quotes would be escaped: these match keys only.
const SEGMENTS = /"segments"\s*:\s*\[/
const ARTICLE_ID = /"article_id"\s*:/

const Gold = Schema.Struct({ ...nestedFields, segments: Schema.Array(NestedSegment) })
