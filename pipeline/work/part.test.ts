import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { ArticleFailure } from "../../schemas/failure.ts"
import { decodeRecord } from "../../schemas/record.ts"
import { openExtractor } from "../extract/registry.ts"
import { toArticle } from "../read/article.ts"
import { inline } from "./inline.ts"
import { doPart, type Item } from "./part.ts"

const cautious = (id: string): Item =>
  toArticle({
    id,
    source: `${id}.csv`,
    body: "Ban it. Now.",
    warnings: [
      { warning: "ColumnsGuessed", message: "The text is column b", file: "all.csv" },
      { warning: "TextLeftBehind", message: "Half of it is missing" }
    ]
  })

describe("doPart", () => {
  it.effect("keeps an article's warnings after it, and what could not be read in its place", () =>
    Effect.gen(function* () {
      const lost = new ArticleFailure({
        articleId: "b",
        source: "b.txt",
        stage: "read",
        error: "EmptyText",
        message: "There is nothing in it"
      })
      const plain = toArticle({ id: "c", source: "c.txt", body: "Keep it." })
      const items = [cautious("a"), Result.fail(lost), plain]
      const { failures, lines } = yield* doPart({ number: 1, items }, inline(yield* openExtractor("lead")))
      const records = lines.map(decodeRecord)
      assert.strictEqual(failures, 1)
      assert.deepStrictEqual(
        records.map(({ _tag }) => _tag),
        ["Annotated", "Warning", "Warning", "ArticleFailure", "Annotated"]
      )
      assert.deepInclude(records[1], { articleId: "", source: "all.csv", warning: "ColumnsGuessed" })
      assert.deepInclude(records[2], { articleId: "a", source: "a.csv", warning: "TextLeftBehind", stage: "read" })
    })
  )
})
