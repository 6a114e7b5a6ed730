import { assert, describe, it } from "@effect/vitest"
import { sourceOf } from "./trainingArticle.ts"
import { foldsOf } from "./folds.ts"

const articles = ["a-1", "a-2", "a-3", "b-1", "b-2", "c-1", "d-1", "e-1", "f-1"].map((id) => ({ source: sourceOf(id) }))

describe("foldsOf", () => {
  it("keeps the articles of a source together, and folds alike in size", () => {
    const folds = foldsOf(articles, 3)
    for (const [i, { source }] of articles.entries()) {
      for (const [j, other] of articles.entries()) if (other.source === source) assert.strictEqual(folds[i], folds[j])
    }
    assert.deepStrictEqual(
      [0, 1, 2].map((fold) => folds.filter((own) => own === fold).length),
      [3, 3, 3]
    )
  })

  it("parts the articles of one source", () => {
    assert.deepStrictEqual(new Set(foldsOf(articles.slice(0, 3), 3)), new Set([0, 1, 2]))
  })
})

describe("sourceOf", () => {
  it("is the id without its numbers", () => {
    assert.deepStrictEqual(["paper-012", "paper2-012", "paper-u0001", "paper"].map(sourceOf), [
      "paper",
      "paper",
      "paper",
      "paper"
    ])
  })
})
