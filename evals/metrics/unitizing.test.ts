import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { LABELS, type Label } from "../../schemas/label.ts"
import { article, segmentsOf } from "./notation.fixture.ts"
import { scored } from "./scored.fixture.ts"
import { disagreement, unitizing } from "./unitizing.ts"

// Krippendorff 2004, Content Analysis, 2nd ed., p. 254: a continuum from 150 to 450, two observers, categories c and k
// (here claim and example, and from 0 to 300). There c and k overlap; here each is given on a continuum of its own.
const L = 300
const units = (label: Label, ...spans: ReadonlyArray<readonly [begin: number, length: number]>) =>
  spans.map(([begin, length]) => ({ label, start: begin - 150, end: begin - 150 + length }))
const c = disagreement(L, [units("claim", [225, 70], [370, 30]), units("claim", [220, 80], [355, 20], [400, 20])])
const k = disagreement(L, [units("example", [180, 60], [300, 50]), units("example", [180, 60], [300, 50])])

const score = (name: string, counts: Float64Array) => unitizing.scores.find((score) => score.name === name)!.of(counts)
const CLAIM = LABELS.indexOf("claim") * 2
const EXAMPLE = LABELS.indexOf("example") * 2

describe("alpha_U", () => {
  it("has the paper's observed disagreement", () => {
    // 50 = (225 - 220)^2 + (295 - 300)^2; 850 = (370 - 355)^2 + (400 - 375)^2; 400 = 20^2, a unit inside a gap
    assert.strictEqual(c[CLAIM], 50 + 850 + 400)
    assert.closeTo(c[CLAIM]! / L ** 2, 0.0144, 0.00005)
    assert.strictEqual(k[EXAMPLE], 0)
  })

  it("has its expected disagreement and alphas", () => {
    assert.closeTo(c[CLAIM + 1]! / L ** 2, 0.0532, 0.00005)
    assert.closeTo(k[EXAMPLE + 1]! / L ** 2, 0.049, 0.00005)
    assert.closeTo(score("claim.alpha_u", c), 0.7286, 0.0005)
    assert.strictEqual(score("example.alpha_u", k), 1)
    assert.closeTo(
      score(
        "alpha_u",
        c.map((value, i) => value + k[i]!)
      ),
      0.8591,
      0.0005
    )
  })

  it("sums over articles and does not depend on who is gold", () => {
    const [a, b] = [article("c2n1e2t1"), article("c1n2e3")]
    assert.deepStrictEqual(unitizing.count(a, b.segments), unitizing.count(b, a.segments))
    assert.isNaN(scored(unitizing, article("n3"), [])["alpha_u"])
  })

  it("is negative where annotators never meet", () => {
    assert.isBelow(scored(unitizing, article("c2n2"), segmentsOf("n2c2"))["claim.alpha_u"]!, 0)
  })

  it("takes three annotators", () => {
    const three = disagreement(40, [segmentsOf("c2n2"), segmentsOf("c2n2"), segmentsOf("c1n3")])
    // Of the three pairs two differ, by 10^2 each way: 2 * 2 * 100 / (3 * 2)
    assert.closeTo(three[CLAIM]!, 400 / 6, 1e-9)
  })
})

describe("expected disagreement", () => {
  /** D_e of one category over all pairs of a unit and a gap, as the paper writes it, in squared code points. */
  const byAllPairs = (length: number, units: ReadonlyArray<number>, gaps: ReadonlyArray<number>): number => {
    let sum = 0
    let within = 0
    for (const l of units) {
      let room = 0
      for (const gap of gaps) if (gap >= l) room += gap - l + 1
      sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room
      within += l * (l - 1)
    }
    return units.length === 0 ? 0 : length * length * (((2 / length) * sum) / (2 * length * (2 * length - 1) - within))
  }

  const notation = Schema.Array(Schema.Literals(["n1", "n7", "c1", "c2", "c5", "c9"]))

  it.prop("is that of all pairs, to the last digit", [notation, notation], ([left, right]) => {
    const annotators = [segmentsOf(["c3", ...left].join("")), segmentsOf(right.join(""))]
    const length = Math.max(...annotators.flatMap((segments) => segments.map(({ end }) => end))) + 5
    const gaps = annotators.flatMap((segments) =>
      [...segments, { start: length, end: length }].flatMap(({ start }, i) => {
        const gap = start - (segments[i - 1]?.end ?? 0)
        return gap > 0 ? [gap] : []
      })
    )
    const units = annotators.flatMap((segments) => segments.map(({ end, start }) => end - start))
    assert.strictEqual(
      disagreement(length, annotators)[LABELS.indexOf("claim") * 2 + 1],
      byAllPairs(length, units, gaps)
    )
  })

  it("takes a moment for 100,000 segments", () => {
    const segments = Array.from({ length: 100_000 }, (_, i) => ({
      label: "claim" as const,
      start: i * 10,
      end: i * 10 + 1 + (i % 9)
    }))
    const started = performance.now()
    assert.isAbove(disagreement(1e6, [segments, segments])[LABELS.indexOf("claim") * 2 + 1]!, 0)
    // A tenth of a second; all pairs took minutes.
    assert.isBelow(performance.now() - started, 10_000)
  })
})
