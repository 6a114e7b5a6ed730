import { embedded, inertJson } from "../../pipeline/write/page/embedded.ts"
import { type Markup, markup } from "../../pipeline/write/page/markup.ts"
import { CATEGORIES } from "../metrics/projection.ts"
import type { LabelledSegment } from "../metrics/labelled.ts"
import { SEGMENT_TYPES, segmentTypes, type TypedSegment } from "./errors.ts"
import type { Report, ReportArticle } from "./Report.ts"

/**
 * What the page's scripts read: an index of all articles, and each article in an element of its own, so that only what is
 * looked at is parsed. The shapes are written down as types in articles.client.js and reader.client.js; lists instead of
 * objects, as two thousand articles must stay small.
 */
export const data = (report: Report): Markup => markup`
${embedded("index", inertJson(index(report)))}
${report.articles.map(
  (article, n) => markup`${embedded(`article-${n}`, inertJson(body(report, article)))}
`
)}`

const index = (report: Report) => ({
  systems: report.systems.map(({ name, role }) => ({ name, role })),
  metrics: report.metrics.map(({ higherIsBetter, id, meaning, name }) => ({ id, name, meaning, higherIsBetter })),
  categories: CATEGORIES,
  types: SEGMENT_TYPES,
  articles: report.articles.map(({ gold, id, predictions, sentences, title }) => [
    id,
    title ?? "",
    sentences.length,
    // [system][metric]
    report.systems.map(({ name }) => {
      const prediction = predictions.find(({ system }) => system === name)
      return prediction === undefined ? null : report.metrics.map(({ id }) => rounded(prediction.scores[id]))
    }),
    // [system][type]: how many segments of both sides
    report.systems.map(({ name }) => {
      const prediction = predictions.find(({ system }) => system === name)
      if (prediction === undefined) return null
      const typed = segmentTypes(gold, prediction.segments)
      const types = [...typed.gold, ...typed.predicted].map(({ type }) => type)
      return SEGMENT_TYPES.map((type) => types.filter((other) => other === type).length)
    })
  ])
})

/** Four decimals; null where it is undefined. */
const rounded = (score: number | undefined) =>
  score === undefined || !Number.isFinite(score) ? null : Number(score.toFixed(4))

const body = (report: Report, { gold, predictions, sentences, text }: ReportArticle) => ({
  text,
  sentences: sentences.flat(),
  gold: gold.map(segment),
  predictions: report.systems.map(({ name }) => {
    const prediction = predictions.find(({ system }) => system === name)
    if (prediction === undefined) return null
    const typed = segmentTypes(gold, prediction.segments)
    return {
      failure: prediction.failure,
      segments: prediction.segments.map(segment),
      types: { gold: typed.gold.map(type), predicted: typed.predicted.map(type) }
    }
  })
})

const type = ({ counterparts, type }: TypedSegment) => [SEGMENT_TYPES.indexOf(type), counterparts]

/** [label, start, end, stance, kind, relation, target, confidence], trailing nulls left out. */
const segment = ({ confidence, end, kind, label, link, stance, start }: LabelledSegment) => {
  const tuple = [
    CATEGORIES.indexOf(label),
    start,
    end,
    stance ?? null,
    kind ?? null,
    link?.relation ?? null,
    link?.target ?? null,
    rounded(confidence)
  ]
  while (tuple.at(-1) === null) tuple.pop()
  return tuple
}
