import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { offsets } from "../../pipeline/split/offsets.ts"
import { Kind } from "../../schemas/label.ts"
import { Confidence } from "../../schemas/offset.ts"
import type { Decoded, ForeignArticle, ForeignSegment, LabelFile, LabelFormat } from "./format.ts"
import { jsonValues } from "./json.ts"
import { oneLine } from "./one-line.ts"
import { Problem } from "./problem.ts"
import { relationOf, stanceOf } from "./vocabulary.ts"

/**
 * Label Studio's JSON export: tasks with `data.text` and, of each, the first annotation that was not skipped; or tasks for
 * its import, which have no annotations yet, and of each the first prediction.
 * Regions become segments, relations links (supports where a relation has no label), and choices made for a region its
 * stance or kind. The article's id is `data.article_id`, else `data.id`, which Label Studio itself drops, else the task's.
 * Label Studio counted UTF-16 until 1.4 and counts code points since
 * (https://github.com/HumanSignal/label-studio/pull/1559): where a task's quoted texts fit only one of the two, that is
 * it, else code points. A quoted text comes from the browser's selection, so white space in it is compared as one space.
 */
export const labelStudio: LabelFormat = {
  name: "Label Studio JSON",
  recognises: ({ content }) =>
    /"(?:annotations|predictions)"\s*:\s*\[/.test(content) && /"data"\s*:\s*\{/.test(content),
  decode: (file) => Effect.sync(() => decode(file))
}

const Value = Schema.Struct({
  start: Schema.optionalKey(Schema.Unknown),
  end: Schema.optionalKey(Schema.Unknown),
  text: Schema.optionalKey(Schema.Unknown),
  labels: Schema.optionalKey(Schema.Array(Schema.String)),
  choices: Schema.optionalKey(Schema.Array(Schema.String))
})
const Item = Schema.Struct({
  type: Schema.String,
  id: Schema.optionalKey(Schema.String),
  value: Schema.optionalKey(Value),
  from_id: Schema.optionalKey(Schema.String),
  to_id: Schema.optionalKey(Schema.String),
  direction: Schema.optionalKey(Schema.NullOr(Schema.String)),
  score: Schema.optionalKey(Schema.Unknown),
  labels: Schema.optionalKey(Schema.NullOr(Schema.Array(Schema.String)))
})
export type Item = typeof Item.Type
const Id = Schema.Union([Schema.NonEmptyString, Schema.Number])
const Labels = Schema.Struct({ was_cancelled: Schema.optionalKey(Schema.Boolean), result: Schema.Array(Item) })
/** Its exports of labelled tasks only number the predictions that the annotator saw. */
const Given = Schema.Union([Labels, Schema.Number])
const Task = Schema.Struct({
  id: Schema.optionalKey(Id),
  data: Schema.Struct({ text: Schema.String, article_id: Schema.optionalKey(Id), id: Schema.optionalKey(Id) }),
  annotations: Schema.optionalKey(Schema.Array(Given)),
  predictions: Schema.optionalKey(Schema.Array(Given))
})
const decodeTask = Schema.decodeUnknownResult(Task)

const decode = (file: LabelFile): Decoded => {
  const articles: Array<ForeignArticle> = []
  const problems: Array<Problem> = []
  let number = 0
  for (const { error, value } of jsonValues(file.content)) {
    number++
    const place = `${file.path} task ${number}`
    const task = error === undefined ? Result.mapError(decodeTask(value), oneLine) : Result.fail(error)
    if (Result.isFailure(task)) {
      problems.push(new Problem({ article: file.id, place, message: task.failure }))
      continue
    }
    const { data, id, predictions = [], annotations = predictions } = task.success
    const given = annotations.flatMap((labels) => (typeof labels === "number" ? [] : [labels]))
    const items = given.find(({ was_cancelled }) => was_cancelled !== true)?.result
    // A task that nobody labelled is not an article without segments.
    if (items === undefined) continue
    const article = String(data.article_id ?? data.id ?? id ?? number)
    const refuse = (place: string, message: string) => void problems.push(new Problem({ article, place, message }))
    articles.push({ id: article, place, text: data.text, segments: segmentsOf(data.text, items, place, refuse) })
  }
  return { articles, problems }
}

/** Of the items of one annotation; what is wrong with them is told to `refuse`. */
export const segmentsOf = (
  text: string,
  items: ReadonlyArray<Item>,
  place: string,
  refuse: (place: string, message: string) => void
): ReadonlyArray<ForeignSegment> => {
  const regions = items.flatMap((item, i) => {
    const { end, labels, start, text: quoted } = item.value ?? {}
    if (item.type !== "labels" && item.type !== "hypertextlabels") return []
    const where = `${place} result ${i + 1}`
    if (!isOffset(start) || !isOffset(end)) refuse(where, "its start and end are no offsets into a plain text")
    else if (labels?.length !== 1) refuse(where, `it has ${labels?.length ?? 0} labels; a segment has one`)
    else
      return [
        { id: item.id ?? `result ${i + 1}`, label: labels[0]!, start, end, place: where, quoted, score: item.score }
      ]
    return []
  })

  const { toCodePoints, toUtf16 } = offsets(text)
  const quotes = regions.filter(
    (region): region is typeof region & { quoted: string } => typeof region.quoted === "string"
  )
  const inCodePoints = quotes.every(({ end, quoted, start }) => alike(text.slice(toUtf16(start), toUtf16(end)), quoted))
  const inUtf16 = !inCodePoints && quotes.every(({ end, quoted, start }) => alike(text.slice(start, end), quoted))
  const codePoint = inUtf16 ? toCodePoints : (offset: number) => offset
  return regions.map(({ id, label, place, quoted, score, ...region }) => {
    const start = codePoint(region.start)
    const end = codePoint(region.end)
    const slice = text.slice(toUtf16(start), toUtf16(end))
    return Object.assign(attributesOf(id, items), {
      id,
      label,
      start,
      end,
      place,
      ...(isConfidence(score) ? { confidence: score } : {}),
      quoted: typeof quoted !== "string" || alike(slice, quoted) ? slice : quoted
    })
  })
}

const isOffset = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0

const isConfidence = Schema.is(Confidence)

/** Equal but for white space; Label Studio writes a line's end as a backslash and an n. */
const alike = (slice: string, quoted: string) => folded(slice) === folded(quoted.replaceAll("\\n", "\n"))
const folded = (text: string) => text.replaceAll(/\s+/g, " ").trim()

const attributesOf = (id: string, items: ReadonlyArray<Item>): Pick<ForeignSegment, "kind" | "link" | "stance"> => {
  const choices = items
    .filter((item) => item.type === "choices" && item.id === id)
    .flatMap(({ value }) => value?.choices ?? [])
  const stance = choices.map(stanceOf).find((word) => word !== undefined)
  const kind = Kind.literals.find((literal) => choices.includes(literal))
  const link = items.flatMap(({ direction, from_id, labels, to_id, type }) => {
    if (type !== "relation" || from_id === undefined || to_id === undefined) return []
    const [from, target] = direction === "left" ? [to_id, from_id] : [from_id, to_id]
    const relation =
      labels === undefined || labels === null || labels.length === 0
        ? "supports"
        : labels.map(relationOf).find((word) => word !== undefined)
    return from !== id || relation === undefined ? [] : [{ relation, target }]
  })[0]
  return {
    ...(stance === undefined ? {} : { stance }),
    ...(kind === undefined ? {} : { kind }),
    ...(link === undefined ? {} : { link })
  }
}
