import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Label } from "../../schemas/label.ts"
import type { Decoded, ForeignArticle, LabelFile, LabelFormat } from "./format.ts"
import { jsonValues } from "./json.ts"
import { type Item, segmentsOf } from "./labelstudio.ts"
import { oneLine } from "./one-line.ts"
import { Problem } from "./problem.ts"

/**
 * Label Studio's JSON-MIN export: a row an annotation, with the task's data and under each control's name what was chosen.
 *
 * It has no links, and choices only as a list: they are given to the claims (stance) and the examples (kind) in their order, and only
 * where there is one for each. Of several annotations of a task the first is read, as of JSON.
 */
export const labelStudioMin: LabelFormat = {
  name: "Label Studio JSON-MIN",
  recognises: ({ content }) => /"annotation_id"\s*:/.test(content) && /"labels"\s*:\s*\[/.test(content),
  decode: (file) => Effect.sync(() => decode(file))
}

const Id = Schema.Union([Schema.NonEmptyString, Schema.Number])
const Chosen = Schema.Union([Schema.String, Schema.Array(Schema.String)])
const Row = Schema.Struct({
  id: Schema.optionalKey(Id),
  article_id: Schema.optionalKey(Id),
  text: Schema.String,
  label: Schema.optionalKey(
    Schema.Array(
      Schema.Struct({
        start: Schema.Unknown,
        end: Schema.Unknown,
        text: Schema.optionalKey(Schema.Unknown),
        labels: Schema.Array(Schema.String)
      })
    )
  ),
  stance: Schema.optionalKey(Chosen),
  kind: Schema.optionalKey(Chosen)
})
const decodeRow = Schema.decodeUnknownResult(Row)

const decode = (file: LabelFile): Decoded => {
  const articles = new Map<string, ForeignArticle>()
  const problems: Array<Problem> = []
  let number = 0
  for (const { error, value } of jsonValues(file.content)) {
    number++
    const place = `${file.path} row ${number}`
    const row = error === undefined ? Result.mapError(decodeRow(value), oneLine) : Result.fail(error)
    if (Result.isFailure(row)) {
      problems.push(new Problem({ article: file.id, place, message: row.failure }))
      continue
    }
    const { article_id, id, text } = row.success
    const article = String(article_id ?? id ?? number)
    if (articles.has(article)) continue
    const refuse = (place: string, message: string) => void problems.push(new Problem({ article, place, message }))
    articles.set(article, { id: article, place, text, segments: segmentsOf(text, itemsOf(row.success), place, refuse) })
  }
  return { articles: [...articles.values()], problems }
}

/** The row as the items that Label Studio's JSON would have. */
const itemsOf = ({ kind, label: regions = [], stance }: typeof Row.Type): ReadonlyArray<Item> => {
  const labels = regions.map((value, i): Item => ({ type: "labels", id: `s${i + 1}`, value }))
  const choices = (label: Label, chosen: typeof Chosen.Type = []): ReadonlyArray<Item> => {
    const values = typeof chosen === "string" ? [chosen] : chosen
    const own = labels.filter(({ value }) => value?.labels?.[0] === label)
    return own.length === values.length
      ? own.map(({ id = "" }, i): Item => ({ type: "choices", id, value: { choices: [values[i] ?? ""] } }))
      : []
  }
  return [...labels, ...choices("claim", stance), ...choices("example", kind)]
}
