import { assert, describe, it } from "@effect/vitest"
import { Article } from "../../../schemas/article.ts"
import { split } from "../../split/split.ts"
import { type Answered, judge } from "./answer.ts"
import { windowAt } from "./window.ts"

const document = split(
  new Article({
    id: "ferry",
    source: "ferry.txt",
    marks: [],
    text: `The ferry should be free

Nobody pays to cross a bridge. Take Oslo. It has five bridges. They cost nothing.

## The money

It costs little. Therefore the town must pay.

Share this`
  })
)
const SENTENCES = document.sentences.length
const HEADING = 6
const WHOLE = windowAt(1, 80, 10, SENTENCES)

const thesis: Answered = { first: 1, last: 1, label: "thesis", confidence: 0.9 }
const claim: Answered = { first: 2, last: 2, label: "claim", stance: "pro", target: 1, relation: "supports" }
const example: Answered = { first: 3, last: 5, label: "example", kind: "case", target: 2, relation: "supports" }
const answer = (...segments: ReadonlyArray<object>) => JSON.stringify({ segments })

const judged = (text: string, window = WHOLE, found: ReadonlyArray<Answered> = []) => {
  const { problems = [], segments = undefined } = judge(document, window, found, text) ?? {}
  return { segments, problems: problems.map(({ message }) => message) }
}

/** The one thing that is wrong with a segment beside others that are right, and that they are taken. */
const wrong = (segment: object): string => {
  const { problems, segments } = judged(answer(thesis, claim, segment))
  assert.deepStrictEqual(segments, [thesis, claim])
  assert.strictEqual(problems.length, 1)
  return problems[0]!
}

