import { assert, describe, it } from "vitest"
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { OPINION, workFolder } from "../../pipeline/command.fixture.ts"

/*
 * The real command on some articles of the sample dataset: what it prints and leaves, and that what it leaves can be used.
 */

const { at, files, pipeline, start } = workFolder()
const train = (...args: ReadonlyArray<string>) => start("scripts/train", ...args).ended

mkdirSync(at("dozen/gold"), { recursive: true })
for (const name of readdirSync(join(OPINION, "gold")).sort().slice(0, 12)) cpSync(join(OPINION, "gold", name), at("dozen/gold", name))

describe("train", () => {
  it("leaves a model that the pipeline takes, the same bytes each time", { timeout: 60_000 }, async () => {
    const [first, second] = [await train("dozen", "--out", "first.bin"), await train("dozen", "--out", "second.bin")]
    assert.strictEqual(first.code, 0, first.stderr)
    assert.match(first.stdout, /overlap-\.5 macro-F1 +\.\d{3}/)
    assert.match(first.stdout, /link target, accuracy +0\.\d{3} +nearest claim/)
    assert.match(first.stderr, /fold 5 of 5/)
    assert.deepStrictEqual(readFileSync(at("first.bin")), readFileSync(at("second.bin")))
    assert.strictEqual(second.stdout.replaceAll("second.bin", "first.bin"), first.stdout)

    const article = files("one", { "a.txt": readFileSync(join(OPINION, "articles/fourteen-beds.txt"), "utf8") })
    const good = await pipeline(article, "--extractor", "model", "--weights", "first.bin", "--out", "out")
    assert.strictEqual(good.code, 0, good.stderr)
    assert.include(readFileSync(at("out/segments.csv"), "utf8"), "fourteen")
  })

  it("goes on from a model, and scores another set once", { timeout: 60_000 }, async () => {
    const { code, stderr, stdout } = await train("dozen", "--from", "first.bin", "--report", "dozen", "--out", "third.bin")
    assert.strictEqual(code, 0, stderr)
    assert.strictEqual(stdout.match(/sentence accuracy/g)?.length, 2)
    assert.notDeepEqual(readFileSync(at("third.bin")), readFileSync(at("first.bin")))
  })

  it("says in one line what is missing", async () => {
    mkdirSync(at("two/gold"), { recursive: true })
    for (const name of readdirSync(at("dozen/gold")).slice(0, 2)) cpSync(at("dozen/gold", name), at("two/gold", name))
    files("broken", { "model.bin": "no model" })
    const few = await train("two")
    assert.deepStrictEqual([few.code, few.stderr], [1, "two has 2 labelled articles; it takes 10 at least to learn and measure.\n"])
    const broken = await train("dozen", "--from", "broken/model.bin")
    assert.deepStrictEqual([broken.code, broken.stderr], [1, "broken/model.bin is not a model file of this program.\n"])
  })
})
