import { assert, describe, it } from "@effect/vitest"
import { SeenIds } from "./seen.ts"

describe("SeenIds", () => {
  it("knows every id and where it came from first, among many", () => {
    const seen = new SeenIds()
    for (let i = 0; i < 20_000; i++) assert.strictEqual(seen.add(`id ${i}`, i % 7), undefined)
    for (let i = 0; i < 20_000; i++) assert.strictEqual(seen.add(`id ${i}`, 99), i % 7)
    assert.strictEqual(seen.add("id 20000", 0), undefined)
  })
})