describe("judge", () => {
  it("knows the article as it is meant here", () => {
    assert.strictEqual(SENTENCES, 9)
    assert.strictEqual(document.paragraphOf(HEADING).kind, "heading")
    assert.strictEqual(document.paragraphOf(SENTENCES).kind, "furniture")
  })

  it("takes what is right, in reading order", () => {
    assert.deepStrictEqual(judged(answer(example, thesis, claim)), { segments: [thesis, claim, example], problems: [] })
    assert.deepStrictEqual(judged(answer()), { segments: [], problems: [] })
  })

  it("reads through prose, code fences and bare lists", () => {
    const right = answer(thesis, claim)
    for (const text of [
      `\`\`\`json\n${right}\n\`\`\``,
      `Here are the segments:\n\n${right}\n\nI hope that this helps.`,
      `Let me think {about it}.\n\`\`\`\n${JSON.stringify([thesis, claim], null, 2)}\n\`\`\` Done {really}.`,
      JSON.stringify([thesis, claim])
    ])
      assert.deepStrictEqual(judged(text), { segments: [thesis, claim], problems: [] }, text)
  })

  it("takes the last answer where a model thinks aloud", () => {
    const draft = answer({ first: 1, last: 1, label: "claim" })
    const right = answer(thesis, claim)
    for (const text of [
      `<think>A first try is ${draft}. But no {it is not}.</think>\n\`\`\`json\n${right}\n\`\`\``,
      `A first try is ${draft}, but no.</think>${right}`,
      `A first try is ${draft}. The heading asserts it, so:\n${right}`,
      `The form is {"segments": [...]}. ${right}`,
      `<thinking>It's {"segments": [{"first": 1,</thinking>${right} In the form {"segments": [...]}, as asked.`
    ])
      assert.deepStrictEqual(judged(text), { segments: [thesis, claim], problems: [] }, text)
    const none = `<think>Is it ${draft}? No.</think>{"segments":[]}`
    assert.deepStrictEqual(judged(none), { segments: [], problems: [] })
  })

  it("takes no draft for the answer", () => {
    const draft = answer({ first: 1, last: 1, label: "claim" })
    assert.isUndefined(judged(`<think>A first try is ${draft}. But`).segments)
    assert.isUndefined(judged(`<think>A first try is ${draft}.</think>`).segments)
    const broken = judged(`A try is ${draft}, but: ${answer(thesis, claim).slice(0, -20)}`)
    assert.deepStrictEqual(broken, { segments: [thesis], problems: ["it breaks off before its end"] })
  })

  it("reads as meant numbers as strings, words in capitals, per cent, trailing commas, and none", () => {
    const text = `{"segments": [
      {"first": "1", "last": "[1]", "label": "Thesis", "stance": "", "confidence": 90, "target": null,},
      {"first": "2", "last": 2, "label": " CLAIM", "stance": "Pro", "kind": "None", "target": "1", "relation": "SUPPORTS"},
      {"first": 3, "last": 5, "label": "example", "kind": "Case", "target": 0, "confidence": "80%"},
      {"first": 6, "last": 6, "label": "none"},
    ]}`
    const { target: _, relation: __, ...bare } = example
    assert.deepStrictEqual(judged(text), { segments: [thesis, claim, { ...bare, confidence: 0.8 }], problems: [] })
    assert.strictEqual(judged(answer({ ...thesis, confidence: 190 })).problems.length, 1)
    assert.strictEqual(judged(answer({ ...thesis, first: "one" })).problems.length, 1)
    assert.deepStrictEqual(judged(answer({ ...thesis, confidence: 1 })).segments, [{ ...thesis, confidence: 1 }])
  })

  it("takes the whole segments of an answer that breaks off, and says that it does", () => {
    const text = answer(thesis, claim, example)
    for (let end = text.indexOf("}") + 1; end < text.lastIndexOf("]"); end++) {
      const { problems, segments } = judged(text.slice(0, end))
      assert.deepStrictEqual(problems, ["it breaks off before its end"], text.slice(0, end))
      assert.isAbove(segments!.length, 0)
    }
  })

  it("finds no answer in none", () => {
    for (const text of ["", "I cannot help with that.", "{}", `{"segments":`, `{"segments":[{"first":1,"la`, "null"])
      assert.isUndefined(judge(document, WHOLE, [], text), text)
  })

  it("rejects one by one what is not of the schema", () => {
    assert.include(
      wrong({ first: 3, last: 3, label: "premise" }),
      `Expected "thesis" | "claim" | "example" | "conclusion" at ["label"]`
    )
    assert.include(wrong({ first: 0, last: 3, label: "claim" }), `at ["first"]`)
    assert.include(wrong({ first: 3.5, last: 4, label: "claim" }), `at ["first"]`)
    assert.include(wrong({ first: "three", last: 3, label: "claim" }), `at ["first"]`)
    assert.include(wrong({ first: 3, label: "claim" }), `at ["last"]`)
    assert.include(wrong({ first: 3, last: 3, label: "claim", stance: "neutral" }), `at ["stance"]`)
    assert.include(wrong({ first: 3, last: 3, label: "claim", confidence: 950 }), `at ["confidence"]`)
    const { problems, segments } = judged(`{"segments":[7,null,${JSON.stringify(thesis)}]}`)
    assert.deepStrictEqual(segments, [thesis])
    assert.strictEqual(problems.length, 2)
  })

  it("rejects one by one the ranges that cannot be", () => {
    assert.include(
      wrong({ ...example, last: 99 }),
      "the example of sentences 3 to 99 lies outside the article, which has 9 sentences"
    )
    assert.include(wrong({ ...example, first: 5, last: 4 }), "ends before it begins")
    assert.include(wrong({ ...example, first: 9, last: 9 }), "page furniture")
    assert.include(wrong({ ...example, last: HEADING }), "crosses the section heading before sentence 6")
    assert.include(wrong({ ...example, first: 2 }), "overlaps the claim of sentence 2")
  })

  it("leaves off links that lead nowhere, to themselves or round in a circle", () => {
    const { relation: _, target: __, ...bare } = claim
    for (const target of [6, 99, 2]) {
      const { problems, segments } = judged(answer(thesis, { ...claim, target }))
      assert.deepStrictEqual(segments, [thesis, bare], String(target))
      assert.strictEqual(problems.length, 1)
    }
    const circle = judged(answer(thesis, { ...claim, target: 4 }, example))
    assert.deepStrictEqual(circle.segments, [thesis, bare, example])
    assert.deepStrictEqual(circle.problems, ["the claim of sentence 2 is part of a circle of targets"])
  })

  it("drops attributes of another label without a word", () => {
    const { problems, segments } = judged(
      answer({ ...thesis, stance: "pro", kind: "fact", target: 2, relation: "supports" }, claim)
    )
    assert.deepStrictEqual(segments, [thesis, claim])
    assert.deepStrictEqual(problems, [])
  })

  it("keeps to its window", () => {
    const window = { first: 3, last: 4, shownFirst: 2, shownLast: 5 }
    assert.deepStrictEqual(judged(answer(claim, example), window, [claim]), { segments: [example], problems: [] })
    const later = { first: 5, last: 5, label: "claim" }
    assert.deepStrictEqual(judged(answer(later), window), { segments: [], problems: [] })
    assert.include(judged(answer({ ...example, first: 2 }), window).problems[0], "begins before sentence 3")
    assert.include(judged(answer({ ...example, last: 6 }), window).problems[0], "ends after sentence 5")
  })
})
