import { assert, describe, it } from "vitest"
import { nearest } from "./suggest.ts"

const NAMES = ["lead", "cues", "model", "model-large", "csv"]

describe("nearest", () => {
  it("finds the name that was meant", () => {
    assert.strictEqual(nearest("cue", NAMES), "cues")
    assert.strictEqual(nearest("Modle", NAMES), "model")
    assert.strictEqual(nearest("model_large", NAMES), "model-large")
    assert.strictEqual(nearest("cvs", ["html", "xlsx"]), undefined)
  })

  it("guesses nothing where most of the word would change", () => {
    assert.strictEqual(nearest("magic", NAMES), undefined)
    assert.strictEqual(nearest("tsv", ["csv", "jsonl"]), "csv")
    assert.strictEqual(nearest("xyz", NAMES), undefined)
    assert.strictEqual(nearest("", NAMES), undefined)
  })
})
