import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as PlatformError from "effect/PlatformError"
import { openStaging } from "./staging.ts"

const OWN = { names: ["a.csv", "b.csv", "c.csv", "pages"], last: "run.json" }

/** What two runs leave: the second has one file less, one more, and others in its folder. */
const OLD = { "a.csv": "old a", "b.csv": "old b", "pages/1": "old", "run.json": "old", "notes.txt": "mine" }
const NEW = { "a.csv": "new a", "c.csv": "new c", "pages/2": "new", "run.json": "new", "notes.txt": "mine" }

const publish = (out: string, files: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    const staging = yield* openStaging(out, OWN)
    for (const [name, text] of Object.entries(files)) if (name !== "notes.txt") yield* staging.whole(name, text)
    return yield* staging.publish
  }).pipe(Effect.scoped)

const content = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const found: Record<string, string> = {}
  for (const name of yield* fs.readDirectory(out, { recursive: true })) {
    if ((yield* fs.stat(`${out}/${name}`)).type === "File") found[name] = yield* fs.readFileString(`${out}/${name}`)
  }
  return found
})

/** Runs on the real file system, on which renames number `from` to `to`, from 0, end in an error. */
const failing = (from: number, to: number, count = { renames: 0 }) =>
  Effect.updateService(FileSystem.FileSystem, (fs) => ({
    ...fs,
    rename: (before: string, after: string) =>
      Effect.suspend(() => {
        const number = count.renames++
        return number >= from && number <= to ? Effect.fail(full) : fs.rename(before, after)
      })
  }))

const full = PlatformError.systemError({ _tag: "Unknown", module: "FileSystem", method: "rename" })

layer(NodeServices.layer)("a swap of outputs", (it) => {
  const before = Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const out = yield* fs.makeTempDirectoryScoped()
    yield* publish(out, OLD)
    yield* fs.writeFileString(`${out}/notes.txt`, "mine")
    return out
  })

  it.effect("leaves the new outputs, and nothing else of its names", () =>
    Effect.gen(function* () {
      const out = yield* before
      assert.deepStrictEqual(yield* content(out), OLD)
      yield* publish(out, NEW)
      assert.deepStrictEqual(yield* content(out), NEW)
    })
  )

  it.effect("leaves the old outputs whichever rename fails", () =>
    Effect.gen(function* () {
      const count = { renames: 0 }
      yield* publish(yield* before, NEW).pipe(failing(-1, -1, count))
      assert.isAbove(count.renames, 6)
      for (let fail = 0; fail < count.renames; fail++) {
        const out = yield* before
        yield* Effect.flip(publish(out, NEW)).pipe(failing(fail, fail))
        assert.deepStrictEqual(yield* content(out), OLD, `rename ${fail}`)
        yield* publish(out, NEW)
        assert.deepStrictEqual(yield* content(out), NEW, `after rename ${fail}`)
      }
    })
  )

  it.effect("never shows old beside new where nothing can be undone, and the next run begins from the old", () =>
    Effect.gen(function* () {
      for (let fail = 0; fail < 8; fail++) {
        const out = yield* before
        yield* Effect.flip(publish(out, NEW)).pipe(failing(fail, Number.POSITIVE_INFINITY))
        const shown = Object.entries(yield* content(out)).filter(([name]) => !/^\.|^notes/.test(name))
        const ages = new Set(shown.map(([, text]) => text.slice(0, 3)))
        assert.isAtMost(ages.size, 1, `old beside new at rename ${fail}`)
        // Nothing is moved before run.json is: what is half there does not look whole.
        if (fail > 0)
          assert.isFalse(
            shown.some(([name]) => name === "run.json"),
            `run.json at rename ${fail}`
          )
        yield* Effect.scoped(openStaging(out, OWN))
        assert.deepStrictEqual(yield* content(out), OLD, `rename ${fail}`)
      }
    })
  )

  it.effect("gives back files of its names where no run has ever been", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      yield* fs.writeFileString(`${out}/a.csv`, "mine")
      yield* fs.writeFileString(`${out}/b.csv`, "mine too")
      yield* Effect.flip(publish(out, NEW)).pipe(failing(2, 2))
      assert.deepStrictEqual(yield* content(out), { "a.csv": "mine", "b.csv": "mine too" })
    })
  )
})
