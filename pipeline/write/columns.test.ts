import { assert, describe, it } from "@effect/vitest"
import { SegmentRow } from "../../schemas/rows.ts"
import { columns } from "./columns.ts"
import { ARTICLES, FAILURES, SEGMENTS, type Table, USAGE, WARNINGS } from "./tables.ts"

const order = (table: Table) => table.columns.map(({ name }) => name).join(", ")

const of = (name: string) => {
  const { description: _, ...column } = columns(SegmentRow).find((column) => column.name === name)!
  return column
}

describe("columns", () => {
  it("stand in the order that the documentation gives", () => {
    assert.strictEqual(
      order(SEGMENTS),
      "article_id, segment_id, label, start, end, first_sentence, last_sentence, paragraph, section, text, " +
        "stance, kind, relation, target_id, confidence"
    )
    assert.strictEqual(
      order(ARTICLES),
      "article_id, title, author, date, source, words, sentences, theses, claims, examples, conclusions, thesis, text_sha256"
    )
    assert.strictEqual(order(FAILURES), "article_id, source, stage, error, message")
    assert.strictEqual(order(WARNINGS), "article_id, source, stage, warning, message")
    assert.strictEqual(order(USAGE), "article_id, requests, input_tokens, output_tokens, cost")
  })

  it("all have a meaning", () => {
    for (const table of [SEGMENTS, ARTICLES, FAILURES, WARNINGS, USAGE]) {
      for (const { description, name } of table.columns) assert.ok(description, `${table.name}.${name}`)
    }
  })

  it("carry types, bounds and whether they may be empty", () => {
    assert.deepStrictEqual(of("segment_id"), { name: "segment_id", type: "string", required: true })
    assert.deepStrictEqual(of("section"), { name: "section", type: "string", required: false })
    assert.deepStrictEqual(of("start"), { name: "start", type: "integer", required: true, minimum: 0 })
    assert.deepStrictEqual(of("stance"), { name: "stance", type: "string", required: false, enum: ["pro", "counter"] })
    assert.deepStrictEqual(of("confidence"), {
      name: "confidence",
      type: "number",
      required: false,
      minimum: 0,
      maximum: 1
    })
  })
})
