/**
 * `node scripts/pin-answers.ts`: writes anew what the extractors that ask nobody answer for datasets/opinion, for the
 * tests to hold them to. Refuses answers that have changed under the fingerprint that they are kept under: such a
 * change has to have a new VERSION.
 */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { writeFileSync } from "node:fs"
import { answersOf, changedArticles, PINNED, readAnswers } from "../pipeline/extract/answers.fixture.ts"

const pin = Effect.forEach(
  PINNED,
  Effect.fnUntraced(function* (pinned) {
    const kept = readAnswers(pinned)
    const now = yield* answersOf(yield* pinned.entry.open(""))
    const changed = kept === undefined ? [] : changedArticles(kept, now, pinned.tolerance)
    if (changed.length > 0 && kept?.fingerprint === now.fingerprint) {
      process.exitCode = 1
      return yield* Console.error(
        `${pinned.entry.name} answers otherwise for ${changed.join(", ")} under the same fingerprint: raise its VERSION first.`
      )
    }
    const lines = [{ fingerprint: now.fingerprint }, ...now.articles].map((line) => `${JSON.stringify(line)}\n`)
    writeFileSync(pinned.file, lines.join(""))
    yield* Console.log(`${pinned.entry.name}: ${changed.length} of ${now.articles.length} answers changed`)
  }, Effect.scoped)
)

await Effect.runPromise(pin)
