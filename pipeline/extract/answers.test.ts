import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { answersOf, changedArticles, documents, PINNED, readAnswers } from "./answers.fixture.ts"
import { check } from "./check.ts"

describe("answers on datasets/opinion", () => {
  for (const pinned of PINNED) {
    it.effect(
      `of ${pinned.entry.name} are those that are kept`,
      () =>
        Effect.gen(function* () {
          const kept = readAnswers(pinned)
          if (kept === undefined) throw new Error(`There is no ${pinned.file.pathname}`)
          const now = yield* answersOf(yield* pinned.entry.open(""))
          assert.deepStrictEqual(
            changedArticles(kept, now, pinned.tolerance),
            [],
            "Answers changed. If they were meant to, raise VERSION and run node scripts/pin-answers.ts"
          )
          assert.strictEqual(
            kept.fingerprint,
            now.fingerprint,
            "The fingerprint changed: run node scripts/pin-answers.ts, and commit what it writes"
          )
          assert.strictEqual(now.articles.length, documents().length)
        }).pipe(Effect.scoped),
      120_000
    )
  }

  it.effect("keep every rule", () =>
    Effect.gen(function* () {
      for (const { entry } of PINNED.filter(({ entry }) => entry.name !== "model-large")) {
        const extractor = yield* entry.open("")
        for (const document of documents()) yield* check(document, yield* extractor.extract(document))
      }
    }).pipe(Effect.scoped)
  )

  it("are told apart by one label, one link, and a confidence of another sixth digit", () => {
    const kept = { fingerprint: "x/1", articles: [{ id: "a", segments: "0", confidences: [0.5, 0.123456] }] }
    const other = (change: object) => ({ ...kept, articles: [{ ...kept.articles[0]!, ...change }] })
    assert.deepStrictEqual(changedArticles(kept, kept, 0), [])
    assert.deepStrictEqual(changedArticles(kept, other({ segments: "1" }), 0), ["a"])
    assert.deepStrictEqual(changedArticles(kept, other({ confidences: [0.5, 0.123457] }), 0), ["a"])
    assert.deepStrictEqual(changedArticles(kept, other({ confidences: [0.5, 0.12346] }), 1e-5), [])
    assert.deepStrictEqual(changedArticles(kept, other({ id: "b" }), 0), ["b"])
  })
})
