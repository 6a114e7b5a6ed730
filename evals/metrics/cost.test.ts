import { assert, it } from "@effect/vitest"
import { Usage } from "../../schemas/extraction.ts"
import { cost } from "./cost.ts"

it("cost is a mean over all articles, free ones included", () => {
  const usages = [
    new Usage({ requests: 1, inputTokens: 1000, outputTokens: 100, cost: 0.5 }),
    new Usage({ requests: 3, inputTokens: 3000, outputTokens: 500, cost: 1.5 })
  ]
  assert.deepStrictEqual(cost(4, 2, usages), {
    articlesPerSecond: 2,
    perArticle: { requests: 1, inputTokens: 1000, outputTokens: 150, cost: 0.5 }
  })
  assert.deepStrictEqual(cost(4, 2, []), { articlesPerSecond: 2 })
  assert.isNaN(cost(4, 0, []).articlesPerSecond)
})
