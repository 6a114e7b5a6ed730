import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { brat } from "./brat.ts"

const TEXT = "🌊 Ferries should be free.\r\nThey carry\r\nnurses; a toll is fair, some say.\r\n"

const decode = (lines: ReadonlyArray<string>) =>
  brat.decode({ path: "sub/e1.ann", id: "sub/e1", content: lines.join("\r\n") }, (_id, candidates) =>
    Effect.succeed(candidates[0] === "e1.txt" ? TEXT : undefined)
  )

const SPANS = [
  "R1\tsupports Arg1:T2 Arg2:T1\t",
  "T1\tMajorClaim 2 25\tFerries should be free.",
  "A1\tStance T3 Against",
  "T2\tPremise 27 37;39 45\tThey carry nurses",
  "M1\tKind T2 fact",
  "T3\tClaim 47 61\ta toll is fair",
  "R2\tattacks Arg1:T3 Arg2:T1",
  "R3\tsupports Arg1:T3 Arg2:T2",
  "R4\tparaphrases Arg1:T1 Arg2:T3",
  "#1\tAnnotatorNotes T3\tsure?",
  "*\tEquiv T1 T2",
  "E1\tAct:T1",
  ""
]

describe("brat", () => {
  it.effect("reads spans, relations and attributes, whatever their order", () =>
    Effect.gen(function* () {
      const { articles, problems } = yield* decode(SPANS)
      assert.deepStrictEqual(problems, [])
      assert.deepStrictEqual(articles[0]!.segments, [
        {
          id: "T1",
          label: "MajorClaim",
          start: 2,
          end: 25,
          place: "sub/e1.ann line 2",
          quoted: "Ferries should be free."
        },
        {
          id: "T2",
          label: "Premise",
          start: 27,
          end: 45,
          place: "sub/e1.ann line 4",
          quoted: "They carry\r\nnurses",
          link: { relation: "supports", target: "T1" },
          kind: "fact"
        },
        {
          id: "T3",
          label: "Claim",
          start: 47,
          end: 61,
          place: "sub/e1.ann line 6",
          quoted: "a toll is fair",
          stance: "counter",
          link: { relation: "attacks", target: "T1" }
        }
      ])
    })
  )

  it.effect("refuses pieces with text between them, attributes of nothing, and other lines", () =>
    Effect.gen(function* () {
      const { problems } = yield* decode([
        "T1\tClaim 2 9;20 25\tFerries free.",
        "A1\tStance T7 For",
        "A2\tStance T1 For",
        "T2 Claim 2 9 Ferries"
      ])
      assert.deepStrictEqual(
        problems.map(({ message, place }) => `${place}: ${message}`),
        [
          "sub/e1.ann line 1: T1 is in 2 pieces with text between them; a segment is one range",
          "sub/e1.ann line 4: it is not a line of brat standoff",
          "sub/e1.ann line 2: it is about T7, which is not a span here"
        ]
      )
    })
  )

  it.effect("keeps a quoted text that differs, for the check", () =>
    Effect.gen(function* () {
      const { articles } = yield* decode(["T1\tClaim 2 9\tFerrets"])
      assert.strictEqual(articles[0]!.segments[0]!.quoted, "Ferrets")
    })
  )

  it.effect("says which text is missing", () =>
    Effect.gen(function* () {
      const { problems } = yield* brat.decode({ path: "e2.ann", id: "e2", content: "" }, () =>
        Effect.succeed(undefined)
      )
      assert.deepStrictEqual(
        problems.map(({ message }) => message),
        ["its text was not found; put e2.txt beside it"]
      )
    })
  )
})
