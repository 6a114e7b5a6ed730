import { assert, describe, it } from "@effect/vitest"
import { LABELS } from "../../../schemas/label.ts"
import { doubts, MOST_DOUBTS } from "./doubts.ts"

describe("doubts", () => {
  it("keeps the least sure of each label, of many in any order", () => {
    const unsure = doubts()
    const all = Array.from({ length: 20_000 }, (_, n) => ({
      article: n,
      segment: 0,
      label: LABELS[n % 3]!,
      confidence: ((n * 7919) % 1000) / 1000,
      text: "",
      articleId: `a${n}`,
      title: ""
    }))
    for (const doubt of all) if (unsure.wants(doubt.label, doubt.confidence)) unsure.add(doubt)
    const sorted = [...all].sort((a, b) => a.confidence - b.confidence || a.article - b.article)
    const least = LABELS.flatMap((label) => sorted.filter((doubt) => doubt.label === label).slice(0, MOST_DOUBTS))
    assert.deepStrictEqual(
      unsure.sorted(),
      least.sort((a, b) => a.confidence - b.confidence || a.article - b.article)
    )
  })
})
