import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import type { ForeignArticle } from "./format.ts"
import { relabel } from "./relabel.ts"

const ARTICLE: ForeignArticle = {
  id: "a",
  place: "a.ann",
  text: "🌊 one. Two. Three.",
  segments: [
    {
      id: "T3",
      label: "Premise",
      start: 12,
      end: 18,
      place: "a.ann line 3",
      stance: "pro",
      kind: "fact",
      link: { relation: "supports", target: "T2" }
    },
    { id: "T1", label: "Lead", start: 0, end: 6, place: "a.ann line 1" },
    {
      id: "T2",
      label: "claim",
      start: 7,
      end: 11,
      place: "a.ann line 2",
      stance: "counter",
      link: { relation: "attacks", target: "T1" },
      confidence: 0.5
    }
  ]
}

describe("relabel", () => {
  it("brings labels to ours, in reading order; none drops a segment and the links to it", () => {
    assert.deepStrictEqual(Result.getOrThrow(relabel([ARTICLE], { Premise: "example", Lead: "none" })), [
      {
        id: "a",
        text: ARTICLE.text,
        segments: [
          { id: "T2", label: "claim", start: 7, end: 11, text: "Two.", stance: "counter", confidence: 0.5 },
          {
            id: "T3",
            label: "example",
            start: 12,
            end: 18,
            text: "Three.",
            kind: "fact",
            link: { relation: "supports", target: "T2" }
          }
        ]
      }
    ])
  })

  it("lists every label it does not know, with its count and first place", () => {
    const failure = Result.getOrThrow(Result.flip(relabel([ARTICLE, ARTICLE], { lead: "none" })))
    assert.strictEqual(
      failure.message,
      "2 labels are not ours: Premise (2, first at a.ann line 3), Lead (2, first at a.ann line 1). Say for each which of " +
        'thesis, claim, example, conclusion or none it is: --map "Premise=…,Lead=…", or "labels" in dataset.json.'
    )
  })

  it("knows no label by accident", () => {
    const odd = { ...ARTICLE, segments: [{ id: "1", label: "constructor", start: 0, end: 1, place: "p" }] }
    assert.isTrue(Result.isFailure(relabel([odd], {})))
  })
})
