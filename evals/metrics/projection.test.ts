import { assert, describe, it } from "@effect/vitest"
import { LABELS, type Label } from "../../schemas/label.ts"
import { NONE, project } from "./projection.ts"

const of = (...segments: ReadonlyArray<readonly [Label, number, number]>) => {
  const { categories, segments: owners } = project(
    [
      [0, 10],
      [11, 21],
      [22, 32]
    ],
    segments.map(([label, start, end]) => ({ label, start, end }))
  )
  return {
    labels: [...categories].map((category) => (category === NONE ? "none" : LABELS[category])),
    owners: [...owners]
  }
}

describe("a sentence's label", () => {
  it("is the one that covers at least half of it", () => {
    assert.deepStrictEqual(of(["claim", 0, 10], ["example", 16, 32]), {
      labels: ["claim", "example", "example"],
      owners: [0, 1, 1]
    })
    assert.deepStrictEqual(of(["claim", 6, 10]).labels, ["none", "none", "none"])
  })

  it("is the one that covers most, and between equals the first in the guidelines' order", () => {
    assert.deepStrictEqual(of(["claim", 0, 4], ["example", 4, 10]).labels[0], "example")
    assert.deepStrictEqual(of(["claim", 0, 5], ["conclusion", 5, 10]).labels[0], "conclusion")
    assert.deepStrictEqual(of(["example", 0, 5], ["claim", 5, 10]).labels[0], "claim")
  })

  it("adds up over segments, while the sentence belongs to the larger", () => {
    assert.deepStrictEqual(of(["claim", 0, 2], ["claim", 2, 6]), {
      labels: ["claim", "none", "none"],
      owners: [1, -1, -1]
    })
  })

  it("is none for an empty sentence and without segments", () => {
    assert.deepStrictEqual([...project([[3, 3]], [{ label: "claim", start: 0, end: 9 }]).categories], [NONE])
    assert.deepStrictEqual(of(), { labels: ["none", "none", "none"], owners: [-1, -1, -1] })
  })
})
