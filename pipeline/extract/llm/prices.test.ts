import { assert, describe, it } from "@effect/vitest"
import { costOf, priceOf } from "./prices.ts"
import { Purse } from "./purse.ts"

describe("prices", () => {
  it("are those of every snapshot of a model, and of no other", () => {
    const price = priceOf("openai", "gpt-5-mini")
    assert.isDefined(price)
    assert.deepStrictEqual(priceOf("openai", "gpt-5-mini-2025-08-07"), price)
    assert.isDefined(priceOf("anthropic", "claude-haiku-4-5-20251001"))
    for (const [provider, model] of [
      ["openai", "gpt-5-minim"],
      ["google", "gpt-5-mini"],
      ["compatible", "gpt-5-mini"],
      ["openai", ""]
    ] as const) {
      assert.isUndefined(priceOf(provider, model))
    }
  })

  it("are for a million tokens", () => {
    assert.strictEqual(costOf({ input: 2, output: 10 }, 500_000, 100_000), 2)
    assert.strictEqual(costOf(undefined, 1, 1), 0)
  })
})

describe("a purse", () => {
  it("puts aside what requests may cost, and pays what they did", () => {
    const purse = new Purse(1)
    assert.isTrue(purse.putAside(0.6))
    assert.isFalse(purse.putAside(0.6))
    purse.settle(0.6, 0.1)
    assert.strictEqual(purse.spent, 0.1)
    assert.isTrue(purse.putAside(0.6))
    purse.settle(0.6, 0)
    assert.strictEqual(purse.spent, 0.1)
    assert.isTrue(new Purse().putAside(1e9))
  })
})
