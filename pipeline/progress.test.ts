import { assert, describe as suite, it } from "vitest"
import { describe } from "./progress.ts"

const progress = { articles: 1000, ahead: 240, underWay: 240, failed: 3, read: 500, total: 1000 }

suite("progress", () => {
  it("shows the share, the rate, the time left and the failures", () => {
    assert.strictEqual(
      describe(progress, 4, true),
      "[##########          ] 50%, 1,240 articles, 310/s, 4 s left, 3 failed"
    )
    assert.strictEqual(describe(progress, 400, false), "50%, 1,240 articles, 3.1/s, 7 min left, 3 failed")
    assert.strictEqual(
      describe({ ...progress, read: 100 }, 3600, false),
      "10%, 1,240 articles, 0.34/s, 9 h 0 min left, 3 failed"
    )
  })

  it("does not count what was read ahead", () => {
    assert.strictEqual(
      describe({ ...progress, underWay: 1480 }, 4, false),
      "25%, 1,240 articles, 310/s, 12 s left, 3 failed"
    )
    assert.strictEqual(describe({ ...progress, articles: 0, ahead: 0 }, 4, false), "0%, 0 articles, 0/s, 3 failed")
  })

  it("tells no time left before it knows the whole, or has seen too little", () => {
    assert.strictEqual(describe({ ...progress, total: undefined }, 4, true), "1,240 articles, 310/s, 3 failed")
    assert.strictEqual(describe({ ...progress, read: 1 }, 4, false), "0%, 1,240 articles, 310/s, 3 failed")
    assert.strictEqual(describe({ ...progress, read: 2000 }, 4, false), "100%, 1,240 articles, 310/s, 3 failed")
  })
})
