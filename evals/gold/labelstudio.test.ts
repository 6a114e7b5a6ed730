import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { labelStudio } from "./labelstudio.ts"

const TEXT = "🌊 Free the ferries.\n\nNurses need them."

const region = (id: string, label: string, start: number, end: number, text?: string) => ({
  id,
  from_name: "label",
  to_name: "text",
  type: "labels",
  value: { start, end, labels: [label], ...(text === undefined ? {} : { text }) }
})

const decode = (...tasks: ReadonlyArray<unknown>) =>
  labelStudio.decode({ path: "export.json", id: "export", content: JSON.stringify(tasks) }, () =>
    Effect.succeed(undefined)
  )

const task = (...result: ReadonlyArray<unknown>) => ({
  id: 7,
  data: { text: TEXT },
  annotations: [{ was_cancelled: true, result: [] }, { result }]
})

describe("labelStudio", () => {
  it.effect("reads regions, relations and choices in code points", () =>
    Effect.gen(function* () {
      const { articles, problems } = yield* decode(
        task(
          region("r1", "Thesis", 2, 19, "Free the ferries."),
          region("r2", "Claim", 21, 38, "Nurses need them."),
          { id: "r2", type: "choices", value: { choices: ["counter"] } },
          { id: "r1", type: "rating", value: { rating: 3 } },
          { type: "relation", from_id: "r1", to_id: "r2", direction: "left", labels: ["attacks"] }
        )
      )
      assert.deepStrictEqual(problems, [])
      assert.deepStrictEqual(articles, [
        {
          id: "7",
          place: "export.json task 1",
          text: TEXT,
          segments: [
            {
              id: "r1",
              label: "Thesis",
              start: 2,
              end: 19,
              place: "export.json task 1 result 1",
              quoted: "Free the ferries."
            },
            {
              id: "r2",
              label: "Claim",
              start: 21,
              end: 38,
              place: "export.json task 1 result 2",
              quoted: "Nurses need them.",
              stance: "counter",
              link: { relation: "attacks", target: "r1" }
            }
          ]
        }
      ])
    })
  )

  it.effect(
    "reads predictions with their confidence where a task was not yet imported, never in place of a person's labels",
    () =>
      Effect.gen(function* () {
        const result = [{ ...region("r1", "Thesis", 2, 19), score: 0.75 }]
        const { articles } = yield* decode(
          { data: { id: "a", text: TEXT }, predictions: [{ model_version: "cues", result }] },
          { data: { id: "b", text: TEXT }, annotations: [], predictions: [{ result }] }
        )
        assert.deepStrictEqual(
          articles.map(({ id, segments }) => [id, segments[0]!.confidence]),
          [["a", 0.75]]
        )
      })
  )

  it.effect("reads the UTF-16 of older versions where only that fits the quoted texts", () =>
    Effect.gen(function* () {
      const old = yield* decode(task(region("r1", "Thesis", 3, 39, "Free the ferries.\\n\\nNurses need them.")))
      const segment = old.articles[0]!.segments[0]!
      assert.deepStrictEqual(
        [segment.start, segment.end, segment.quoted],
        [2, 38, "Free the ferries.\n\nNurses need them."]
      )
    })
  )

  it.effect("leaves a quoted text that fits neither for the check", () =>
    Effect.gen(function* () {
      const wrong = yield* decode(task(region("r1", "Thesis", 4, 9, "Free the ferries.")))
      assert.strictEqual(wrong.articles[0]!.segments[0]!.quoted, "Free the ferries.")
    })
  )

  it.effect("links as a support by default, prefers data.id, and passes over what nobody labelled", () =>
    Effect.gen(function* () {
      const labelled = task(region("r1", "A", 0, 1), region("r2", "A", 2, 3), {
        type: "relation",
        from_id: "r2",
        to_id: "r1"
      })
      const { articles } = yield* decode(
        { id: 1, data: { text: "x" }, annotations: [] },
        { ...labelled, data: { id: "mine", text: TEXT } }
      )
      assert.deepStrictEqual(
        articles.map(({ id }) => id),
        ["mine"]
      )
      assert.deepStrictEqual(articles[0]!.segments[1]!.link, { relation: "supports", target: "r1" })
    })
  )

  it.effect("names tasks and regions that are not as they should be", () =>
    Effect.gen(function* () {
      const { problems } = yield* decode(
        { id: 1, annotations: [] },
        task(
          { id: "r", type: "labels", value: { start: "/p[1]", end: "/p[1]", labels: ["A"] } },
          { type: "labels", value: { start: 0, end: 1, labels: ["A", "B"] } }
        )
      )
      assert.deepStrictEqual(
        problems.map(({ message, place }) => `${place}: ${message}`),
        [
          'export.json task 1: Missing key at ["data"]',
          "export.json task 2 result 1: its start and end are no offsets into a plain text",
          "export.json task 2 result 2: it has 2 labels; a segment has one"
        ]
      )
    })
  )
})
