import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { Columns } from "../../schemas/dataset.ts"
import { openDataset } from "./dataset.ts"
import { readFolder } from "./folder.fixture.ts"
import { readArticles } from "./read.ts"

describe("a file that yields nothing for too long", () => {
  it.live("is a failure, after what it did yield, and the other files are read", () =>
    Effect.gen(function* () {
      const nothing = Buffer.alloc(200_000_000, "\n")
      const { articles, failures } = yield* readFolder(
        {
          "a.csv.gz": gzipSync(nothing),
          "b.json.gz": gzipSync(Buffer.alloc(200_000_000, " ")),
          "c.jsonl.gz": gzipSync(nothing),
          "d.tsv.gz": gzipSync(nothing),
          "e.md": `<div>\n${"<br ".repeat(1_000_000)}\n${"[^a] ".repeat(1_000_000)}`,
          "z.txt": "Still read.",
          "z2.csv": "id,text\n1,Still read.\n"
        },
        { seconds: 0.25 }
      )
      assert.deepStrictEqual(
        articles.map(({ id }) => id),
        ["z", "1"]
      )
      assert.deepStrictEqual(
        failures.map(({ articleId, error }) => `${articleId} ${error}`),
        ["a", "b", "c", "d", "e"].map((id) => `${id} TimedOut`)
      )
      assert.include(failures[0]!.message, "--article-timeout")
    })
  )

  it.live("is not one whose articles are waited with", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const file = join(yield* fs.makeTempDirectoryScoped(), "a.jsonl")
      const rows = Array.from({ length: 10 }, (_, i) => JSON.stringify({ id: `${i}`, text: "Read. ".repeat(50_000) }))
      yield* fs.writeFileString(file, rows.join("\n"))
      const all = yield* readArticles(yield* openDataset(file, new Columns({})), { seconds: 0.5 }).pipe(
        Stream.tap(() => Effect.sleep("100 millis")),
        Stream.runCollect
      )
      assert.strictEqual(all.filter(Result.isSuccess).length, 10)
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )
})
