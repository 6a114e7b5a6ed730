import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it, layer } from "@effect/vitest"
import { Ajv2020 } from "ajv/dist/2020.js"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import type { RunInfo } from "../schemas/run.ts"
import { annotated, HOSTILE, outputs } from "../pipeline/write/fixture.ts"
import { findFormats } from "../pipeline/write/formats.ts"
import { writeOutputs } from "../pipeline/write/write.ts"

const root = path.join(import.meta.dirname, "..")
const published = path.join(root, "schemas/json")
const json = (file: string) => JSON.parse(readFileSync(file, "utf8"))
const validator = (name: string) =>
  new Ajv2020({ strict: true }).compile(json(path.join(published, `${name}.schema.json`)))

describe("the published JSON Schemas", () => {
  it("are what the Effect schemas give; after a change run: pnpm schemas", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "schemas-"))
    try {
      execFileSync(process.execPath, [path.join(root, "scripts/json-schemas.ts"), folder])
      assert.deepStrictEqual(readdirSync(published), readdirSync(folder))
      for (const name of readdirSync(folder)) {
        assert.deepStrictEqual(json(path.join(published, name)), json(path.join(folder, name)), name)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it("accept the gold and the dataset.json of our own datasets", () => {
    const [gold, dataset] = [validator("gold"), validator("dataset")]
    const opinion = path.join(root, "datasets/opinion")
    assert.ok(dataset(json(path.join(opinion, "dataset.json"))), JSON.stringify(dataset.errors))
    const files = readdirSync(path.join(opinion, "gold"))
    assert.isAbove(files.length, 0)
    for (const file of files)
      assert.ok(gold(json(path.join(opinion, "gold", file))), `${file} ${JSON.stringify(gold.errors)}`)
  })

  it("refuse labels that there are not, and gold without a text", () => {
    const [gold, dataset] = [validator("gold"), validator("dataset")]
    const segment = { id: "s1", label: "claim", start: 0, end: 1, text: "a" }
    assert.ok(gold({ id: "a", text: "a", segments: [segment] }))
    assert.notOk(gold({ id: "a", text: "a", segments: [{ ...segment, label: "opinion" }] }))
    assert.notOk(gold({ id: "a", text: "a", segments: [{ ...segment, start: -1 }] }))
    assert.notOk(gold({ id: "a", segments: [segment] }))
    assert.ok(dataset({ labels: { MajorClaim: "thesis", Other: "none" }, "of its own": 1 }))
    assert.notOk(dataset({ labels: { MajorClaim: "theses" } }))
  })
})

layer(NodeServices.layer)("real outputs", (it) => {
  it.effect("conform, and broken ones do not", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      const records = Stream.make(annotated("a", HOSTILE), annotated("b", ["One."]))
      yield* writeOutputs(records, { ...outputs(out), formats: yield* findFormats("jsonl") })

      const article = validator("arguments")
      const lines = (yield* fs.readFileString(`${out}/arguments.jsonl`))
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
      assert.strictEqual(lines.length, 2)
      for (const line of lines) assert.ok(article(line), JSON.stringify(article.errors))
      const [segment] = lines[1].segments
      const faults = [
        { label: "opinion" },
        { start: 0.5 },
        { first_sentence: 0 },
        { confidence: 1.5 },
        { stanse: "pro" },
        { link: { relation: "supports" } }
      ]
      for (const broken of faults) {
        assert.notOk(article({ ...lines[1], segments: [{ ...segment, ...broken }] }), JSON.stringify(broken))
      }

      const run = validator("run")
      const info: RunInfo = json(`${out}/run.json`)
      assert.ok(run(info), JSON.stringify(run.errors))
      assert.notOk(run({ ...info, counts: { ...info.counts, segments: { thesis: 1 } } }))
      assert.notOk(run({ ...info, extra: 1 }))
    })
  )
})
