import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { ArticleFailure } from "./failure.ts"
import { Annotated, decodeRecord, encodeRecord, RunRecord } from "./record.ts"

const article = new Annotated({
  article: {
    article_id: "a/b",
    source: "a/b.txt",
    text: 'Line\u2028one "quoted" 😀\r\nline two',
    sentences: [[0, 18]],
    segments: [
      {
        segment_id: "a/b#1",
        label: "claim",
        start: 0,
        end: 18,
        first_sentence: 1,
        last_sentence: 1,
        paragraph: 1,
        section: "",
        text: 'Line\u2028one "quoted" 😀',
        stance: "pro",
        link: { relation: "supports", target: "a/b#2" },
        confidence: 0.5
      }
    ]
  },
  usage: { requests: 1, inputTokens: 2, outputTokens: 3, cost: 0.01 }
})

const failure = new ArticleFailure({
  articleId: "",
  source: "x.txt",
  stage: "read",
  error: "EmptyText",
  message: "x.txt\nis empty."
})
/** What is kept of it: nothing that a terminal would obey. */
const kept = new ArticleFailure({ ...failure, message: "x.txt is empty." })

describe("records", () => {
  it("are one line each, and come back with the same data", () => {
    for (const record of [article, failure]) {
      const line = encodeRecord(record)
      assert.notInclude(line, "\n")
      assert.strictEqual(encodeRecord(decodeRecord(line)), line)
    }
    assert.deepStrictEqual(decodeRecord(encodeRecord(failure)), kept)
  })

  it("are what the schema says", () => {
    const decode = Schema.decodeSync(Schema.fromJsonString(RunRecord))
    assert.deepStrictEqual(decode(encodeRecord(article)), article)
    assert.deepStrictEqual(decode(encodeRecord(failure)), kept)
  })
})
