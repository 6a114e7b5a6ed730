import { assert, describe, it } from "@effect/vitest"
import { byline, saidIn } from "./byline.ts"

describe("byline", () => {
  it("is the names in it", () => {
    const cases = {
      "By Ada Holm": "Ada Holm",
      "Published by Ann Lee": "Ann Lee",
      "Author: Ann Lee": "Ann Lee",
      "Words by Ada Holm | 12 March 2024": "Ada Holm",
      "By Ada Holm and Bo Ek on 12 March 2024": "Ada Holm and Bo Ek",
      "Byron Hale": "Byron Hale",
      "The Editors": "The Editors",
      "Noel Author": "Noel Author"
    }
    for (const [line, names] of Object.entries(cases)) assert.strictEqual(byline(line), names, line)
  })

  it("is nothing where nobody is named", () => {
    const nobody = ["Published by", "By", "Posted by:", "About the Author", "About the authors", "No Author", "Author"]
    const others = [
      "Unknown author",
      "N/A",
      "nan",
      "None",
      "admin",
      "Staff",
      "@adaholm",
      "a@b.example",
      "—",
      "",
      "Byline"
    ]
    for (const line of [...nobody, ...others]) assert.strictEqual(byline(line), undefined, line)
  })
})

describe("saidIn", () => {
  const said = (...lines: ReadonlyArray<string>) => {
    const { author, date } = saidIn(lines)
    return [author, date]
  }

  it("finds author and date in lines of their own", () => {
    const both = ["Ada Holm", "2024-03-12"]
    assert.deepStrictEqual(said("Keep the ferry", "By Ada Holm", "12 March 2024", "The town"), both)
    assert.deepStrictEqual(said("Keep the ferry", "12 March 2024", "by Ada Holm", "The town"), both)
    assert.deepStrictEqual(said("Keep the ferry", "BY Ada Holm | Tuesday, March 12, 2024 | 5 min read"), both)
    assert.deepStrictEqual(said("Keep the ferry", "By Ada Holm, 12 March 2024"), both)
    assert.deepStrictEqual(said("Keep the ferry", "By Ada Holm on March 12, 2024"), both)
    assert.deepStrictEqual(said("Keep the ferry", "By Ada Holm March 12, 2024 8:00 AM"), both)
    assert.deepStrictEqual(said("Keep the ferry", "Posted on March 12, 2024 by Ada Holm"), both)
    assert.deepStrictEqual(said("Keep the ferry", "London, 12 March 2024"), [undefined, "2024-03-12"])
    assert.deepStrictEqual(said("Keep the ferry", "Last updated: 2024-03-12"), [undefined, "2024-03-12"])
    assert.deepStrictEqual(said("Keep the ferry", "March 2024"), [undefined, "2024-03"])
    assert.deepStrictEqual(said("Keep", "By Dr. Ada van der Holm Jr., our correspondent in Fenmark"), [
      "Dr. Ada van der Holm Jr.",
      undefined
    ])
    assert.deepStrictEqual(said("Keep", "By ADA HOLM, BO EK and CY IVES"), ["ADA HOLM, BO EK and CY IVES", undefined])
  })

  it("takes no sentence, section or later line for them", () => {
    const neither = [undefined, undefined]
    assert.deepStrictEqual(said("By the time that it closed nobody cared."), neither)
    assert.deepStrictEqual(said("By Monday nobody cared."), neither)
    assert.deepStrictEqual(said("By Christmas Eve, the ferry had stopped."), neither)
    assert.deepStrictEqual(
      said("By Christmas Eve, the ferry had been laid up", "for a month and nobody cared."),
      neither
    )
    assert.deepStrictEqual(said("On 12 March 2024 the board met."), neither)
    assert.deepStrictEqual(said("It closed on 12 March 2024"), neither)
    assert.deepStrictEqual(said("2024", "8:00 AM", "Tuesday"), neither)
    assert.deepStrictEqual(said("The ferry ".repeat(20), "By Ada Holm", "12 March 2024"), neither)
  })
})
