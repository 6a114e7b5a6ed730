import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { openPartStore } from "./store.ts"

const LINES = ["a", "é 🌉", "c"].map((warning) =>
  JSON.stringify({ _tag: "Warning", articleId: warning, source: "a.html", stage: "read", warning, message: "m" })
)

layer(NodeServices.layer)("openPartStore", (it) => {
  const stored = Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const out = yield* fs.makeTempDirectoryScoped()
    const store = yield* openPartStore(out)
    yield* store.prepare
    yield* store.write(1, "print", LINES)
    yield* store.write(2, "print", [])
    return { fs, store, file: `${out}/parts/000001.jsonl` }
  })

  it.effect("gives back what was written, and nothing of its own lines", () =>
    Effect.gen(function* () {
      const { store } = yield* stored
      assert.deepStrictEqual(
        (yield* Stream.runCollect(store.records(2))).map((record) => JSON.stringify(record)),
        LINES
      )
      assert.strictEqual(yield* store.state(1, "print"), "finished")
      assert.strictEqual(yield* store.state(2, "print"), "finished")
      assert.strictEqual(yield* store.state(1, "other"), "changed")
      assert.strictEqual(yield* store.state(3, "print"), "absent")
    })
  )

  it.effect("trusts no part that was cut anywhere, lost a line, or has one other byte", () =>
    Effect.gen(function* () {
      const { file, fs, store } = yield* stored
      const whole = yield* fs.readFile(file)
      const state = (bytes: Uint8Array) => Effect.andThen(fs.writeFile(file, bytes), store.state(1, "print"))
      for (let at = 0; at < whole.length; at++) {
        const flipped = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 1 : byte))
        assert.strictEqual(yield* state(whole.subarray(0, at)), "damaged", `cut at byte ${at}`)
        // What is another byte in the first line is taken for another fingerprint.
        const expected = at < whole.indexOf(10) ? "changed" : "damaged"
        assert.strictEqual(yield* state(flipped), expected, `another byte at ${at}`)
      }
      const lines = String(Buffer.from(whole)).split("\n")
      assert.strictEqual(yield* state(Buffer.from(lines.toSpliced(2, 1).join("\n"))), "damaged")
      assert.strictEqual(yield* state(Buffer.from(`${lines.join("\n")}\n`)), "damaged")
      assert.strictEqual(yield* state(whole), "finished")
    })
  )
})
