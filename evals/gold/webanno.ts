import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type Offsets, offsets } from "../../pipeline/split/offsets.ts"
import { Kind, type Kind as KindOf, type Stance as StanceOf } from "../../schemas/label.ts"
import type { FindText, ForeignArticle, ForeignSegment, LabelFile, LabelFormat } from "./format.ts"
import { jsonValues } from "./json.ts"
import { oneLine } from "./one-line.ts"
import { Problem } from "./problem.ts"
import { relationOf, stanceOf } from "./vocabulary.ts"

/**
 * W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a page, a collection with its first page, an array, or one a line.
 * An annotation of a text is a segment: its label is the body that classifies it, else one that tags it; a tag `stance:pro`
 * or `kind:fact` is an attribute. It is found by its TextPositionSelector, in code points, else where its
 * TextQuoteSelector is found once. An annotation that links one annotation's id to another's is a link.
 * The article's id is the target's source, as in a URL. Articles whose text is not known are passed over.
 */
export const webAnnotation: LabelFormat = {
  name: "W3C Web Annotations",
  recognises: ({ content }) =>
    /"@context"\s*:\s*(?:\[[^\]]*)?"https?:\/\/www\.w3\.org\/ns\/anno\.jsonld"/.test(content),
  decode: (file, findText) => decode(file, findText)
}

const someOf = <S extends Schema.Constraint>(schema: S) => Schema.Union([schema, Schema.Array(schema)])
const Body = Schema.Struct({
  purpose: Schema.optionalKey(Schema.String),
  value: Schema.optionalKey(Schema.String),
  source: Schema.optionalKey(Schema.String)
})
const Selector = Schema.Struct({
  type: Schema.String,
  start: Schema.optionalKey(Schema.Number),
  end: Schema.optionalKey(Schema.Number),
  exact: Schema.optionalKey(Schema.String),
  prefix: Schema.optionalKey(Schema.String),
  suffix: Schema.optionalKey(Schema.String)
})
type Selector = typeof Selector.Type
const Target = Schema.Struct({ source: Schema.String, selector: Schema.optionalKey(someOf(Selector)) })
const Annotation = Schema.Struct({
  id: Schema.optionalKey(Schema.String),
  motivation: Schema.optionalKey(someOf(Schema.String)),
  body: Schema.optionalKey(someOf(Schema.Union([Schema.String, Body]))),
  bodyValue: Schema.optionalKey(Schema.String),
  target: someOf(Schema.Union([Schema.String, Target]))
})
type Annotation = typeof Annotation.Type
const decodeAnnotation = Schema.decodeUnknownResult(Annotation)

const decode = Effect.fnUntraced(function* (file: LabelFile, findText: FindText) {
  const problems: Array<Problem> = []
  const links = new Map<string, ForeignSegment["link"]>()
  const articles = new Map<
    string,
    Array<{ readonly annotation: Annotation; readonly target: typeof Target.Type; readonly number: number }>
  >()
  let number = 0
  for (const { error, value } of jsonValues(file.content)) {
    for (const item of error === undefined ? itemsOf(value) : [undefined]) {
      number++
      const decoded = error === undefined ? Result.mapError(decodeAnnotation(item), oneLine) : Result.fail(error)
      if (Result.isFailure(decoded)) {
        problems.push(new Problem({ article: file.id, place: placeOf(file, number), message: decoded.failure }))
        continue
      }
      const annotation = decoded.success
      const target = listOf(annotation.target)[0]
      if (listOf(annotation.motivation).includes("linking")) {
        const link = linkOf(annotation)
        if (typeof target === "string" && link !== undefined && !links.has(plain(target)))
          links.set(plain(target), link)
      } else if (typeof target === "object") {
        const id = plain(target.source)
        const others = articles.get(id)
        if (others === undefined) articles.set(id, [{ annotation, target, number }])
        else others.push({ annotation, target, number })
      }
    }
  }

  const found: Array<ForeignArticle> = []
  for (const [id, annotations] of articles) {
    const text = yield* findText(id, [])
    if (text === undefined) continue
    const converted = offsets(text)
    const segments: Array<ForeignSegment> = []
    for (const { annotation, number, target } of annotations) {
      const place = placeOf(file, number)
      const segment = segmentOf(annotation, target, text, converted, place)
      const link = typeof segment === "string" ? undefined : links.get(segment.id)
      if (typeof segment === "string") problems.push(new Problem({ article: id, place, message: segment }))
      else segments.push(link === undefined ? segment : { ...segment, link })
    }
    found.push({ id, place: file.path, text, segments })
  }
  if (found.length === 0 && articles.size > 0) {
    const message = "none of its articles has a known text; check that the ids in target.source are the dataset's"
    problems.push(new Problem({ article: [...articles.keys()][0]!, place: file.path, message }))
  }
  return { articles: found, problems }
})

