import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Article } from "../../schemas/article.ts"
import { split } from "../split/split.ts"
import { check } from "./check.ts"
import { lead } from "./lead.ts"

const extract = (text: string) => {
  const document = split(new Article({ id: "a", text, source: "a.txt", marks: [] }))
  return Effect.gen(function* () {
    const extractor = yield* lead.open("")
    const { segments } = yield* check(document, yield* extractor.extract(document))
    return segments.map(({ first, label, last }) => [
      label,
      document.article.text.slice(document.sentences[first - 1]!.start, document.sentences[last - 1]!.end)
    ])
  }).pipe(Effect.scoped)
}

describe("lead", () => {
  it.effect("takes headline, body and last paragraph for thesis, claims and conclusion", () =>
    Effect.gen(function* () {
      const segments = yield* extract(
        "Ferries should be free\n\nThe island pays twice. It pays in fares.\n\nSo drop the fare. Nobody will miss it.\n"
      )
      assert.deepStrictEqual(segments, [
        ["thesis", "Ferries should be free"],
        ["claim", "The island pays twice."],
        ["claim", "It pays in fares."],
        ["conclusion", "So drop the fare. Nobody will miss it."]
      ])
    })
  )

  it.effect("takes the first sentence for the thesis where there is no headline", () =>
    Effect.gen(function* () {
      const segments = yield* extract("Ferries should be free. The island pays twice.\n\nSo drop the fare.\n")
      assert.deepStrictEqual(
        segments.map(([label]) => label),
        ["thesis", "claim", "conclusion"]
      )
    })
  )

  it.effect("finds nothing in nothing, and one thesis in one sentence", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* extract(""), [])
      assert.deepStrictEqual(yield* extract("Ferries should be free."), [["thesis", "Ferries should be free."]])
    })
  )

  it.effect("reads no word: other words in the same places, the same answer", () =>
    Effect.gen(function* () {
      const labels = (word: string) =>
        Effect.map(extract(`Xa xa xa\n\nAa ${word} a. Bb b b.\n\nCc c c.\n`), (segments) =>
          segments.map(([label]) => label)
        )
      assert.deepStrictEqual(yield* labels("therefore"), yield* labels("percent"))
    })
  )
})
