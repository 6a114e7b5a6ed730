import { assert, it } from "@effect/vitest"
import { join } from "node:path"
import { afterAll, expect, vi } from "vitest"
import { describeInBrowser } from "../../pipeline/write/page/browser.fixture.ts"
import { dataset, FERRY, filesIn, goldIn, openPage, press, saved, short, startLabel, stopAll } from "./label.fixture.ts"

// A browser and a command on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
afterAll(stopAll)

describeInBrowser("pnpm label", ({ folder, newContext }) => {
  it("labels a whole article by keys alone, as gold that says where it comes from", async () => {
    const root = dataset(join(folder(), "keys"), { ferry: FERRY, bench: "A bench is a seat." })
    const label = await startLabel(root, "--annotator", "ann", "--port", "0")
    const page = await (await newContext()).newPage()
    const errors: Array<string> = []
    page.on("pageerror", ({ message }) => errors.push(message))
    page.on("console", (message) => errors.push(message.text()))
    await openPage(page, label.address())
    await press(page, ".") // to ferry
    await page.waitForSelector('#title:text-is("The ferry should be free")', { state: "attached" })
    // Sentence 1 is the title; 6 is a heading.
    await press(page, "t", "ArrowDown", "Shift+ArrowDown", "c", "l", "Home", "Enter")
    await press(page, "ArrowDown", "ArrowDown", "Shift+ArrowDown", "e", "k", "k", "l", "ArrowUp", "ArrowUp", "Enter")
    await press(page, "End", "o", "ArrowUp", "c", "ArrowUp", "c", "x", "l", "Home", "a")
    await press(page, "ArrowDown", "l", "ArrowUp", "a")
    await saved(page)
    assert.deepStrictEqual(short(goldIn(join(root, "passes/ann"), "ferry")), [
      "thesis 1-1",
      "claim 2-3 supports 1",
      "example 4-5 statistic supports 2",
      "claim 7-7 counter attacks 1",
      "claim 8-8 attacks 4",
      "conclusion 9-9"
    ])

    await press(page, "z", "z")
    await saved(page)
    assert.strictEqual(short(goldIn(join(root, "passes/ann"), "ferry"))[4], "claim 8-8")
    await press(page, "Z", "Home", "ArrowDown", "s")
    assert.strictEqual(
      await page.textContent("#message"),
      "Not done. A segment begins here already: go to the sentence where the new one is to begin."
    )
    await press(page, "ArrowDown", "s", "m", "n")
    await press(page, "z", "d")
    await page.waitForSelector('#title:text-is("bench")', { state: "attached" })
    const gold = goldIn(join(root, "passes/ann"), "ferry")
    assert.deepStrictEqual(short(gold)[1], "claim 2-3 supports 1")
    assert.strictEqual(gold.labelling?.done, true)
    expect(gold.labelling).toMatchObject({ annotator: "ann", chosen: "all" })
    assert.match(gold.labelling?.guidelines ?? "", /^1 \([0-9a-f]{8}\)$/)
    assert.deepStrictEqual(errors, [])
    assert.deepStrictEqual(filesIn(join(root, "passes/ann")), ["ferry.json"])
    assert.strictEqual(await label.stop(), 0)
    assert.match(
      label.output(),
      /Of 2 articles of keys, 1 was labelled by ann on [-0-9]+, by version 1 .*without sight of any proposal/
    )
  })

  it("says why what breaks a rule is not done", async () => {
    const root = dataset(join(folder(), "rules"), { ferry: FERRY })
    const label = await startLabel(root, "--annotator", "ann", "--port", "0")
    const page = await (await newContext()).newPage()
    await openPage(page, label.address())
    const says = async (...keys: ReadonlyArray<string>) => {
      await press(page, ...keys)
      return page.textContent("#message")
    }
    const down = (n: number) => Array.from({ length: n }, () => "ArrowDown")
    assert.strictEqual(
      await says("Home", ...down(4), "Shift+ArrowDown", "Shift+ArrowDown", "c"),
      "Not done. A segment never crosses a section heading: one stands before sentence 6."
    )
    assert.strictEqual(
      await says("Home", "t", "l"),
      "Not done. A thesis points nowhere: only claims and examples have links."
    )
    await press(page, "ArrowDown", "c", "ArrowDown", "c", "l", "ArrowUp", "Enter", "ArrowUp")
    assert.strictEqual(
      await says("l", "ArrowDown", "Enter"),
      "Not done. That would make a circle of links: the other one leads back to this one."
    )
    assert.strictEqual(await says("k"), "Not done. Only an example has a kind.")
    assert.strictEqual(await says("End", "m"), "Not done. There is no segment here to join.")
    await saved(page)
    assert.deepStrictEqual(short(goldIn(join(root, "passes/ann"), "ferry")), [
      "thesis 1-1",
      "claim 2-2",
      "claim 3-3 supports 2"
    ])
    await label.stop()
  })

  it("does the same with a mouse and with a finger", async () => {
    const root = dataset(join(folder(), "mouse"), { ferry: FERRY })
    const label = await startLabel(root, "--annotator", "ann", "--port", "0")
    const page = await (await newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await openPage(page, label.address())
    await page.click("#s1")
    await page.click('[data-act="thesis"]')
    await page.click("#s2")
    await page.click("#s3", { modifiers: ["Shift"] })
    await page.click('[data-act="claim"]')
    await page.click('[data-act="link"]')
    await page.click("#s1")
    await saved(page)
    assert.deepStrictEqual(short(goldIn(join(root, "passes/ann"), "ferry")), ["thesis 1-1", "claim 2-3 supports 1"])

    const phone = await (
      await newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    ).newPage()
    await openPage(phone, label.address())
    await phone.tap("#s4")
    await phone.tap('[data-act="extend"]')
    await phone.tap("#s5")
    await phone.tap('[data-act="example"]')
    await phone.tap('button:has-text("statistic")')
    await saved(phone)
    assert.deepStrictEqual(short(goldIn(join(root, "passes/ann"), "ferry"))[2], "example 4-5 statistic")
    assert.isAtMost(await phone.evaluate("document.documentElement.scrollWidth"), 390)
    await label.stop()
  })
})