const placeOf = ({ path }: LabelFile, number: number) => `${path} annotation ${number}`

/** The annotations of a page, of a collection's first page, or the one that the value is. */
const itemsOf = (value: unknown): ReadonlyArray<unknown> => {
  const { first, items } = Object(value) as { readonly first?: unknown; readonly items?: unknown }
  if (Array.isArray(items)) return items
  return typeof first === "object" && first !== null ? itemsOf(first) : [value]
}

const linkOf = ({ body }: Annotation): ForeignSegment["link"] => {
  const bodies = listOf(body).filter((body) => typeof body === "object")
  const relation = bodies
    .map(({ value }) => (value === undefined ? undefined : relationOf(value)))
    .find((word) => word !== undefined)
  const target = bodies.find(({ source }) => source !== undefined)?.source
  return relation === undefined || target === undefined ? undefined : { relation, target: plain(target) }
}

/** The segment, or why there is none. */
const segmentOf = (
  { body, bodyValue, id }: Annotation,
  target: typeof Target.Type,
  text: string,
  converted: Offsets,
  place: string
): ForeignSegment | string => {
  const bodies = listOf(body).filter((body) => typeof body === "object")
  const words = (purpose: string) =>
    bodies.flatMap((body) => (body.purpose === purpose && body.value !== undefined ? [body.value] : []))
  const tags = words("tagging")
  const label = words("classifying")[0] ?? tags.find((tag) => !ATTRIBUTE.test(tag)) ?? bodyValue
  if (label === undefined) return "it has no body that classifies or tags it; a segment has a label"
  const selectors = listOf(target.selector)
  const quote = selectors.find(({ exact }) => exact !== undefined)
  const range =
    selectors.find((selector) => selector.type === "TextPositionSelector" && isRange(selector)) ??
    found(quote, text, converted)
  if (typeof range === "string") return range
  const stance = tags
    .map((tag) => stanceOf(tag.replace(ATTRIBUTE, "")))
    .find((word): word is StanceOf => word !== undefined)
  const kind = tags.flatMap((tag): ReadonlyArray<KindOf> => Kind.literals.filter((kind) => tag === `kind:${kind}`))[0]
  return {
    id: id === undefined ? place : plain(id),
    label,
    start: range.start!,
    end: range.end!,
    place,
    ...(quote?.exact === undefined ? {} : { quoted: quote.exact }),
    ...(stance === undefined ? {} : { stance }),
    ...(kind === undefined ? {} : { kind })
  }
}

const ATTRIBUTE = /^(?:stance|kind):/

const isRange = ({ end, start }: Selector) => [start, end].every((offset) => Number.isInteger(offset) && offset! >= 0)

/** Where a quotation, with what it says stands around it, is found once. */
const found = (
  quote: Selector | undefined,
  text: string,
  { toCodePoints }: Offsets
): Pick<Selector, "start" | "end"> | string => {
  if (quote?.exact === undefined)
    return "it has no TextPositionSelector with a start and an end, and no TextQuoteSelector"
  const { exact, prefix = "", suffix = "" } = quote
  const whole = prefix + exact + suffix
  const at = text.indexOf(whole)
  if (at === -1) return "what it quotes is not in the article"
  if (text.includes(whole, at + 1))
    return "what it quotes is in the article more than once; a longer prefix or suffix would tell which"
  const start = at + prefix.length
  return { start: toCodePoints(start), end: toCodePoints(start + exact.length) }
}

const listOf = <A>(some: A | ReadonlyArray<A> | undefined): ReadonlyArray<A> =>
  some === undefined ? [] : Array.isArray(some) ? some : [some as A]

/** What a URL means, where it is well-formed. */
const plain = (iri: string): string => {
  try {
    return decodeURIComponent(iri)
  } catch {
    return iri
  }
}
