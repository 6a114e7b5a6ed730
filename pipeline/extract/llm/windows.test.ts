import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Article } from "../../../schemas/article.ts"
import type { Document } from "../../../schemas/document.ts"
import { split } from "../../split/split.ts"
import { judge } from "./answer.ts"
import { question } from "./prompt.ts"
import { bySentence } from "./server.fixture.ts"
import type { Window } from "./window.ts"
import { inWindows } from "./windows.ts"

const SENTENCES = {
  claim: "Ferries should be free for everyone.",
  example: "In the town of Arden 4 boats run.",
  conclusion: "Therefore the town must act.",
  none: "The morning was grey.",
  heading: "\n\n## About the boats\n\n",
  paragraph: "\n\n"
}
const Story = Schema.Array(
  Schema.Literals(["claim", "example", "example", "conclusion", "none", "heading", "paragraph"])
)

const documentOf = (story: typeof Story.Type): Document =>
  split(
    new Article({
      id: "story",
      source: "story.txt",
      marks: [],
      text: ["A title", "\n\n", ...story.map((kind) => SENTENCES[kind])].join(" ")
    })
  )

/** What a model that decides by the sentences alone answers in windows of a size, and the windows. */
const ask = (document: Document, asked: number, context: number) => {
  const windows: Array<Window> = []
  const { problems, segments } = Effect.runSync(
    inWindows(document, { asked, context }, (window, found) =>
      Effect.sync(() => {
        windows.push(window)
        return judge(document, window, found, bySentence(question(document, window, found)))!
      })
    )
  )
  assert.deepStrictEqual(problems, [])
  return { segments, windows }
}

describe("inWindows", () => {
  it("asks for a short article at once", () => {
    assert.strictEqual(ask(documentOf(["claim", "example", "none"]), 80, 10).windows.length, 1)
  })

  it.prop("gives the same segments whatever the size of the windows", [Story], ([story]) => {
    const document = documentOf([...story, ...story, ...story])
    const whole = ask(document, 10_000, 1)
    assert.strictEqual(whole.windows.length, 1)
    for (const [asked, context] of [
      [1, 1],
      [2, 1],
      [3, 2],
      [5, 3],
      [8, 1],
      [20, 10]
    ] as const) {
      assert.deepStrictEqual(ask(document, asked, context).segments, whole.segments, `windows of ${asked}`)
    }
  })

  it("cuts no segment that is longer than a window", () => {
    const document = documentOf([
      ...Array.from({ length: 30 }, () => "example" as const),
      "claim",
      ...Array.from({ length: 30 }, () => "example" as const)
    ])
    const { segments, windows } = ask(document, 4, 2)
    assert.deepStrictEqual(
      segments.map(({ first, last }) => [first, last]),
      [
        [2, 31],
        [32, 32],
        [33, 62]
      ]
    )
    assert.isAbove(windows.length, 4)
  })

  it("shows the model what is asked, what is context, and what was found", () => {
    const document = documentOf(["claim", "none", "example", "none", "claim", "none", "none"])
    const { windows } = ask(document, 3, 1)
    const prompt = question(document, windows[1]!, [{ first: 2, last: 2, label: "thesis" }])
    assert.include(prompt, "begin in sentences 4 to 6")
    assert.include(prompt, "Sentences 3 to 3 are shown as context: they are labelled already.")
    assert.include(prompt, "The article's title: A title\n")
    assert.include(prompt, `Its thesis, sentence 2: ${SENTENCES.claim}\n`)
    assert.include(prompt, "Found so far:\n2-2 thesis")
    assert.include(question(document, windows[1]!, []), "No thesis has been found before this part.")
    assert.notInclude(prompt, "[8]")
    assert.include(prompt, "[7]")
  })
})
