import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { readdirSync, readFileSync } from "node:fs"
import { Article } from "../../../schemas/article.ts"
import type { Document } from "../../../schemas/document.ts"
import { split } from "../../split/split.ts"
import { check } from "../check.ts"
import { RunArticles } from "../RunArticles.ts"
import { model } from "./model.ts"

const FOLDER = new URL("../../../datasets/opinion/articles/", import.meta.url)
const TEXTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => readFileSync(new URL(name, FOLDER), "utf8"))

const articleOf = (text: string) => new Article({ id: "a", text, source: "a.txt", marks: [] })
const extractor = Effect.runSync(Effect.cached(Effect.scoped(model.open(""))))

/** A checked answer. */
const answer = (document: Document) =>
  Effect.flatMap(extractor, (model) =>
    Effect.flatMap(model.extract(document), (extraction) => check(document, extraction))
  )

/** Label and text of each sentence, white space and typography aside; furniture left out. */
const labelled = Effect.fnUntraced(function* (text: string) {
  const document = split(articleOf(text))
  const { segments } = yield* answer(document)
  return document.sentences.flatMap(({ end, start }, i) => {
    if (document.paragraphOf(i + 1).kind === "furniture") return []
    const label = segments.find(({ first, last }) => first <= i + 1 && i + 1 <= last)?.label ?? "none"
    return [`${label}: ${text.slice(start, end).replaceAll(/\s+/g, " ").replaceAll(/[“”]/g, '"').replaceAll("’", "'")}`]
  })
})

/** The share of sentences that have the same label. */
const agreement = Effect.fnUntraced(function* (texts: ReadonlyArray<string>, change: (text: string) => string) {
  let [same, all] = [0, 0]
  for (const text of texts) {
    const [before, after] = yield* Effect.all([labelled(text), labelled(change(text))])
    all += before.length
    same += before.filter((sentence, i) => sentence.split(":", 1)[0] === after[i]?.split(":", 1)[0]).length
  }
  return same / all
})

const changesNothing = (what: string, change: (text: string) => string) =>
  it.effect(`${what} changes no label`, () =>
    Effect.forEach(
      TEXTS,
      Effect.fnUntraced(function* (text) {
        assert.notStrictEqual(change(text), text)
        assert.deepStrictEqual(yield* labelled(change(text)), yield* labelled(text))
      }),
      { discard: true }
    )
  )

/** Before the second paragraph after the headline, on a line of its own. */
const insert = (line: string) => (text: string) => {
  const at = text.indexOf("\n\n", text.indexOf("\n\n") + 2)
  return `${text.slice(0, at)}\n\n${line}${text.slice(at)}`
}

