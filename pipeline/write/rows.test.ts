import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { ArticleRow, FailureRow, SegmentRow, UsageRow, WarningRow } from "../../schemas/rows.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import { Annotated } from "../../schemas/record.ts"
import { annotated, failure, HOSTILE, warning } from "./fixture.ts"
import { rowsOf } from "./rows.ts"
import { ARTICLES, FAILURES, SEGMENTS, type Table, USAGE, WARNINGS } from "./tables.ts"

const { article } = annotated("hostile", HOSTILE)
const paid = new Annotated({ article, usage: { requests: 2, inputTokens: 900, outputTokens: 80, cost: 0.004 } })

const check = (table: Table, rows: ReadonlyArray<object>, schema: Schema.ConstraintCodec<unknown, unknown>) => {
  assert.isAbove(rows.length, 0)
  for (const row of rows) {
    Schema.decodeUnknownSync(schema)(row)
    assert.deepStrictEqual(
      Object.keys(row),
      table.columns.map(({ name }) => name)
    )
  }
}

/** The thesis that articles.csv shows of an article with theses of these confidences, named by their place. */
const thesisOf = (...confidences: ReadonlyArray<number | undefined>) => {
  const { article } = annotated(
    "a",
    confidences.map((_, i) => `thesis ${i}`)
  )
  const segments = confidences.map((confidence, i) => {
    const { confidence: _, ...segment } = article.segments[i]!
    return Object.assign(segment, { label: "thesis" as const }, confidence === undefined ? {} : { confidence })
  })
  return rowsOf([new Annotated({ article: { ...article, segments } })]).articles[0]!.thesis
}

describe("rowsOf", () => {
  it("gives rows that their schemas accept, keys in the order of the columns", () => {
    const rows = rowsOf([paid, warning, failure])
    check(SEGMENTS, rows.segments, SegmentRow)
    check(ARTICLES, rows.articles, ArticleRow)
    check(FAILURES, rows.failures, FailureRow)
    check(WARNINGS, rows.warnings, WarningRow)
    check(USAGE, rows.usage, UsageRow)
  })

  it("sends every record to its tables, in order", () => {
    const rows = rowsOf([annotated("a", ["One.", "Two."]), failure, annotated("b", ["Three."]), paid])
    assert.deepStrictEqual(
      rows.segments.slice(0, 3).map(({ segment_id }) => segment_id),
      ["a#1", "a#2", "b#1"]
    )
    assert.deepStrictEqual(
      rows.articles.map(({ article_id }) => article_id),
      ["a", "b", "hostile"]
    )
    assert.deepStrictEqual(
      rows.failures.map(({ article_id }) => article_id),
      ["=lost"]
    )
    assert.deepStrictEqual(rows.usage, [
      { article_id: "hostile", requests: 2, input_tokens: 900, output_tokens: 80, cost: 0.004 }
    ])
  })

  it("shows an article that came back in part among the failures too, and what a lost one cost", () => {
    const lost = new ArticleFailure({
      ...failure,
      message: "It was lost.",
      articleId: "lost",
      usage: { requests: 1, inputTokens: 9, outputTokens: 1, cost: 0.1 }
    })
    const rows = rowsOf([new Annotated({ article, partial: "One segment was left out." }), lost])
    assert.deepStrictEqual(
      rows.articles.map(({ article_id }) => article_id),
      ["hostile"]
    )
    assert.deepStrictEqual(
      rows.failures.map(({ article_id, error }) => [article_id, error]),
      [
        ["hostile", "PartialAnswer"],
        ["lost", failure.error]
      ]
    )
    assert.deepStrictEqual(
      rows.usage.map(({ article_id, cost }) => [article_id, cost]),
      [["lost", 0.1]]
    )
  })

  it("counts", () => {
    const [row] = rowsOf([annotated("a", ["Ban it – now!", "It’s 3.5 km.", "…", "So. 😀 e\u0301t", "Again"])]).articles
    assert.deepInclude(row, { words: 9, sentences: 5, theses: 2, claims: 1, examples: 1, conclusions: 1 })
  })

  it("takes as thesis the one of highest confidence, else the first", () => {
    assert.strictEqual(thesisOf(0.2, 0.9, 0.9), "thesis 1")
    assert.strictEqual(thesisOf(undefined, undefined), "thesis 0")
    assert.strictEqual(thesisOf(undefined, 0.1), "thesis 1")
    assert.strictEqual(thesisOf(), null)
  })

  it("gives the hash of the text's UTF-8", () => {
    // printf 'é😀' | sha256sum
    const expected = "1184d1f608158eea09d297565575892231550c403aaa913008d867a97cfd5c76"
    assert.strictEqual(rowsOf([annotated("a", ["é😀"])]).articles[0]!.text_sha256, expected)
  })
})
