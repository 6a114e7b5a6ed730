import { assert, describe, it } from "@effect/vitest"
import { annotated } from "../fixture.ts"
import { addToGlance, emptyGlance } from "./Glance.ts"
import { outletOf } from "./outlet.ts"

describe("Glance", () => {
  it("counts segments by label, place, outlet and month", () => {
    const glance = emptyGlance()
    const { article } = annotated("a", ["One.", "Two.", "Three."])
    addToGlance(glance, article, [...article.text].length, "town", "2024-03-12")
    addToGlance(glance, article, [...article.text].length, "town", "")
    const { claim, conclusion, thesis } = glance.labels
    assert.deepStrictEqual([thesis.segments, thesis.sentences, thesis.articles, conclusion.segments], [2, 2, 2, 0])
    // Code points 6 to 10 of 18: the middle is at 0.44.
    assert.deepStrictEqual(
      claim.positions.flatMap((count, place) => (count > 0 ? [[place, count]] : [])),
      [[8, 2]]
    )
    assert.deepStrictEqual([...glance.months.keys()], ["2024-03", ""])
    assert.deepStrictEqual(glance.outlets.get("town"), {
      articles: 2,
      segments: { thesis: 2, claim: 2, example: 2, conclusion: 0 }
    })
    assert.deepStrictEqual(
      [glance.stances, glance.kinds.fact, glance.relations],
      [{ pro: 2, counter: 0 }, 2, { supports: 4, attacks: 0 }]
    )
  })

  it("holds no more outlets than it has room for", () => {
    const glance = emptyGlance()
    const { article } = annotated("a", ["One."])
    for (let n = 0; n < 12_000; n++) addToGlance(glance, article, 4, `outlet ${n}`, "")
    assert.isAtMost(glance.outlets.size, 10_001)
    assert.strictEqual(
      [...glance.outlets.values()].reduce((sum, { articles }) => sum + articles, 0),
      12_000
    )
  })
})

describe("outletOf", () => {
  it("is the address's host, else the top folder", () => {
    assert.strictEqual(
      outletOf({ article_id: "x/1", source: "https://www.courier.example:80/a?b" }).outlet,
      "courier.example"
    )
    assert.strictEqual(outletOf({ article_id: "HTTP://courier.example/1", source: "a.csv" }).outlet, "courier.example")
    assert.strictEqual(
      outletOf({ article_id: "courier/2024/1", source: "articles/courier/2024/1.txt" }).outlet,
      "courier"
    )
    assert.strictEqual(outletOf({ article_id: "1", source: "articles/1.txt" }).outlet, "")
    assert.strictEqual(outletOf({ article_id: "1", source: "https://" }).outlet, "")
  })
})
