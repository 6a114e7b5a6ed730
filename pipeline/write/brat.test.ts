import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, layer } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Stream from "effect/Stream"
import { annotated, outputs } from "./fixture.ts"
import { findFormats } from "./formats.ts"
import { writeOutputs } from "./write.ts"

// That `evals` reads it as it was: evals/gold/roundtrip.test.ts.
layer(NodeServices.layer)("brat", (it) => {
  it.effect("writes the files that brat opens", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      const records = Stream.make(annotated("2024/a", ["Free 🛳️.", "They\r\n say\tso. ", "Two\u2028lines."]))
      const { files } = yield* writeOutputs(records, { ...outputs(out), formats: yield* findFormats("brat") })
      assert.strictEqual(files.join(" "), "brat datapackage.json failures.csv warnings.csv run.json")
      assert.deepStrictEqual((yield* fs.readDirectory(`${out}/brat`, { recursive: true })).sort(), [
        "2024",
        "2024/a.ann",
        "2024/a.txt",
        "annotation.conf",
        "visual.conf"
      ])
      assert.strictEqual(
        yield* fs.readFileString(`${out}/brat/2024/a.txt`),
        "Free 🛳️.\n\nThey\r\n say\tso. \n\nTwo\u2028lines."
      )
      assert.strictEqual(
        yield* fs.readFileString(`${out}/brat/2024/a.ann`),
        [
          "T1\tthesis 0 8\tFree 🛳️.",
          "T2\tclaim 10 14;16 25\tThey  say\tso. ",
          "T3\texample 27 30;31 37\tTwo lines.",
          "A1\tStance T2 pro",
          "A2\tKind T3 fact",
          "R1\tsupports Arg1:T2 Arg2:T1",
          "R2\tsupports Arg1:T3 Arg2:T1",
          ""
        ].join("\n")
      )
      assert.match(
        yield* fs.readFileString(`${out}/brat/annotation.conf`),
        /^\[entities\]\nthesis\nclaim\nexample\nconclusion\n\n\[relations\]\nsupports Arg1:/
      )
    })
  )

  it.effect("leaves nothing of an earlier run's folder", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = yield* fs.makeTempDirectoryScoped()
      const write = (id: string, format: string) =>
        Effect.flatMap(findFormats(format), (formats) =>
          writeOutputs(Stream.make(annotated(id, ["One."])), { ...outputs(out), formats })
        )
      yield* write("a", "brat")
      yield* write("b", "brat")
      assert.notInclude(yield* fs.readDirectory(`${out}/brat`), "a.ann")
      yield* write("b", "csv")
      assert.notInclude(yield* fs.readDirectory(out), "brat")
    })
  )
})