describe("the shipped model", () => {
  changesNothing("a newsletter line", insert("Sign up for our newsletter"))
  changesNothing("a line to share", insert("Share on Facebook"))
  changesNothing("Windows line ends", (text) => text.replaceAll("\n", "\r\n"))
  changesNothing("a blank page at the end", (text) => `${text}\n\n\f\n\n   \n`)

  it.effect("straight or curly quotation marks are the same", () =>
    Effect.forEach(
      TEXTS.filter((text) => /[“”’]/.test(text)),
      Effect.fnUntraced(function* (text) {
        const straight = text.replaceAll(/[“”]/g, '"').replaceAll("’", "'")
        assert.deepStrictEqual(yield* labelled(straight), yield* labelled(text))
      }),
      { discard: true }
    )
  )

  it.effect("says nearly the same of text in capitals alone", () =>
    Effect.gen(function* () {
      assert.isAbove(yield* agreement(TEXTS.slice(0, 8), (text) => text.toUpperCase()), 0.75)
    })
  )

  it.effect("says nearly the same of badly scanned text", () =>
    Effect.gen(function* () {
      const scanned = (text: string) =>
        text
          .replaceAll("rn", "m")
          .replaceAll(/(?<=[a-z])l(?=[aeu])/g, "1")
          .replaceAll(/(?<=[a-z])h(?=e)/g, "b")
      assert.isAbove(yield* agreement(TEXTS.slice(0, 8), scanned), 0.75)
    })
  )

  const odd: Readonly<Record<string, string>> = {
    "an empty article": "",
    "white space": " \n\n\t ",
    "three sentences": "Ferries should be free. In 2019 the port counted 41,000 passengers. So the fare must go.",
    "no paragraphs": TEXTS[0]!.replaceAll(/\s+/g, " "),
    "lists alone": Array.from({ length: 30 }, (_, i) => `- Point ${i + 1} is that boats are cheap\n`).join(""),
    "a line a sentence": TEXTS[1]!.replaceAll(/(?<=[.?!]) /g, "\n"),
    "another language": "Die Fähre sollte kostenlos sein. Sie ist die einzige Verbindung zum Festland.\n\n".repeat(20),
    "another script": "船は無料であるべきだ。島の人々は毎日それに乗る。\n\n".repeat(20),
    "furniture alone": "Share on Facebook\n\nSubscribe\n\nAdvertisement\n\nRead more",
    "one endless word": "x".repeat(100_000),
    signs: "?!… — “ ” ((((( \u0000 \ufffd 🙂🙂🙂\n".repeat(200)
  }
  for (const [what, text] of Object.entries(odd)) {
    it.effect(`keeps the rules on ${what}`, () => answer(split(articleOf(text))))
  }

  it.effect("says no thesis where none is stated", () =>
    Effect.gen(function* () {
      const { segments } = yield* answer(
        split(
          articleOf(
            "The bakery on Mill Street opened in 1974. It sold bread and rolls. My father bought a loaf there every Saturday. The shop closed in 2003."
          )
        )
      )
      assert.isFalse(segments.some(({ label }) => label === "thesis"))
    })
  )

  it.effect("takes time linear in the sentences", () =>
    Effect.gen(function* () {
      const long = (times: number) => split(articleOf(TEXTS.slice(1, 4).join("\n\n").concat("\n\n").repeat(times)))
      const seconds = Effect.fnUntraced(function* (document: Document) {
        const started = performance.now()
        yield* answer(document)
        return (performance.now() - started) / document.sentences.length
      })
      yield* seconds(long(5))
      const [short, tall] = [yield* seconds(long(5)), yield* seconds(long(30))]
      assert.isAtLeast(long(30).sentences.length, 3000)
      assert.isBelow(tall, 4 * short)
    })
  )

  it.effect("gives every segment a confidence, claims a stance, examples a kind", () =>
    Effect.gen(function* () {
      const { segments } = yield* answer(split(articleOf(TEXTS[0]!)))
      for (const { confidence, kind, label, stance } of segments) {
        assert.isTrue(confidence !== undefined && confidence > 0 && confidence < 1)
        assert.strictEqual(stance !== undefined, label === "claim")
        assert.strictEqual(kind !== undefined, label === "example")
      }
    })
  )

  it.effect("warns once of articles in another language", () =>
    Effect.gen(function* () {
      const german = articleOf(
        "Die Fähre sollte kostenlos sein, denn sie ist die einzige Verbindung zum Festland. ".repeat(9)
      )
      const lines: Array<string> = []
      const log = Logger.layer([Logger.make(({ message }) => lines.push(String(message)))])
      const opened = (articles: ReadonlyArray<Article>) =>
        Effect.scoped(model.open("")).pipe(
          Effect.provideService(RunArticles, Stream.fromIterable(articles.map((article) => Result.succeed(article)))),
          Effect.provide(log)
        )
      yield* opened([german, german, articleOf(TEXTS[0]!)])
      yield* opened([articleOf(TEXTS[0]!)])
      assert.deepStrictEqual(lines, [
        "2 of the first 3 articles do not look English. The model has learned from English alone: do not trust it there."
      ])
    })
  )
})
