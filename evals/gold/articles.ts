import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { SpanPair } from "../../schemas/annotated.ts"
import { GoldSegment, Labelling } from "../../schemas/gold.ts"
import { Confidence } from "../../schemas/offset.ts"
import type { Decoded, ForeignArticle, LabelFile } from "./format.ts"
import { jsonValues } from "./json.ts"
import { oneLine } from "./one-line.ts"
import { Problem } from "./problem.ts"

/** A segment inside its article, as our JSON writes it; the label may still be foreign. */
export const NestedSegment = Schema.Struct({
  ...GoldSegment.fields,
  label: Schema.NonEmptyString,
  confidence: Schema.optionalKey(Confidence)
})

/** The keys of an article that labels need; its JSON may have more. */
export const nestedFields = {
  id: Schema.NonEmptyString,
  text: Schema.String,
  sentences: Schema.optionalKey(Schema.Array(SpanPair)),
  proposed_by: Schema.optionalKey(Schema.NonEmptyString),
  labelling: Schema.optionalKey(Labelling)
}

interface NestedArticle {
  readonly id: string
  readonly text: string
  readonly sentences?: ReadonlyArray<readonly [number, number]>
  readonly segments: ReadonlyArray<typeof NestedSegment.Type>
  readonly proposed_by?: string
  readonly labelling?: Labelling
}

/** Articles from a JSON file (one or an array) or JSONL, each decoded by `schema`. */
export const decodeArticles = (file: LabelFile, schema: Schema.Decoder<NestedArticle>): Decoded => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all" })
  const articles: Array<ForeignArticle> = []
  const problems: Array<Problem> = []
  for (const { error, value, where } of jsonValues(file.content)) {
    const place = where === "" ? file.path : `${file.path} ${where}`
    const decoded = error === undefined ? Result.mapError(decode(value), oneLine) : Result.fail(error)
    if (Result.isFailure(decoded)) {
      problems.push(new Problem({ article: idOf(value) ?? file.id, place, message: decoded.failure }))
      continue
    }
    const lines = where === "" ? segmentLines(file.content) : []
    const { segments, ...article } = decoded.success
    articles.push({
      ...article,
      place,
      segments: segments.map(({ text: quoted, ...segment }, i) =>
        Object.assign(segment, {
          quoted,
          place: `${place} segment ${i + 1}${lines[i] === undefined ? "" : ` (line ${lines[i]})`}`
        })
      )
    })
  }
  return { articles, problems }
}

/**
 * The line of each segment of a JSON text on several lines: where the key `start` stands, which each segment has once.
 * Inside a string the key's quotes would be escaped, so nothing else matches.
 */
const segmentLines = (content: string): ReadonlyArray<number> => {
  if (!content.trimEnd().includes("\n")) return []
  let line = 1
  let at = 0
  return [...content.matchAll(/"start"\s*:/g)].map(({ index }) => {
    for (; at < index; at++) if (content.charCodeAt(at) === NEWLINE) line++
    return line
  })
}

const NEWLINE = 10

/** The id of an article that is not as it should be. */
const idOf = (value: unknown): string | undefined => {
  const keys = Object(value) as { readonly article_id?: unknown; readonly id?: unknown }
  return [keys.id, keys.article_id].find((id) => typeof id === "string")
}
