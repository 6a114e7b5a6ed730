import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { conll } from "./conll.ts"
import { validate } from "./validate.ts"

const decode = (content: string, texts: ReadonlyMap<string, string> = new Map()) =>
  conll.decode({ path: "x.dat", id: "x", content }, (id) => Effect.succeed(texts.get(id)))

describe("conll", () => {
  it.effect("reads numbered columns with relations in the tags, an article a block", () =>
    Effect.gen(function* () {
      const { articles, problems } = yield* decode(
        [
          "1\t🌊\t_\t_\tB-MajorClaim",
          "2\tfree\t_\t_\tI-MajorClaim",
          "3\t.\t_\t_\tO",
          "",
          "1\tTolls\t_\t_\tB-Claim:Against",
          "2\thelp\t_\t_\tB-Premise:-1:Attack",
          "3\tus\t_\t_\tI-Premise:-1:Attack",
          "4\tall\t_\t_\tI-Premise:-2:Support",
          ""
        ].join("\r\n")
      )
      assert.deepStrictEqual(problems, [])
      assert.deepStrictEqual(articles, [
        {
          id: "x/1",
          place: "x.dat",
          text: "🌊 free .",
          segments: [{ id: "1", label: "MajorClaim", start: 0, end: 6, place: "x.dat line 1" }]
        },
        {
          id: "x/2",
          place: "x.dat",
          text: "Tolls help us all",
          segments: [
            { id: "1", label: "Claim", start: 0, end: 5, place: "x.dat line 5", stance: "counter" },
            {
              id: "2",
              label: "Premise",
              start: 6,
              end: 13,
              place: "x.dat line 6",
              link: { relation: "attacks", target: "1" }
            },
            {
              id: "3",
              label: "Premise",
              start: 14,
              end: 17,
              place: "x.dat line 8",
              link: { relation: "supports", target: "1" }
            }
          ]
        }
      ])
    })
  )

  it.effect("takes blank lines for sentences where -DOCSTART- parts the articles", () =>
    Effect.gen(function* () {
      const { articles } = yield* decode(
        "-DOCSTART- O\n\nTea O\ncalms B-claim\n\nRain I-claim\n\n-DOCSTART- O\n\nEnd O\n"
      )
      assert.deepStrictEqual(
        articles.map(({ id, sentences, text }) => ({ id, text, sentences })),
        [
          {
            id: "x/1",
            text: "Tea calms Rain",
            sentences: [
              [0, 9],
              [10, 14]
            ]
          },
          { id: "x/2", text: "End", sentences: [[0, 3]] }
        ]
      )
      assert.deepStrictEqual(
        articles.flatMap(({ segments }) => segments.map(({ end, start }) => [start, end])),
        [[4, 14]]
      )
    })
  )

  it.effect("takes the id behind -DOCSTART-, and the text of that article where its tokens are the same", () =>
    Effect.gen(function* () {
      const content = "-DOCSTART- (2024/a%25)\n\n🌊\tO\nFree\tB-x\n.\tI-x\n\n-DOCSTART- (b)\n\nNo\tB-x\n"
      const texts = new Map([
        ["2024/a%", " 🌊\r\nFree.\n"],
        ["b", "No more"]
      ])
      const { articles } = yield* decode(content, texts)
      assert.deepStrictEqual(
        articles.map(({ id, segments, text }) => [id, text, segments[0]!.start, segments[0]!.end]),
        [
          ["2024/a%", " 🌊\r\nFree.\n", 4, 9],
          ["b", "No", 0, 2]
        ]
      )
      // A block an article, as the pipeline writes them, says nothing of sentences.
      assert.isUndefined(articles[0]!.sentences)
    })
  )

  it.effect("names a line without a tag, and a target out of reach", () =>
    Effect.gen(function* () {
      const { articles, problems } = yield* decode("Tea B-claim:5:Support\nRain\n")
      assert.deepStrictEqual(
        problems.map(({ message, place }) => `${place}: ${message}`),
        ['x.dat line 2: its last column is "Rain"; a token and a tag (O, B-… or I-…) are needed']
      )
      assert.deepStrictEqual(
        validate(articles[0]!).map(({ message }) => message),
        ["it supports 6, which is not a segment here"]
      )
    })
  )

  const Token = Schema.Struct({
    word: Schema.Literals(["a", "🌊", "naïve", "👩‍🚒", "x."]),
    tag: Schema.Literals(["O", "B", "I"])
  })
  it.effect.prop("cuts the tokens that a segment's tags cover", [Schema.NonEmptyArray(Token)], ([tokens]) =>
    Effect.gen(function* () {
      const expected: Array<string> = []
      tokens.forEach(({ tag, word }, i) => {
        if (tag === "I" && i > 0 && tokens[i - 1]!.tag !== "O") expected.push(`${expected.pop()} ${word}`)
        else if (tag !== "O") expected.push(word)
      })
      const { articles } = yield* decode(
        tokens.map(({ tag, word }) => `${word}\t${tag === "O" ? "O" : `${tag}-claim`}\n`).join("")
      )
      const { segments, text } = articles[0]!
      assert.deepStrictEqual(
        segments.map(({ end, start }) => Array.from(text).slice(start, end).join("")),
        expected
      )
    })
  )
})
