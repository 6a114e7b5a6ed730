import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { join } from "node:path"
import { Columns } from "../../schemas/dataset.ts"
import { openDataset } from "./dataset.ts"

/** A dataset folder with this `dataset.json`, opened. */
const open = (json: string | undefined, { columns = new Columns({}), inner = "" } = {}) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const dir = join(yield* fs.makeTempDirectoryScoped(), "opinions")
    yield* fs.makeDirectory(dir)
    yield* fs.writeFileString(join(dir, "a.txt"), "a")
    yield* fs.writeFileString(join(dir, "a.docx.bak"), "a")
    if (json !== undefined) yield* fs.writeFileString(join(dir, "dataset.json"), json)
    return { dir, dataset: yield* openDataset(join(dir, inner), columns) }
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))

const refusal = (json: string | undefined, inner?: string) =>
  Effect.map(Effect.flip(open(json, inner === undefined ? {} : { inner })), (error) => {
    assert.strictEqual(error._tag, "CannotStart")
    assert.notInclude(error.message, "\n")
    return error.message
  })

describe("openDataset", () => {
  it.effect("reads dataset.json; flags go before it", () =>
    Effect.gen(function* () {
      const json = `\ufeff{"name":"Opinions","language":"en","columns":{"text":"story","title":"head"},"labels":{"MajorClaim":"thesis"}}`
      const { dataset, dir } = yield* open(json, { columns: new Columns({ title: "headline" }) })
      assert.strictEqual(dataset.name, "opinions")
      assert.strictEqual(dataset.root, dir)
      assert.strictEqual(dataset.articlesDir, dir)
      assert.strictEqual(dataset.info.labels?.["MajorClaim"], "thesis")
      assert.deepStrictEqual({ ...dataset.columns }, { text: "story", title: "headline" })
    })
  )

  it.effect("needs no dataset.json; takes a single file", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual({ ...(yield* open(undefined)).dataset.info }, {})
      const { dataset, dir } = yield* open("not read", { inner: "a.txt" })
      assert.deepStrictEqual([dataset.name, dataset.root, dataset.file], ["a", dir, "a.txt"])
    })
  )

  it.effect("says what to do where it cannot start", () =>
    Effect.gen(function* () {
      assert.match(yield* refusal(undefined, "nowhere"), /There is no .*nowhere; give the folder/)
      assert.match(yield* refusal(undefined, "a.docx.bak"), /not a kind of file that is read: \.txt/)
      assert.match(yield* refusal("{\n  name: 1\n}"), /dataset\.json is not valid JSON/)
      assert.match(yield* refusal(`{"colums":{}}`), /unknown key \["colums"\]; its keys are name, .*columns/)
      assert.match(
        yield* refusal(`{"columns":{"body":"x"}}`),
        /unknown key \["columns"\]\["body"\].*those of columns text, title/
      )
      assert.match(yield* refusal(`{"language":5}`), /\["language"\]/)
    })
  )
})
