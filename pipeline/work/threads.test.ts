import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { Article } from "../../schemas/article.ts"
import { inline } from "./inline.ts"
import { openExtractor } from "../extract/registry.ts"
import { openThreads } from "./threads.ts"

const articles = (...texts: ReadonlyArray<string>) =>
  texts.map((text, i) => new Article({ id: `a${i}`, text, source: `a${i}.txt`, marks: [] }))
const FIXTURE = new URL("./thread.fixture.ts", import.meta.url)

describe("openThreads", () => {
  it.live("does what is done inline, to the same bytes", () =>
    Effect.gen(function* () {
      const some = articles(
        "The ferry should be free\n\nNobody pays to cross a bridge. Take Oslo: it has five. 🌉",
        "",
        "Why?\n\nBecause it works, therefore."
      )
      const work = yield* openThreads("cues", { workers: 2, articleTimeout: 60 })
      const both = yield* Effect.all([work(some), work(some)], { concurrency: 2 })
      const here = yield* inline(yield* openExtractor("cues"))(some)
      assert.deepStrictEqual(both, [here, here])
    })
  )

  it.live("loses only the article that hangs or ends its thread", () =>
    Effect.gen(function* () {
      const work = yield* openThreads("any", { workers: 2, articleTimeout: 0.5 }, FIXTURE)
      const told: Array<number> = []
      const some = articles("fine", "hang", "fine", "exit", "throw", "fine")
      const { failures, lines } = yield* work(some, (done) => told.push(done))
      assert.include(told, 1, "nothing was told of the article that was done before the one that hung")
      assert.isBelow(Math.max(...told), some.length)
      assert.strictEqual(failures, 3)
      const made = lines.map((line) => (line.startsWith("{") ? JSON.parse(line) : line))
      assert.deepStrictEqual(
        made.map((line) => line.error ?? line),
        ["a0 done", "Timeout", "a2 done", "Crash", "Crash", "a5 done"]
      )
      assert.include(made[1], { articleId: "a1", source: "a1.txt", stage: "extract" })
      assert.include(made[1].message, "--article-timeout")
    })
  )

  it.live("stops its threads when it is interrupted", () =>
    Effect.gen(function* () {
      const work = yield* openThreads("any", { workers: 1, articleTimeout: 60 }, FIXTURE)
      const fiber = yield* Effect.forkChild(work(articles("hang")))
      yield* Effect.sleep("500 millis")
      const started = performance.now()
      yield* Fiber.interrupt(fiber)
      // The one thread is free for others again.
      assert.strictEqual((yield* work(articles("fine"))).lines[0], "a0 done")
      assert.isBelow(performance.now() - started, 20_000)
    }).pipe(Effect.scoped)
  )
})
