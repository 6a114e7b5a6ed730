import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { Labelling } from "../../schemas/gold.ts"
import { openGold } from "../openGold.ts"
import { readLabels } from "./gold.ts"
import { flatteryNotes } from "./provenance.ts"

const labelling = (more: Partial<Labelling> = {}) =>
  new Labelling({
    annotator: "ann",
    changed: "2026-12-01T03:00:00.000Z",
    seconds: 60,
    done: true,
    guidelines: "1 (00000000)",
    chosen: "all",
    ...more
  })

/** A folder with a gold file for each of these. */
const folderOf = Effect.fnUntraced(function* (files: Readonly<Record<string, object>>) {
  const fs = yield* FileSystem.FileSystem
  const folder = yield* fs.makeTempDirectoryScoped()
  yield* fs.makeDirectory(`${folder}/gold`)
  for (const [id, more] of Object.entries(files))
    yield* fs.writeFileString(
      `${folder}/gold/${id}.json`,
      JSON.stringify({ id, text: "A bench.", segments: [], ...more })
    )
  return folder
})

describe("where gold comes from", () => {
  it.effect("leaves out what its annotator has not finished, and keeps gold that says nothing of it", () =>
    Effect.gen(function* () {
      const folder = yield* folderOf({
        a: { labelling: labelling({ done: false }) },
        b: { labelling: labelling() },
        c: {}
      })
      const read = yield* readLabels(folder, { labels: {} })
      assert.deepStrictEqual(
        read.map(({ id }) => id),
        ["b", "c"]
      )
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("tells of articles that were chosen because an extractor was unsure, and of proposals", () =>
    Effect.gen(function* () {
      const folder = yield* folderOf({
        a: { labelling: labelling({ chosen: "unsure" }) },
        b: { labelling: labelling(), proposed_by: "model,cues" },
        c: { proposed_by: "model" }
      })
      const { gold, notes } = yield* openGold(folder, {})
      assert.deepStrictEqual(notes, [
        "1 of 3 articles were labelled because an extractor was unsure of them: scores on them say nothing of other articles."
      ])
      assert.deepStrictEqual(flatteryNotes(gold, ["lead", "cues", "model"]), [
        "cues is flattered: the gold of 1 of 3 articles was made by correcting its own proposals.",
        "model is flattered: the gold of 2 of 3 articles was made by correcting its own proposals."
      ])
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )
})
