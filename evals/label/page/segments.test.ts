import { assert, describe, it } from "@effect/vitest"
import { LABELS } from "../../../schemas/label.ts"
import { random } from "../../metrics/random.ts"
import { differences } from "../settle.ts"
import * as segments from "./segments.ts"

/** 12 sentences; a heading before sentence 7 begins a new section. */
const outline = { sentences: { length: 12 }, paragraphOf: (n: number) => ({ kind: "body", section: n < 7 ? 0 : 1 }) }
const at = (first: number, last = first): segments.Range => ({ first, last })

/** The segments that an edit made; fails where it was refused. */
const made = (edit: segments.Edit): segments.Segments => {
  if ("refused" in edit) throw new Error(edit.refused)
  return edit.segments
}
const short = (all: segments.Segments) =>
  all.map(
    ({ first, id, label, last, link }) =>
      `${id} ${label} ${first}-${last}${link === undefined ? "" : ` ${link.relation} ${link.target}`}`
  )
const claims = (...ranges: ReadonlyArray<segments.Range>): segments.Segments =>
  ranges.map((range, i) => ({ id: String.fromCharCode(97 + i), label: "claim", stance: "pro", ...range }))

describe("editing segments", () => {
  it("makes what is selected one segment, and cuts what it covers", () => {
    const cut = made(segments.label(outline, claims(at(1, 5)), at(3), "example"))
    assert.deepStrictEqual(short(cut), ["a claim 1-2", "new-2 example 3-3", "rest-3 claim 4-5"])
    const swallowed = made(segments.label(outline, claims(at(1, 2), at(3, 4)), at(2, 5), "thesis"))
    assert.deepStrictEqual(short(swallowed), ["a claim 1-1", "b thesis 2-5"])
  })

  it("keeps the links to a segment that is only labelled anew, and drops its own where it may have none", () => {
    const [a, b] = claims(at(1), at(2))
    const linked = made(segments.link([a!, b!], 2, 1, "supports"))
    assert.deepStrictEqual(short(made(segments.label(outline, linked, at(1), "thesis"))), [
      "a thesis 1-1",
      "b claim 2-2 supports a"
    ])
    assert.deepStrictEqual(short(made(segments.label(outline, linked, at(2), "thesis"))), [
      "a claim 1-1",
      "b thesis 2-2"
    ])
    assert.deepStrictEqual(short(made(segments.clear(linked, at(1)))), ["b claim 2-2"])
  })

  it("joins neighbours, moves links to the whole, and refuses across a gap, a heading or a circle", () => {
    const [a, b, c] = claims(at(1), at(2), at(3))
    const linked = made(segments.link([a!, b!, c!], 3, 2, "supports"))
    assert.deepStrictEqual(short(made(segments.join(outline, linked, at(2)))), [
      "a claim 1-2",
      "c claim 3-3 supports a"
    ])
    assert.property(segments.join(outline, claims(at(1), at(3)), at(1, 3)), "refused")
    assert.property(segments.join(outline, claims(at(6), at(7)), at(7)), "refused")
    const ends = made(segments.link(linked, 1, 3, "supports"))
    assert.deepStrictEqual(segments.join(outline, ends, at(1, 2)), {
      refused: "That would make a circle of links: remove a link between them first."
    })
  })

  it("goes through the kinds of an example and no other segment's", () => {
    const example = made(segments.label(outline, [], at(1), "example"))
    const once = made(segments.cycleKind(example, 1, 1))
    assert.strictEqual(once[0]?.kind, "fact")
    assert.strictEqual(made(segments.cycleKind(once, 1, -1))[0]?.kind, "analogy")
    assert.property(segments.cycleKind(claims(at(1)), 1, 1), "refused")
  })

  it("keeps every rule through any edits", () => {
    const next = random(7)
    const below = (n: number) => next() % n
    let all: segments.Segments = []
    let other: segments.Segments = []
    for (let step = 0; step < 4000; step++) {
      const first = 1 + below(12)
      const range = at(first, Math.min(12, first + below(4)))
      const edits: ReadonlyArray<() => segments.Edit> = [
        () => segments.label(outline, all, range, LABELS[below(4)]!),
        () => segments.clear(all, range),
        () => segments.split(all, first),
        () => segments.join(outline, all, range),
        () => segments.cycleKind(all, first, 1),
        () => segments.toggleCounter(all, first),
        () => segments.link(all, first, 1 + below(12), "supports"),
        () => segments.unlink(all, first),
        () => segments.take(all, other, range)
      ]
      const edit = edits[below(edits.length)]!()
      if ("refused" in edit) continue
      if (below(10) === 0) other = all
      all = edit.segments
      assert.isUndefined(segments.problemOf(12, all), JSON.stringify(all))
      for (const { first, last } of all) assert.isFalse(first < 7 && last >= 7)
    }
    assert.isNotEmpty(all)
  })

  it("names what is wrong with segments from elsewhere", () => {
    const [a, b] = claims(at(1, 3), at(3, 4))
    assert.match(segments.problemOf(12, [a!, b!]) ?? "", /overlaps/)
    assert.match(segments.problemOf(2, [a!]) ?? "", /outside the article, which has 2 sentences/)
    assert.match(segments.problemOf(12, [{ ...a!, link: { relation: "supports", target: "a" } }]) ?? "", /circle/)
    assert.match(segments.problemOf(12, [{ ...a!, link: { relation: "supports", target: "z" } }]) ?? "", /not there/)
    assert.match(segments.problemOf(12, [{ ...a!, label: "thesis" }]) ?? "", /stance/)
  })
})

describe("settling", () => {
  const [a, b, c] = claims(at(1), at(3, 4), at(8))
  const first = [a!, b!, c!]

  it("finds where two versions differ: ranges, labels, attributes and links", () => {
    assert.deepStrictEqual(differences(first, first), [])
    assert.deepStrictEqual(differences(first, [a!, { ...b!, id: "z", first: 2 }, c!]), [at(2, 4)])
    assert.deepStrictEqual(differences(first, [a!, b!, { ...c!, stance: "counter" }]), [at(8)])
    assert.deepStrictEqual(differences(first, [a!, b!, { ...c!, link: { relation: "supports", target: "a" } }]), [
      at(8)
    ])
    assert.deepStrictEqual(differences(first, []), [at(1), at(3, 4), at(8)])
  })

  it("takes a version: where all differences are taken from one, it is that one", () => {
    const second: segments.Segments = [
      { id: "x", label: "thesis", ...at(1) },
      { id: "y", label: "example", ...at(2, 3), link: { relation: "supports", target: "z" } },
      { id: "z", label: "claim", stance: "pro", ...at(4), link: { relation: "supports", target: "x" } }
    ]
    let all: segments.Segments = first
    for (const range of differences(first, second)) all = made(segments.take(all, second, range))
    assert.deepStrictEqual(differences(all, second), [])
    assert.isUndefined(segments.problemOf(12, all))
  })
})
