import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { feedback } from "./feedback.ts"

const TEXT = '🌊 Phones ring.\r\nPhones ring. They do, "always".\n'
const HEADER = "id,discourse_id,discourse_start,discourse_end,discourse_text,discourse_type,predictionstring"

const decode = (content: string) =>
  feedback.decode({ path: "train.csv", id: "train", content }, (id, candidates) =>
    Effect.succeed(id === "E1" && candidates[0] === "train/E1.txt" ? TEXT : undefined)
  )

const spans = (content: string) =>
  Effect.map(decode(content), ({ articles }) =>
    articles.flatMap(({ segments, text }) =>
      segments.map(({ end, label, place, start }) => [label, Array.from(text).slice(start, end).join(""), start, place])
    )
  )

const messages = (content: string) =>
  Effect.map(decode(content), ({ problems }) =>
    problems.map(({ article, message, place }) => `${article}: ${place}: ${message}`)
  )

describe("feedback", () => {
  it.effect("keeps offsets that fit but for white space, and else goes where the text stands nearest", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(
        yield* spans(
          [
            HEADER,
            "E1,1,2,14,Phones ring.,Claim,1 2",
            'E1,2,14.0,28.0,"Phones ring. ",Evidence,3 4',
            'E1,3,28,46,"They do, ""always"".",Rebuttal,5 6 7'
          ].join("\r\n")
        ),
        [
          ["Claim", "Phones ring.", 2, "train.csv line 2"],
          ["Evidence", "\r\nPhones ring.", 14, "train.csv line 3"],
          ["Rebuttal", 'They do, "always".', 29, "train.csv line 4"]
        ]
      )
      assert.deepStrictEqual(yield* spans(`${HEADER}\nE1,1,13,20,Phones ring.,Claim,\nE1,2,5,20,Phones ring.,Claim,`), [
        ["Claim", "Phones ring.", 16, "train.csv line 2"],
        ["Claim", "Phones ring.", 2, "train.csv line 3"]
      ])
    })
  )

  it.effect("reads PERSUADE's columns, with lines inside cells counted", () =>
    Effect.gen(function* () {
      const text = '"One,\r\ntwo.\r\n\r\nThree."'
      assert.deepStrictEqual(
        yield* spans(
          `essay_id_comp,full_text,discourse_start,discourse_end,discourse_text,discourse_type\r\n` +
            `P,${text},0,10,"One,\r\ntwo.",Lead\r\nP,${text},14,20,Three.,Position\r\n`
        ),
        [
          ["Lead", "One,\r\ntwo.", 0, "train.csv line 2"],
          ["Position", "Three.", 14, "train.csv line 7"]
        ]
      )
    })
  )

  it.effect("reads the competition's answers by their words", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* spans("id,class,predictionstring\nE1,Claim,1 2\nE1,Evidence,5 6 7\n"), [
        ["Claim", "Phones ring.", 2, "train.csv line 2"],
        ["Evidence", 'They do, "always".', 29, "train.csv line 3"]
      ])
    })
  )

  it.effect("names rows that cannot be placed, texts that are missing, and what is no CSV", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* messages(`${HEADER}\nE1,1,2,14,Clocks ring.,Claim,1 2\nE2,1,0,1,x,Claim,0`), [
        'E1: train.csv line 2: its text "Clocks ring." is not in the article',
        "E2: train.csv line 3: its text was not found; put train/E2.txt beside the CSV"
      ])
      assert.deepStrictEqual(yield* messages("id,class,predictionstring\nE1,Claim,1 3\nE1,Claim,7 8\nE1,Claim,\n"), [
        "E1: train.csv line 2: its words are not one run; a segment is one range",
        "E1: train.csv line 3: it has word 8, but the text has 8 words",
        "E1: train.csv line 4: it has no text, no offsets and no words"
      ])
      assert.match((yield* messages(`${HEADER}\nE1,1\n`))[0]!, /^train: train.csv: it is not CSV: /)
    })
  )
})
