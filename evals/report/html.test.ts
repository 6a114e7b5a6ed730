import { assert, describe, it } from "@effect/vitest"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { type BrowserOptions, describeInBrowser, lowestContrast } from "../../pipeline/write/page/browser.fixture.ts"
import { HOSTILE, report } from "./fixture.ts"
import { reportHtml } from "./html.ts"
import type { Report } from "./Report.ts"

describe("reportHtml", () => {
  const page = reportHtml(report)

  it("refers to nothing outside itself", () => {
    // The fixture's hostile text says src=x: that is text.
    assert.notMatch(page.replaceAll("src=x", ""), /\b(src|action)=|https?:|@import|url\(/)
    const targets = [...page.matchAll(/\bhref="([^"]*)"/g)].map(([, target]) => target!)
    assert.deepStrictEqual(
      targets.filter((target) => !target.startsWith("#")),
      ["data:,"]
    )
  })

  it("has no tag that the data brought along", () => {
    assert.notMatch(page, /<img|<b>benches|<!-- /)
    // Its two scripts, the index, and an element an article.
    assert.strictEqual(page.split("<script").length - 1, 2 + 1 + report.articles.length)
    assert.strictEqual(page.split("</script").length, page.split("<script").length)
    const data = [...page.matchAll(/<script type="application\/json"[^>]*>(.*)<\/script>/g)].map(([, json]) => json!)
    assert.strictEqual(data.length, 1 + report.articles.length)
    for (const json of data) assert.notMatch(json, /[<>&\u2028\u2029]/)
  })

  it("marks what is best only where the report says so, and what is settled only where p says so", () => {
    assert.strictEqual(page.split(`<td class="n"><b class="best">`).length - 1, 1)
    assert.strictEqual(page.split(`<tr class="significant">`).length - 1, 2)
    assert.include(page, "2 of 3 differences are significant")
    // The lower WindowDiff is the better one: a - b < 0, so a.
    const settled = [...page.matchAll(/<tr class="significant">[^]*?<td><b>(.*?)<\/b><\/td><\/tr>/g)].map(
      ([, better]) => better
    )
    assert.deepStrictEqual(settled, ["cues", "cues"])
  })

  it("leaves out sections of which nothing is known", () => {
    const bare = reportHtml({ ...report, articles: [], calibrations: [], comparisons: [], confusions: [] })
    assert.deepStrictEqual(
      [...bare.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id),
      ["scores"]
    )
    assert.notInclude(bare, "<script")
  })
})

describeInBrowser("reportHtml", (browser) => {
  /** Opens a report and works on its page. */
  const using = (report: Report, work: (page: Page) => Promise<void>, options?: BrowserOptions) => {
    const file = join(browser.folder(), "report.html")
    writeFileSync(file, reportHtml(report))
    return browser.using(file, "Ferries & <b>benches</b>: evaluation", work, options)
  }

  const texts = (page: Page, selector: string) => page.locator(selector).allInnerTexts()
  /** The badges and types of a side's segments: `TH1 missed`. */
  const marks = (page: Page, side: string) =>
    page
      .locator(`#text .${side} .tags`)
      .evaluateAll((tags) => tags.map((tag) => [...tag.children].map(({ textContent }) => textContent).join(" ")))
  const focused = (page: Page) => page.evaluate("document.activeElement.getAttribute('aria-label')")
  const shows = (page: Page, text: string) => page.locator("#text .gold .segment", { hasText: text }).first().waitFor()
  const hash = (article: string, system: string) => `#${new URLSearchParams({ article, system })}`

  it("shows gold and prediction with every error typed", () =>
    using(report, async (page) => {
      assert.deepStrictEqual(await marks(page, "gold"), [
        "TH1",
        "CL2 split",
        "EX3 merged",
        "EX4 merged",
        "CL5 wrong label",
        "CL6 missed",
        "CO7 boundary"
      ])
      assert.deepStrictEqual(await marks(page, "predicted"), [
        "TH1",
        "CL2 split",
        "CL3 split",
        "EX4 merged",
        "EX5 wrong label",
        "CL6 spurious",
        "CO7 boundary"
      ])
      // Each segment's own text, past an emoji too.
      const text = await page
        .locator("#text .gold .segment.claim")
        .first()
        .evaluate((segment) => segment.lastChild?.textContent)
      assert.strictEqual(text, "It is a road, and roads are free.")
    }))

  it("keeps hostile text text", () =>
    using(
      report,
      async (page) => {
        assert.include((await texts(page, "#text .gold .segment")).join(), "<img src=x onerror=")
        assert.include(await page.locator("#text .failure").innerText(), "cues failed on this article: <img src=x")
        assert.strictEqual(await page.locator("img").count(), 0)
        const whole = await page.locator("#text .gold .segment").evaluate((segment) => segment.lastChild?.textContent)
        assert.strictEqual(whole, HOSTILE)
      },
      { hash: hash(HOSTILE, "cues") }
    ))

  it("sorts by click and by keyboard", () =>
    using(report, async (page) => {
      const names = () => texts(page, "#article-table tbody th")
      const sorting = () =>
        page
          .locator("#article-table thead th")
          .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("aria-sort")))
      assert.deepStrictEqual(await sorting(), ["ascending", "none", "none", "none"])
      const cues = page.locator("#article-table thead button", { hasText: "cues" })
      await cues.click()
      assert.deepStrictEqual(
        (await names()).map((name) => name.slice(0, 4)),
        ["<img", "The ", "benc"]
      )
      assert.deepStrictEqual(await sorting(), ["none", "none", "ascending", "none"])
      await page.keyboard.press("Enter")
      assert.deepStrictEqual(
        (await names()).map((name) => name.slice(0, 4)),
        ["benc", "The ", "<img"]
      )
      assert.deepStrictEqual(await sorting(), ["none", "none", "descending", "none"])
      // Undefined scores stand last both ways.
      await page.selectOption("#metric", { label: "WindowDiff (lower is better)" })
      assert.strictEqual((await names())[0], "The ferry should be free")
      await page.keyboard.press("Tab")
      assert.strictEqual(
        await page.locator("#article-table tbody tr").first().locator("td").nth(1).innerText(),
        "0.300"
      )
    }))

  it("searches the articles and filters them by extractor and error, in the address", () =>
    using(report, async (page) => {
      const found = async () =>
        (await page.locator("#article-table tbody th").allInnerTexts()).map((name) => name.slice(0, 4))
      await page.locator("#view-q").fill("FERRY free")
      assert.deepStrictEqual(await found(), ["The "])
      await page.locator("#view-q").fill("")
      await page.selectOption("#view-error", "missed")
      assert.deepStrictEqual(await found(), ["<img", "benc", "The "])
      await page.selectOption("#view-extractor", "cues")
      assert.deepStrictEqual(await found(), ["<img", "The "])
      assert.strictEqual(await page.locator("#found").innerText(), "2 found")
      await page.locator("#article-table tbody th a").first().click()
      const address = new URLSearchParams(new URL(page.url()).hash.slice(1))
      assert.deepStrictEqual(
        [...address],
        [
          ["article", HOSTILE],
          ["system", "cues"],
          ["extractor", "cues"],
          ["error", "missed"]
        ]
      )
      await page.evaluate(`location.hash = "#article=bench&error=split"`)
      await page.locator("#found", { hasText: "1 found" }).waitFor()
      assert.deepStrictEqual(await found(), ["The "])
      assert.strictEqual(await page.locator("#article").inputValue(), "2")
    }))

  it("filters by type and by label", () =>
    using(report, async (page) => {
      const clear = () => page.locator("#text .segment:not(.faded) .badge").allInnerTexts()
      const button = (name: string) => page.getByRole("button", { name, exact: true })
      assert.strictEqual(await page.locator(`[data-type="split"] small`).innerText(), "3")
      await button("split 3").click()
      assert.strictEqual(await button("split 3").getAttribute("aria-pressed"), "true")
      assert.deepStrictEqual(await clear(), ["CL2", "CL2", "CL3"])
      await button("merged 3").click()
      assert.strictEqual((await clear()).length, 6)
      await page.locator("[data-label=example]").click()
      assert.deepStrictEqual(await clear(), ["EX3", "EX4", "EX4"])
      await page.locator("[data-label=example]").click()
      await button("split 3").click()
      await button("merged 3").click()
      assert.strictEqual((await clear()).length, 14)
    }))

  it("walks through the errors and the articles by keyboard", () =>
    using(report, async (page) => {
      const seen = []
      for (let n = 0; n < 6; n++) {
        await page.keyboard.press("j")
        seen.push(await focused(page))
      }
      assert.deepStrictEqual(seen, [
        "gold claim 2, split",
        "gold example 3, merged",
        "gold example 4, merged",
        "gold claim 5, wrong label",
        "gold claim 6, missed",
        "predicted claim 6, spurious"
      ])
      await page.keyboard.press("ArrowUp")
      await page.keyboard.press("k")
      assert.strictEqual(await focused(page), "gold claim 5, wrong label")
      await page.keyboard.press("n")
      await shows(page, "<img src=x")
      assert.strictEqual(await focused(page), null)
      await page.keyboard.press("p")
      await shows(page, "The ferry should be free")
      await page.keyboard.press("j")
      assert.strictEqual(await focused(page), "gold claim 2, split")
    }))

  it("says all of a segment, and outlines its counterparts and its target", () =>
    using(report, async (page) => {
      const outlined = (kind: string) =>
        page.locator(`#text .${kind}`).evaluateAll((pieces) => pieces.map((piece) => piece.getAttribute("aria-label")))
      await page.locator("#text .gold .segment.claim").first().focus()
      assert.deepStrictEqual(await outlined("met"), ["predicted claim 2, split", "predicted claim 3, split"])
      assert.deepStrictEqual(await outlined("target"), ["gold thesis 1, correct"])
      const lines = await texts(page, "#detail p")
      assert.include(
        lines[0],
        "claim 2 · split · sentence 2 · stance pro · supports thesis 1 “The ferry should be free. 🚢”"
      )
      assert.include(lines[1], "claim 2 · split · sentence 2 · confidence 0.50")
      await page.locator("#text .predicted .segment.example").first().hover()
      assert.include(
        (await texts(page, "#detail p"))[0],
        "example 4 · merged · sentences 3 to 4 · kind fact · supports thesis 1"
      )
      assert.deepStrictEqual(await outlined("met"), ["gold example 3, merged", "gold example 4, merged"])
      await page.mouse.move(0, 0)
      assert.include((await texts(page, "#detail p"))[0], "claim 2 · split")
    }))

  it("follows a link from the table, and offers only systems that have a prediction", () =>
    using(report, async (page) => {
      await page.locator("#article-table tbody td a", { hasText: "0.900" }).click()
      await shows(page, "Benches make a town")
      assert.deepStrictEqual(await texts(page, "#text .head"), ["Gold", "cues"])
      assert.deepStrictEqual(await texts(page, "#system option"), ["cues", "lead"])
      await page.selectOption("#system", { label: "lead" })
      await page.locator("#text .predicted.head", { hasText: "lead" }).waitFor()
      assert.deepStrictEqual(await marks(page, "gold"), ["TH1 missed", "CL2 missed"])
    }))

  it("keeps its layout at 360 px, with long names too, one side at a time", () =>
    using(
      {
        ...report,
        metrics: report.metrics.map((metric) => ({ ...metric, name: `${metric.name}_that_goes_on_and_on` }))
      },
      async (page) => {
        assert.isAtMost(Number(await page.evaluate("document.documentElement.scrollWidth")), 360)
        const visible = (side: string) => page.locator(`#text .${side}.head`).isVisible()
        assert.deepStrictEqual([await visible("gold"), await visible("predicted")], [true, false])
        await page.getByRole("button", { name: "Prediction" }).click()
        assert.deepStrictEqual([await visible("gold"), await visible("predicted")], [false, true])
      },
      { width: 360 }
    ))

  it("has enough contrast in light and dark, and prints light without its controls", () =>
    using(report, async (page) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme })
        assert.isAtLeast(await lowestContrast(page), 4.5, colorScheme)
      }
      await page.emulateMedia({ colorScheme: "dark", media: "print" })
      assert.strictEqual(await page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
      assert.isFalse(await page.locator("#types").isVisible())
      assert.isTrue(await page.locator("#text .predicted.head").isVisible())
    }))

  it("builds one article however many there are", () => {
    const articles = Array.from({ length: 300 }, (_, n) => ({ ...report.articles[n % 3]!, id: `article ${n}` }))
    return using({ ...report, articles }, async (page) => {
      assert.strictEqual(await page.locator("#article-table tbody tr").count(), 50)
      // Of fourteen segments, one of two paragraphs.
      assert.strictEqual(await page.locator("#text .segment").count(), 15)
      await page.getByRole("button", { name: "Show all 300 articles" }).click()
      assert.strictEqual(await page.locator("#article-table tbody tr").count(), 300)
    })
  })
})
