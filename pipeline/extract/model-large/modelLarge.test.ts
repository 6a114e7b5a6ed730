import { afterAll, assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Article } from "../../../schemas/article.ts"
import type { Document } from "../../../schemas/document.ts"
import { split } from "../../split/split.ts"
import { check } from "../check.ts"
import { RunArticles } from "../RunArticles.ts"
import { modelLarge, openModelLarge } from "./modelLarge.ts"

/** A few of the shorter ones: the networks take some tenths of a second for each. */
const TEXTS = ["letter-standing-charge", "count-them-in-the-gym", "put-the-pouches-away"].map((name) =>
  readFileSync(new URL(`../../../datasets/opinion/articles/${name}.txt`, import.meta.url), "utf8")
)
const FOLDER = fileURLToPath(new URL(".", import.meta.url))

const articleOf = (text: string) => new Article({ id: "a", text, source: "a.txt", marks: [] })
const scope = Scope.makeUnsafe()
const extractor = Effect.runSync(Effect.cached(Scope.provide(modelLarge.open(""), scope)))
afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

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

const before = Effect.runSync(Effect.cached(Effect.forEach(TEXTS, labelled)))

const changesNothing = (what: string, change: (text: string) => string) =>
  it.effect(`${what} changes no label`, () =>
    Effect.gen(function* () {
      for (const text of TEXTS) assert.notStrictEqual(change(text), text)
      assert.deepStrictEqual(yield* Effect.forEach(TEXTS, (text) => labelled(change(text))), yield* before)
    })
  )

