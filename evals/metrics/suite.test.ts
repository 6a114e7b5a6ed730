import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { compare } from "./compare.ts"
import { article, segmentsOf } from "./notation.fixture.ts"
import { overlap } from "./overlap.ts"
import { scored } from "./scored.fixture.ts"
import { HEADLINE, suite, withScores } from "./suite.ts"
import { tabulate, total } from "./tabulate.ts"

const notation = Schema.Array(Schema.Literals(["n1", "n2", "t1", "c1", "c2", "c5", "e1", "e3", "x1"]))

describe("the suite", () => {
  it("keeps each metric's columns and scores under its name", () => {
    assert.strictEqual(new Set(suite.columns).size, suite.columns.length)
    assert.strictEqual(new Set(suite.scores.map(({ name }) => name)).size, suite.scores.length)
    const [gold, predicted] = [article("t1c2e2n2c1"), segmentsOf("t1c3e1x1n1e1")]
    assert.strictEqual(suite.count(gold, predicted).length, suite.columns.length)
    for (const [name, value] of Object.entries(scored(overlap, gold, predicted))) {
      assert.deepStrictEqual(scored(suite, gold, predicted)[`overlap.${name}`], value)
    }
    assert.deepStrictEqual(
      withScores(suite, HEADLINE).scores.map(({ name }) => name),
      HEADLINE
    )
  })

  it.prop("is perfect for the gold itself, where it is defined", [notation], ([pieces]) => {
    const gold = article(pieces.join(""))
    for (const { better, name, of } of suite.scores) {
      if (name.endsWith(".floor")) continue
      const score = of(suite.count(gold, gold.segments))
      if (!Number.isNaN(score)) assert.closeTo(score, better === "higher" ? 1 : 0, 1e-12, name)
    }
  })

  it.prop("does not care who is gold, in its symmetric scores", [notation, notation], ([left, right]) => {
    const [a, b] = [article(left.join("")), article(right.join(""))]
    const length = Math.min(a.sentences.length, b.sentences.length)
    const cut = (x: typeof a) => ({
      ...x,
      length: length * 10,
      sentences: x.sentences.slice(0, length),
      words: x.words.slice(0, length * 2),
      segments: x.segments.filter(({ end }) => end <= length * 10)
    })
    const there = scored(suite, cut(a), cut(b).segments)
    const back = scored(suite, cut(b), cut(a).segments)
    for (const name of HEADLINE) {
      if (name.startsWith("boundaries.") && name !== "boundaries.similarity") continue // their window is the gold's
      if (Number.isNaN(there[name])) assert.isNaN(back[name], name)
      else assert.closeTo(there[name]!, back[name]!, 1e-9, name)
    }
  })
})

describe("tabulate", () => {
  const gold = [article("c2", "b"), article("t1e2", "a"), article("c1", "B")]

  it("sorts articles by id and counts a missing prediction as an empty one", () => {
    const table = tabulate(overlap, gold, (id) => (id === "b" ? segmentsOf("c2") : undefined))
    assert.deepStrictEqual(table.ids, ["B", "a", "b"])
    const sums = Object.fromEntries(overlap.columns.map((column, i) => [column, total(overlap, table)[i]]))
    assert.strictEqual(sums["claim.gold"], 2)
    assert.strictEqual(sums["claim.predicted"], 1)
    assert.strictEqual(sums["claim.correct"], 1)
  })
})

describe("compare", () => {
  const gold = Array.from({ length: 30 }, (_, i) => article("t1c2n1e2c1x1", `a${i}`))
  const table = (of: (i: number) => string) => tabulate(suite, gold, (id) => segmentsOf(of(Number(id.slice(1)))))
  const good = table((i) => (i % 5 === 0 ? "t1c2n1e2c1n1" : "t1c2n1e2c1x1"))
  const bad = table((i) => (i % 3 === 0 ? "c4e3" : "t1c3e3x1"))
  const options = { resamples: 200, shuffles: 1000, seed: 7 }
  const headline = withScores(suite, ["sentences.macro_f1", "links.labelled.f1"])

  it("gives every score an interval and every pair a difference and p", () => {
    const { differences, estimates } = compare(suite, headline, [good, bad, good], options)
    assert.strictEqual(estimates.length, 3)
    const estimate = estimates[0]!.find(({ score }) => score === "sentences.macro_f1")!
    assert.isTrue(estimate.low <= estimate.value && estimate.value <= estimate.high && estimate.low < estimate.high)
    assert.deepStrictEqual(
      differences.map(({ first, second }) => `${first}${second}`),
      ["01", "01", "02", "02", "12", "12"]
    )
    const [difference, undefinedOne, equal] = differences
    assert.isAbove(difference!.low, 0)
    assert.strictEqual(difference!.p, 1 / 1001)
    // Three tests are defined: links are in none of them.
    assert.closeTo(difference!.adjusted, 3 / 1001, 1e-12)
    assert.isNaN(undefinedOne!.p)
    assert.deepStrictEqual([equal!.value, equal!.low, equal!.high, equal!.p], [0, 0, 0, 1])
  })

  it("says the same whatever the order of articles and the other extractors", () => {
    const shuffled = tabulate(suite, gold.toReversed(), (id) =>
      segmentsOf(Number(id.slice(1)) % 3 === 0 ? "c4e3" : "t1c3e3x1")
    )
    assert.deepStrictEqual(
      compare(suite, headline, [good, shuffled], options),
      compare(suite, headline, [good, bad], options)
    )
    const [alone] = compare(suite, headline, [good, bad], options).differences
    const withOther = compare(suite, headline, [bad, good, bad], options).differences.find(({ first }) => first === 1)
    assert.deepStrictEqual({ ...withOther, first: 0, second: 1, adjusted: 0 }, { ...alone, adjusted: 0 })
  })

  it("refuses extractors that were counted on different articles", () => {
    const fewer = tabulate(suite, gold.slice(1), () => [])
    assert.throws(() => compare(suite, headline, [good, fewer], options), "the same articles")
  })
})
