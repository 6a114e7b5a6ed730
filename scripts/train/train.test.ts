import { assert, describe, it } from "vitest"
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { OPINION, workFolder } from "../../pipeline/command.fixture.ts"
import type { GoldArticle } from "../../schemas/gold.ts"
import { trainingArticleOf } from "./trainingArticle.ts"
import { counted } from "./slopes.ts"
import type { Taught } from "./taught.ts"

/*
 * The real command on some articles of the sample dataset: what it prints and leaves, and that what it leaves can be
 * used.
 */

const { at, files, pipeline, start } = workFolder()
const train = (...args: ReadonlyArray<string>) => start("scripts/train", ...args).ended

mkdirSync(at("dozen/gold"), { recursive: true })
for (const name of readdirSync(join(OPINION, "gold")).sort().slice(0, 12))
  cpSync(join(OPINION, "gold", name), at("dozen/gold", name))

const taughtOf = (name: string) => {
  const { id, segments, text } = JSON.parse(readFileSync(at("dozen/gold", name), "utf8")) as GoldArticle
  return { text, ...trainingArticleOf({ id, text, segments }) }
}

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

  it(
    "goes on from a model, learns from a teacher as well, says which figures are without it, and scores another set once",
    { timeout: 60_000 },
    async () => {
      const lines = readdirSync(at("dozen/gold")).map((name) => {
        const { gaps, id, tags, text } = taughtOf(name)
        const counts = counted(tags, gaps)
        return { id, text, tags: [...counts.tags], steps: [...counts.steps], teacher: "a stern one" } satisfies Taught
      })
      files("taught", {
        "posts.jsonl": lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
        "stale.jsonl": JSON.stringify({ ...lines[0]!, text: "Another text." })
      })
      const { code, stderr, stdout } = await train(
        "dozen",
        "--from",
        "first.bin",
        "--unlabelled",
        "taught/posts.jsonl",
        "--report",
        "dozen",
        "--out",
        "third.bin"
      )
      assert.strictEqual(code, 0, stderr)
      assert.match(stderr, /12 articles that a stern one has taught/)
      assert.match(stdout, /^Cross-validated without the teacher/)
      assert.strictEqual(stdout.match(/sentence accuracy/g)?.length, 2)
      assert.include(readFileSync(at("third.bin"), "latin1"), '"labelledBy":"a stern one"')

      const stale = await train("dozen", "--unlabelled", "taught/stale.jsonl")
      assert.deepStrictEqual([stale.code, stale.stderr.split("\n").length], [1, 2])
      assert.match(stale.stderr, /^taught\/stale\.jsonl was labelled by another version of this program/)
    }
  )

  it("says in one line what is missing", async () => {
    mkdirSync(at("two/gold"), { recursive: true })
    for (const name of readdirSync(at("dozen/gold")).slice(0, 2)) cpSync(at("dozen/gold", name), at("two/gold", name))
    files("broken", { "model.bin": "no model" })
    const few = await train("two")
    assert.deepStrictEqual(
      [few.code, few.stderr],
      [1, "two has 2 labelled articles; it takes 10 at least to learn and measure.\n"]
    )
    const broken = await train("dozen", "--from", "broken/model.bin")
    assert.deepStrictEqual([broken.code, broken.stderr], [1, "broken/model.bin is not a model file of this program.\n"])
  })
})
