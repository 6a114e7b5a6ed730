import { assert, describe, it } from "@effect/vitest"
import type { Relation } from "../../schemas/label.ts"
import type { LabelledSegment } from "./labelled.ts"
import { links } from "./links.ts"
import { article, segmentsOf } from "./notation.fixture.ts"
import { scored } from "./scored.fixture.ts"

/** `links[i]`: what segment i points to. */
const linked = (notation: string, links: Record<number, readonly [Relation, number]>): ReadonlyArray<LabelledSegment> =>
  segmentsOf(notation).map((segment, i) => {
    const link = links[i]
    return link ? Object.assign(segment, { link: { relation: link[0], target: link[1] } }) : segment
  })

describe("links", () => {
  const gold = {
    ...article("t1c2e2c1"),
    segments: linked("t1c2e2c1", { 1: ["supports", 0], 2: ["supports", 1], 3: ["attacks", 0] })
  }

  it("are right between the partners of their ends, whatever the labels", () => {
    // Same spans, the first claim called a conclusion; its link and the example's hold, the last one has the wrong relation.
    const predicted = linked("t1x2e2c1", { 1: ["supports", 0], 2: ["supports", 1], 3: ["supports", 0] })
    const scores = scored(links, gold, predicted)
    assert.strictEqual(scores["unlabelled.f1"], 1)
    assert.closeTo(scores["labelled.f1"]!, 2 / 3, 1e-12)
  })

  it("are wrong where an end has no partner, and count where only one side has them", () => {
    // The thesis was missed; indices shift by one; a link to nothing is spurious.
    const predicted = linked("n1c2e2c1", { 0: ["supports", -1], 1: ["supports", 0] })
    const scores = scored(links, gold, predicted)
    assert.strictEqual(scores["unlabelled.precision"], 1 / 2)
    assert.strictEqual(scores["unlabelled.recall"], 1 / 3)
    assert.strictEqual(scored(links, gold, segmentsOf("t1c2e2c1"))["unlabelled.f1"], 0)
    assert.isNaN(scored(links, article("c2"), segmentsOf("c2"))["labelled.f1"])
  })
})
