import { assert, describe, it } from "vitest"
import { readFileSync } from "node:fs"
import { PROSE, workFolder } from "../../command.fixture.ts"

/*
 * The real command, stopped in the midst of an article: the networks' runtime must not take the program with it.
 */

const { at, files, partsOf, pipeline, start } = workFolder()

/** Takes the networks half a minute. */
const ENDLESS =
  "Boats are cheap. Roads cost more, and nobody says why they should be built on an island that has none.\n\n".repeat(
    8000
  )

describe("a run with the large model", () => {
  it("loses an article that takes too long, and no other", async () => {
    const folder = files("long", { "a.txt": ENDLESS, "b.txt": PROSE })
    const { code, stderr } = await pipeline(
      folder,
      "--extractor",
      "model-large",
      "--workers",
      "1",
      "--article-timeout",
      "3",
      "--out",
      "late"
    )
    assert.strictEqual(code, 2, stderr)
    assert.match(readFileSync(at("late/failures.csv"), "utf8"), /^a,a\.txt,extract,Timeout,/m)
    assert.match(readFileSync(at("late/segments.csv"), "utf8"), /^b,b#1,/m)
  })

  it("ends at Ctrl-C as any other, and goes on", async () => {
    const folder = files("short", { "a.txt": ENDLESS })
    const { child, ended } = start("pipeline", folder, "--extractor", "model-large", "--out", "broken")
    await new Promise((resolve) => setTimeout(resolve, 3000))
    child.kill("SIGINT")
    const { code, stderr } = await ended
    assert.strictEqual(code, 130, stderr)
    assert.deepStrictEqual(partsOf("broken"), [])
    files("short", { "a.txt": PROSE })
    assert.strictEqual((await pipeline(folder, "--extractor", "model-large", "--out", "broken")).code, 0)
  })
})
