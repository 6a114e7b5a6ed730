import { assert, it } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, vi } from "vitest"
import { describeInBrowser, lowestContrast } from "../../pipeline/write/page/browser.fixture.ts"
import {
  dataset,
  FERRY,
  goldIn,
  openPage,
  press,
  refusalOf,
  saved,
  short,
  startLabel,
  stopAll
} from "./label.fixture.ts"

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 })
afterAll(stopAll)

const program = (path: string, ...args: ReadonlyArray<string>) =>
  execFileSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", fileURLToPath(new URL(`../../${path}`, import.meta.url)), ...args],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }
  )

describeInBrowser("pnpm label, the loop", ({ folder, newContext }) => {
  it("settles two passes where they differ, and shows how far they agree", async () => {
    const root = dataset(join(folder(), "settle"), { ferry: FERRY, bench: "A bench is a seat. Sit down." })
    const browser = await newContext({ viewport: { width: 1280, height: 900 } })
    const label = async (name: string, ...keys: ReadonlyArray<string>) => {
      const running = await startLabel(root, "--annotator", name, "--port", "0")
      const page = await browser.newPage()
      await openPage(page, running.address())
      await press(page, "c", "d") // bench
      await page.waitForSelector("#s9")
      await press(page, ...keys, "d")
      await saved(page)
      await page.close()
      await running.stop()
      return running.output()
    }
    await label("ann", "t", "ArrowDown", "c", "ArrowDown", "ArrowDown", "Shift+ArrowDown", "e", "End", "o")
    const said = await label("bob", "t", "ArrowDown", "Shift+ArrowDown", "c", "ArrowDown", "e", "End", "o")
    assert.match(said, /Agreement with ann on 2 articles: Cohen's kappa 0\.\d\d, alpha_U 0\.\d\d/)

    const settle = await startLabel(root, "--settle", "ann", "bob", "--annotator", "eve", "--port", "0")
    const page = await browser.newPage()
    await openPage(page, settle.address())
    await press(page, "d")
    await page.waitForSelector("#s9")
    const difference = async () => ((await page.textContent("#settling .eyebrow")) ?? "").trim()
    assert.strictEqual(await difference(), "Difference 1 of 2, open; 2 still open")
    assert.isAtLeast(await lowestContrast(page), 4.5)
    await press(page, "d")
    assert.strictEqual(await page.textContent("#message"), "Not done. 2 differences are still open; the next is here.")
    await press(page, "2")
    assert.strictEqual(await difference(), "Difference 2 of 2, open; 1 still open")
    await press(page, "1")
    await saved(page)
    assert.deepStrictEqual(short(goldIn(join(root, "gold"), "ferry")), [
      "thesis 1-1",
      "claim 2-3",
      "example 4-5",
      "conclusion 9-9"
    ])
    assert.strictEqual(goldIn(join(root, "gold"), "ferry").labelling?.done, false)
    await press(page, "d")
    await page.waitForSelector('dialog h2:text-is("All articles are done")')
    const dialog = (await page.textContent("dialog")) ?? ""
    const agreed = program("evals/main.ts", "agree", join(root, "passes/ann"), join(root, "passes/bob"))
    const kappa = /sentences\.kappa +(\S+)/.exec(agreed)?.[1] ?? "none"
    assert.include(dialog, `sentences.kappa${kappa}`)
    assert.include(dialog, `pnpm evals ${root} --extractor model`)
    await settle.stop()
    const { labelling } = goldIn(join(root, "gold"), "ferry")
    assert.deepStrictEqual(
      [labelling?.done, labelling?.annotator, labelling?.settles, labelling?.open],
      [true, "eve", ["ann", "bob"], undefined]
    )
    assert.match(settle.output(), /2 were settled from the passes of ann and bob by eve/)
  })

  it("draws at random once, and says of labels made from proposals or doubts what they are", async () => {
    const texts = Object.fromEntries([..."abcdefgh"].map((id) => [id, `${FERRY}\nWritten by ${id}.`]))
    const root = dataset(join(folder(), "draw"), texts)
    const browser = await newContext()
    const first = await startLabel(
      root,
      "--annotator",
      "ann",
      "--sample",
      "3",
      "--seed",
      "5",
      "--propose",
      "cues",
      "--port",
      "0"
    )
    const page = await browser.newPage()
    await openPage(page, first.address())
    assert.match((await page.textContent("#warning")) ?? "", /scores of cues on them are flattered/)
    const drawn = JSON.parse(readFileSync(join(root, "passes/sample.json"), "utf8"))
    assert.deepStrictEqual([drawn.size, drawn.seed, drawn.of, drawn.ids.length], [3, 5, 8, 3])
    await press(page, "d")
    await page.waitForSelector('#place:has-text("Article 2 of 3")')
    await first.stop()
    const gold = goldIn(join(root, "passes/ann"), drawn.ids[0])
    assert.strictEqual(gold.proposed_by, "cues")
    assert.isNotEmpty(gold.segments)
    assert.strictEqual(gold.labelling?.chosen, "sample")
    assert.match(
      first.output(),
      /3 articles drawn at random \(seed 5\) from the 8 of draw, 1 was labelled .*correcting the proposals of cues/
    )
    assert.match(await refusalOf(root, "--sample", "4"), /3 articles were drawn here before, with seed 5/)
    const evals = program(
      "evals/main.ts",
      join(root, "passes/ann"),
      "--extractor",
      "cues",
      "--out",
      join(folder(), "scores"),
      "--quiet"
    )
    assert.match(evals, /cues is flattered: the gold of 1 of 1 article was made by correcting its own proposals/)

    const unsure = await startLabel(root, "--annotator", "bob", "--order", "unsure", "--port", "0")
    await openPage(page, unsure.address())
    assert.match((await page.textContent("#warning")) ?? "", /they are for training/)
    await press(page, "t")
    await saved(page)
    const opened = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("article") ?? ""
    assert.strictEqual(goldIn(join(root, "passes/bob"), opened).labelling?.chosen, "unsure")
    assert.isUndefined(goldIn(join(root, "passes/bob"), opened).proposed_by)
    await unsure.stop()
  })

  it("corrects a run, least sure segments first; what is corrected is gold", async () => {
    const root = join(folder(), "run")
    mkdirSync(root)
    cpSync(new URL("../../datasets/opinion/articles", import.meta.url), join(root, "articles"), { recursive: true })
    writeFileSync(join(root, "dataset.json"), "{}")
    const out = join(folder(), "out")
    program("pipeline/main.ts", root, "--extractor", "model", "--out", out, "--quiet")
    const report = readFileSync(join(out, "report.html"), "utf8")
    assert.include(report, "pnpm label --run")
    const label = await startLabel("--run", out, "--annotator", "ann", "--port", "0")
    const page = await (await newContext()).newPage()
    await openPage(page, label.address())
    await press(page, "r")
    assert.match((await page.textContent("#message")) ?? "", /^Least sure segments: 1 of \d+, confidence 0\.\d\d\.$/)
    await press(page, "n", "d")
    await page.waitForSelector('#progress:has-text("1 of ")')
    await label.stop()
    const lines = readFileSync(join(out, "arguments.jsonl"), "utf8").trim().split("\n")
    type Line = { article_id: string; segments: ReadonlyArray<{ confidence: number }> }
    const least = lines
      .map((line): Line => JSON.parse(line))
      .map(({ article_id, segments }) => ({
        article_id,
        count: segments.length,
        least: Math.min(...segments.map(({ confidence }) => confidence))
      }))
      .sort((a, b) => a.least - b.least)[0]
    const gold = goldIn(join(root, "gold"), least?.article_id ?? "")
    assert.strictEqual(gold.proposed_by, "model")
    assert.strictEqual(gold.segments.length, (least?.count ?? 0) - 1)
  })
})