describe("the large model", () => {
  it.effect("labels a short article as a reader would", () =>
    Effect.gen(function* () {
      const text =
        "The ferry should be free\n\nCharging for it is unfair to people who have no other road. " +
        "In 2019 the port counted 41,000 passengers, and in 2021, after the rise, 29,000. The bakery in Harbour Street closed that winter.\n\n" +
        "So the council must drop the fare this year."
      const labels = (yield* labelled(text)).map((line) => line.split(":")[0])
      assert.deepStrictEqual(labels, ["thesis", "claim", "example", "example", "conclusion"])
    })
  )

  changesNothing("a newsletter line", (text) => {
    const at = text.indexOf("\n\n", text.indexOf("\n\n") + 2)
    return `${text.slice(0, at)}\n\nSign up for our newsletter${text.slice(at)}`
  })
  changesNothing("Windows line ends and a blank page at the end", (text) =>
    `${text}\n\n\f\n\n   \n`.replaceAll("\n", "\r\n")
  )

  it.effect("straight or curly quotation marks are the same", () =>
    Effect.gen(function* () {
      const curly = TEXTS[0]!
        .replaceAll(/"(?=\w)/g, "“")
        .replaceAll('"', "”")
        .replaceAll("'", "’")
      const straight = curly.replaceAll(/[“”]/g, '"').replaceAll("’", "'")
      assert.notStrictEqual(curly, straight)
      assert.deepStrictEqual(yield* labelled(straight), yield* labelled(curly))
    })
  )

  it.effect("says the same twice", () =>
    Effect.gen(function* () {
      const document = split(articleOf(TEXTS[0]!))
      assert.deepStrictEqual(yield* answer(document), yield* answer(document))
    })
  )

  it.effect("says nearly the same of text in capitals alone", () =>
    Effect.gen(function* () {
      const capitals = yield* labelled(TEXTS[0]!.toUpperCase())
      const same = (yield* before)[0]!.filter((line, i) => line.split(":")[0] === capitals[i]?.split(":")[0])
      assert.isAbove(same.length / capitals.length, 0.75)
    })
  )

  const odd: Readonly<Record<string, string>> = {
    "an empty article": "",
    "white space": " \n\n\t ",
    "three sentences": "Ferries should be free. In 2019 the port counted 41,000 passengers. So the fare must go.",
    "no paragraphs": TEXTS[0]!.replaceAll(/\s+/g, " "),
    "lists alone": Array.from({ length: 30 }, (_, i) => `- Point ${i + 1} is that boats are cheap\n`).join(""),
    "another script": "船は無料であるべきだ。島の人々は毎日それに乗る。\n\n".repeat(20),
    "furniture alone": "Share on Facebook\n\nSubscribe\n\nAdvertisement\n\nRead more",
    "one endless word": "x".repeat(100_000),
    signs: "?!… — “ ” ((((( \u0000 \ufffd 🙂🙂🙂\n".repeat(50)
  }
  for (const [what, text] of Object.entries(odd)) {
    it.effect(`keeps the rules on ${what}`, () => answer(split(articleOf(text))))
  }

  it.effect("takes 3,000 sentences, in time linear in them", () =>
    Effect.gen(function* () {
      const seconds = Effect.fnUntraced(function* (sentences: number) {
        const document = split(articleOf("Boats are cheap. Roads cost more.\n\n".repeat(sentences / 2)))
        assert.strictEqual(document.sentences.length, sentences)
        const started = performance.now()
        yield* answer(document)
        return (performance.now() - started) / sentences
      })
      yield* seconds(300)
      const [short, long] = [yield* seconds(300), yield* seconds(3000)]
      assert.isBelow(long, 4 * short)
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
      yield* Effect.scoped(modelLarge.open("")).pipe(
        Effect.provideService(RunArticles, Stream.make(Result.succeed(german), Result.succeed(german))),
        Effect.provide(Logger.layer([Logger.make(({ message }) => lines.push(String(message)))]))
      )
      assert.strictEqual(lines.length, 1)
      assert.include(lines[0], "do not look English")
    })
  )
})

describe("its files", () => {
  /** What opening a folder says that lacks `name`, or has `content` there. */
  const broken = (name: string, content?: string | Uint8Array) =>
    Effect.acquireUseRelease(
      Effect.sync(() => mkdtempSync(join(tmpdir(), "model-large-"))),
      (folder) => {
        for (const file of ["weights.json", "encoder.onnx", "head.onnx", "vocab.txt"]) {
          if (file !== name) symlinkSync(join(FOLDER, file), join(folder, file))
          else if (content !== undefined) writeFileSync(join(folder, file), content)
        }
        return Effect.map(Effect.flip(Effect.scoped(openModelLarge(folder))), ({ message }) =>
          message.replace(folder, "FOLDER")
        )
      },
      (folder) => Effect.sync(() => rmSync(folder, { recursive: true }))
    )

  it.effect("are refused in one line where one is missing, cut short, or another's", () =>
    Effect.gen(function* () {
      const again = "fetch this program again, or take --extractor model."
      assert.strictEqual(yield* broken("head.onnx"), `There is no FOLDER/head.onnx that can be read: ${again}`)
      const head = readFileSync(join(FOLDER, "head.onnx"))
      assert.strictEqual(
        yield* broken("head.onnx", head.subarray(0, -1)),
        `FOLDER/head.onnx is damaged, cut short, or not the file that weights.json is for: ${again}`
      )
      assert.strictEqual(
        yield* broken("vocab.txt", "the\n"),
        `FOLDER/vocab.txt is damaged, cut short, or not the file that weights.json is for: ${again}`
      )
      assert.strictEqual(
        yield* broken("weights.json", "{}"),
        `FOLDER/weights.json does not describe weights of this version of the program: ${again}`
      )
      const weights = JSON.parse(readFileSync(join(FOLDER, "weights.json"), "utf8")) as { readonly files: object }
      const forAnother = { ...weights, files: { ...weights.files, "model.bin": "0".repeat(64) } }
      assert.match(
        yield* broken("weights.json", JSON.stringify(forAnother)),
        /model\.bin is not the model file that FOLDER\/weights\.json is for/
      )
    })
  )
})
