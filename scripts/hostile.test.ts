import { assert, it } from "vitest"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { checkRun } from "./hostile/check.ts"
import { hostileFiles } from "./hostile/files.ts"
import { writeHostileFolder } from "./hostile/folder.ts"

/*
 * The short form of `node scripts/hostile.ts`.
 */
it("nothing hostile ends a run, stalls it, fills its memory or is lost", { timeout: 900_000 }, async () => {
  const place = mkdtempSync(join(tmpdir(), "hostile-"))
  try {
    const expected = writeHostileFolder(join(place, "in"), hostileFiles({ seed: 1, length: 500, damaged: 2 }))
    const { faults } = await checkRun(
      join(place, "in"),
      join(place, "out"),
      expected,
      { seconds: 800, megabytes: 1000 },
      ["--extractor", "lead", "--article-timeout", "20"]
    )
    assert.deepStrictEqual(faults, [])
  } finally {
    rmSync(place, { recursive: true })
  }
})
