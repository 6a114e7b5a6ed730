import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { outputs } from "./outputs.ts"
import { validate } from "./validate.ts"

const HEADER =
  "article_id,segment_id,label,start,end,first_sentence,last_sentence,paragraph,section,text," +
  "stance,kind,relation,target_id,confidence"
const TEXTS = new Map([
  ["a", "🌊 Free.\r\n- Nurses need it.\r\n'+1' they say."],
  ["-b", "Tolls hurt."]
])

const decode = (path: string, content: string) => {
  const file = { path, id: path, content }
  assert.isTrue(outputs.recognises(file))
  return outputs.decode(file, (id) => Effect.succeed(TEXTS.get(id)))
}

const messages = (rows: string) =>
  Effect.map(decode("segments.csv", `${HEADER}\n${rows}`), ({ problems }) =>
    problems.map(({ message, place }) => `${place}: ${message}`)
  )

describe("outputs", () => {
  it.effect("reads segments.csv, undoing the guard only where the text needs it", () =>
    Effect.gen(function* () {
      const { articles, problems } = yield* decode(
        "segments.csv",
        [
          HEADER,
          "a,a#1,thesis,0,7,1,1,1,,🌊 Free.,,,,,0.875",
          "a,a#2,claim,9,26,2,2,2,,'- Nurses need it.,pro,,supports,a#1,",
          "a,a#3,example,28,42,3,3,3,,'+1' they say.,,testimony,attacks,a#2,1",
          "'-b,'-b#1,claim,0,11,1,1,1,,Tolls hurt.,counter,,supports,'-b#1,0.5",
          "unknown,unknown#1,claim,0,5,1,1,1,,Where?,pro,,,,",
          ""
        ].join("\r\n")
      )
      assert.deepStrictEqual(problems, [])
      assert.deepStrictEqual(articles.flatMap(validate), [])
      assert.deepStrictEqual(
        articles.map(({ id, segments }) => [id, segments.map(({ id }) => id)]),
        [
          ["a", ["a#1", "a#2", "a#3"]],
          ["-b", ["-b#1"]]
        ]
      )
      assert.deepStrictEqual(articles[0]!.segments.slice(0, 2), [
        {
          id: "a#1",
          label: "thesis",
          start: 0,
          end: 7,
          confidence: 0.875,
          place: "segments.csv line 2",
          quoted: "🌊 Free."
        },
        {
          id: "a#2",
          label: "claim",
          start: 9,
          end: 26,
          stance: "pro",
          link: { relation: "supports", target: "a#1" },
          place: "segments.csv line 3",
          quoted: "- Nurses need it."
        }
      ])
      assert.strictEqual(articles[1]!.segments[0]!.link!.target, "-b#1")
    })
  )

  it.effect("names rows that are not as they should be, and a table of other articles", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* messages("a,a#1,thesis,zero,,1,1,1,,x,maybe,,,,2"), [
        'segments.csv line 2: Expected an integer at ["start"]; Expected a value greater than or equal to 0 at ["start"]; ' +
          'Expected number at ["end"]; ' +
          'Expected "pro" | "counter" at ["stance"]; Expected a value between 0 and 1 at ["confidence"]'
      ])
      assert.deepStrictEqual(yield* messages("z,z#1,thesis,0,1,1,1,1,,x,,,,,"), [
        "segments.csv: none of its articles has a known text; read arguments.jsonl instead, or check that the ids are the dataset's"
      ])
    })
  )

  it.effect("reads arguments.jsonl with its own texts", () =>
    Effect.gen(function* () {
      const line = {
        article_id: "c",
        source: "c.txt",
        text: "🌊 Yes. No.",
        sentences: [
          [0, 6],
          [7, 10]
        ],
        segments: [
          {
            segment_id: "c#1",
            label: "claim",
            start: 7,
            end: 10,
            section: "",
            text: "No.",
            stance: "pro",
            confidence: 0.25
          }
        ]
      }
      const lines = [line, { ...line, article_id: "d", segments: [] }, { article_id: "e" }]
      const { articles, problems } = yield* decode(
        "arguments.jsonl",
        lines.map((value) => `${JSON.stringify(value)}\n`).join("")
      )
      assert.deepStrictEqual(
        articles.map(({ id, segments }) => [id, segments.length]),
        [
          ["c", 1],
          ["d", 0]
        ]
      )
      assert.deepStrictEqual(articles[0], {
        id: "c",
        place: "arguments.jsonl line 1",
        text: line.text,
        sentences: [
          [0, 6],
          [7, 10]
        ],
        segments: [
          {
            id: "c#1",
            label: "claim",
            start: 7,
            end: 10,
            stance: "pro",
            confidence: 0.25,
            quoted: "No.",
            place: "arguments.jsonl line 1 segment 1"
          }
        ]
      })
      assert.deepStrictEqual(
        problems.map(({ article, place }) => [article, place]),
        [["e", "arguments.jsonl line 3"]]
      )
    })
  )
})
