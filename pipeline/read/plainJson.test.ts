import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { PlainJson, plainJson } from "./plainJson.ts"

describe("plainJson", () => {
  const cases: ReadonlyArray<[text: string, value: unknown]> = [
    ['{"id":1879234567890123456}', { id: "1879234567890123456" }],
    ["[-1879234567890123457, 12]", ["-1879234567890123457", 12]],
    ["[9007199254740991,9007199254740993]", [9007199254740991, "9007199254740993"]],
    ["[0.1234567890123456,1000000000000000000e2]", [0.1234567890123456, 1e20]],
    ['{"a":NaN,"b":[Infinity,-Infinity],"c":"NaN"}', { a: null, b: [null, null], c: "NaN" }],
    [
      String.raw`{"a\\":"he said \"1879234567890123456, NaN\" \\","b":NaN}`,
      { "a\\": `he said "1879234567890123456, NaN" \\`, b: null }
    ]
  ]
  for (const [text, value] of cases) {
    it(text, () => {
      assert.deepStrictEqual(JSON.parse(plainJson(text)), value)
      for (const size of [1, 2, 3, 7]) {
        const json = new PlainJson()
        let out = ""
        for (let i = 0; i < text.length; i += size) out += json.add(text.slice(i, i + size))
        assert.deepStrictEqual(JSON.parse(out + json.end()), value, `in pieces of ${size}`)
      }
    })
  }

  it("leaves what is no JSON to the parser", () => {
    for (const text of ["NaNs", "{Infinity", '"NaN', "\\", '"\\']) assert.throws(() => JSON.parse(plainJson(text)))
  })

  const value = Schema.Array(Schema.Literals(["a", '"', "\\", "NaN", "12345678901234567890", ":", 7, true]))
  it.prop("changes no JSON without such numbers, in any pieces", [value, Schema.Int], ([values, seed]) => {
    const text = JSON.stringify({ values, x: values.join("") })
    const json = new PlainJson()
    const cut = Math.abs(seed) % text.length
    assert.strictEqual(json.add(text.slice(0, cut)) + json.add(text.slice(cut)) + json.end(), text)
  })
})
