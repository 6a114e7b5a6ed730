import { assert, describe, it } from "vitest"
import * as Struct from "effect/Struct"
import { confident } from "./confident.ts"
import { annotated, failure } from "./fixture.ts"

const unsure = annotated("a", ["one", "two", "three"])
const record = {
  ...unsure,
  article: {
    ...unsure.article,
    segments: unsure.article.segments.map((segment, i) => ({
      ...Struct.omit(segment, ["link"]),
      confidence: [0.2, 0.7, 0.7][i]!,
      ...(i === 0 ? {} : { link: { relation: "supports" as const, target: `a#${i === 1 ? 3 : 1}` } })
    }))
  }
}

const segmentsOf = (least: number) => {
  const kept = confident(least)(record)
  return kept._tag === "Annotated" ? kept.article.segments : []
}

describe("confident", () => {
  it("keeps segments that are as sure as is asked, under their own ids", () => {
    assert.deepStrictEqual(
      segmentsOf(0.7).map(({ segment_id }) => segment_id),
      ["a#2", "a#3"]
    )
    assert.deepStrictEqual(segmentsOf(0.71), [])
    assert.strictEqual(confident(0)(record), record)
  })

  it("keeps no link to what is left out", () => {
    assert.deepStrictEqual(
      segmentsOf(0.7).map(({ link }) => link?.target),
      ["a#3", undefined]
    )
  })

  it("keeps segments that say nothing of it, and failures", () => {
    const silent = annotated("b", ["x"])
    const without = silent.article.segments.map((segment) => Struct.omit(segment, ["confidence"]))
    const kept = confident(0.9)({ ...silent, article: { ...silent.article, segments: without } })
    assert.lengthOf(kept._tag === "Annotated" ? kept.article.segments : [], 1)
    assert.strictEqual(confident(0.9)(failure), failure)
  })
})
