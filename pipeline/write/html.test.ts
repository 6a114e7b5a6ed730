import { assert, it } from "@effect/vitest"
import { parse } from "csv-parse/sync"
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { beforeAll, describe } from "vitest"
import type { AnnotatedArticle } from "../../schemas/annotated.ts"
import { HOSTILE } from "./fixture.ts"
import { ARTICLES, INERT, many, writePage } from "./html.fixture.ts"
import { type BrowserOptions, describeInBrowser, lowestContrast } from "./page/browser.fixture.ts"

const OPINION = new URL("../../datasets/opinion", import.meta.url).pathname
const MAIN = new URL("../main.ts", import.meta.url).pathname

describeInBrowser("html", (browser) => {
  const out = (name: string) => join(browser.folder(), name)
  const opening =
    (name: string) =>
    (work: (page: Page) => Promise<void>, options?: BrowserOptions, title = "Our opinions: arguments") =>
      browser.using(out(`${name}/report.html`), title, work, options)

  const focused = (page: Page) => page.evaluate("document.activeElement.getAttribute('aria-label')")
  const titleIs = (page: Page, title: string) => page.locator("#reader-title", { hasText: title }).waitFor()
  const names = (page: Page) => page.locator("#list tbody th > a").allInnerTexts()
  const found = async (page: Page, words: string) => {
    await page.locator("#view-q").fill(words)
    await page.locator("#list:not([aria-busy])").waitFor()
    return names(page)
  }

  describe("of articles of every sort", () => {
    beforeAll(() => writePage(out("some"), ARTICLES))
    const using = opening("some")

    it("is whole in itself, and has no tag that the data brought along", () => {
      const page = readFileSync(out("some/report.html"), "utf8")
      assert.isFalse(existsSync(out("some/report-data")))
      assert.notMatch(page, /<img|<!-- \$/)
      assert.notMatch(page.replaceAll(/"[^"]*"/g, ""), /<link [^>]*http|@import|url\(/)
      // The index, a list, a portion of texts, the script.
      assert.strictEqual(page.split("<script").length - 1, 4)
      for (const [, json] of page.matchAll(/<script type="application\/json"[^>]*>(.*)<\/script>/g))
        assert.notMatch(json!, /[<>&\u2028\u2029]/)
    })

    it("counts labels, outlets and dates", () =>
      using(async (page) => {
        const rows = await page.locator(".shares tbody tr").allInnerTexts()
        assert.match(rows[0]!, /thesis\s+12\s+29%\s+29%\s+100%/)
        assert.deepStrictEqual(await page.locator("#outlets tbody th").allInnerTexts(), [
          INERT.slice(0, INERT.indexOf("/")),
          "courier.example",
          "harbour.example",
          "unknown"
        ])
        assert.deepStrictEqual(await page.locator("#dates tbody th").allInnerTexts(), ["2023-11", "2024-03", "unknown"])
        assert.strictEqual(await page.locator(".histogram").count(), 4)
      }))

    it("keeps hostile text text", () =>
      using(
        async (page) => {
          await titleIs(page, "<img src=x")
          const shown = await page
            .locator("#text .segment")
            .evaluateAll((pieces) => pieces.map((piece) => piece.lastChild?.textContent).join(""))
          assert.strictEqual(shown, `${INERT}${INERT}${INERT} and more`)
          assert.strictEqual(await page.locator("img").count(), 0)
          assert.strictEqual(await page.locator("a[href^='javascript:']").count(), 0)
          assert.include(await page.locator("#reader-facts").innerText(), "javascript:document.title='taken'")
          await page.keyboard.press("n")
          await titleIs(page, "A plain sentence.")
          const squeezed = (text: string) => text.replaceAll(/\s+/g, "")
          const text = await page.locator("#text").evaluate((text) => {
            const copy = text.cloneNode(true)
            for (const tags of copy.querySelectorAll(".tags")) tags.remove()
            return copy.textContent ?? ""
          })
          assert.strictEqual(squeezed(text), squeezed(HOSTILE.join("")))
        },
        { hash: `#${new URLSearchParams({ article: INERT })}` }
      ))

    it("shows what a segment supports and what supports it, to the mouse and to keys", () =>
      using(async (page) => {
        await titleIs(page, "The ferry")
        await page.keyboard.press("j")
        assert.strictEqual(await focused(page), "thesis 1, confidence 0.25")
        assert.strictEqual(await page.locator("#detail .links li").count(), 5)
        assert.strictEqual(await page.locator("#text .source").count(), 5)
        assert.strictEqual(await page.locator("#text svg path.supports").count(), 5)
        await page.keyboard.press("j")
        assert.strictEqual(await focused(page), "claim 2, pro, supports thesis 1")
        assert.include(await page.locator("#detail").innerText(), "stance pro · sentence 2")
        assert.match(await page.locator("#detail .links").innerText(), /supports\s+TH1\s*The ferry should be free. 🚢/)
        assert.strictEqual(await page.locator("#text .target").getAttribute("aria-label"), "thesis 1, confidence 0.25")
        await page.locator("#text .segment.example").hover()
        assert.include(await page.locator("#detail").innerText(), "example 3")
        await page.mouse.move(0, 0)
        assert.include(await page.locator("#detail").innerText(), "claim 2")
        await page.keyboard.press("Enter")
        assert.strictEqual(await focused(page), "thesis 1, confidence 0.25")
        await page.locator("#labels button", { hasText: "conclusion" }).click()
        await page.keyboard.press("j")
        assert.strictEqual(await focused(page), "conclusion 4, confidence 0.25, supports thesis 1")
        assert.strictEqual(await page.locator("#text .segment.faded").count(), 5)
      }))

    it("draws an argument map, which keys walk through", () =>
      using(async (page) => {
        await titleIs(page, "The ferry")
        assert.strictEqual(await page.locator("#map a.node").count(), 6)
        assert.strictEqual(await page.locator("#map path.supports").count(), 5)
        const top = async (n: number) => (await page.locator(`#map [data-n="${n}"] .box`).boundingBox())!.y
        for (let n = 1; n < 6; n++) assert.isAbove(await top(n), await top(0))
        await page.keyboard.press("m")
        assert.match(String(await focused(page)), /^thesis 1, The ferry should be free/)
        await page.keyboard.press("ArrowDown")
        assert.match(String(await focused(page)), /^claim 2, pro, supports thesis 1, It is a road/)
        assert.strictEqual(await page.locator("#map path.near").count(), 1)
        await page.keyboard.press("ArrowRight")
        assert.match(String(await focused(page)), /^example 3, .*supports thesis 1/)
        await page.keyboard.press("ArrowUp")
        assert.match(String(await focused(page)), /^thesis 1/)
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await page.locator('#text .segment[data-n="1"]:focus').waitFor()
        const [saved] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: "Save as SVG" }).click()
        ])
        assert.strictEqual(saved.suggestedFilename(), "ferry.svg")
        const svg = readFileSync(await saved.path(), "utf8")
        assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
        assert.notInclude(svg, "var(")
        assert.strictEqual(svg.split("<rect").length - 1, 12)
      }))

    it("sorts and searches", () =>
      using(async (page) => {
        assert.deepStrictEqual(
          (await names(page)).map((name) => name.slice(0, 5)),
          ["The f", "Bench", "<img ", "A pla"]
        )
        await page.locator("#list thead button", { hasText: "Date" }).click()
        // What has no date stands last, both ways.
        assert.deepStrictEqual(
          (await names(page)).map((name) => name.slice(0, 5)),
          ["Bench", "The f", "<img ", "A pla"]
        )
        await page.keyboard.press("Enter")
        assert.deepStrictEqual(
          (await names(page)).map((name) => name.slice(0, 5)),
          ["The f", "Bench", "<img ", "A pla"]
        )
        assert.strictEqual(await page.locator("#list th[aria-sort=descending]").innerText(), "Date")
        await page.locator("h1").click()
        await page.keyboard.press("/")
        await page.keyboard.type("nunez")
        assert.deepStrictEqual(await found(page, "nunez"), ["The ferry"])
        assert.deepStrictEqual(await found(page, "NOBODY stays"), ["Benches"])
        assert.strictEqual(await page.locator(".excerpt mark").first().innerText(), "nobody")
        assert.deepStrictEqual(await found(page, "<img src=x"), [INERT])
        assert.deepStrictEqual(await found(page, "(no such [words"), [])
        await page.locator("#in-texts").setChecked(false)
        assert.deepStrictEqual(await found(page, "nobody stays"), [])
        assert.deepStrictEqual(await found(page, "ferry"), ["The ferry"])
        await page.locator("#view-q").press("Enter")
        await page.keyboard.press("Enter")
        await page.locator("#reader-title:focus").waitFor()
      }))

    it("filters, and writes the view into the address, from which it is there again", () =>
      using(async (page) => {
        await titleIs(page, "The ferry")
        await page.locator("#view-author").fill("nunez")
        await page.locator("#found", { hasText: /^1 found$/ }).waitFor()
        assert.deepStrictEqual(await names(page), ["The ferry"])
        await page.locator("#list tbody a").click()
        const address = new URLSearchParams(new URL(page.url()).hash.slice(1))
        assert.deepStrictEqual(
          [...address],
          [
            ["article", "ferry"],
            ["author", "nunez"]
          ]
        )
        await page.getByRole("button", { name: "All articles" }).click()
        assert.strictEqual(await page.locator("#list tbody tr").count(), 4)
        assert.strictEqual(new URL(page.url()).hash, "#article=ferry")
        for (const [hash, expected] of [
          ["#from=2024-01-01", ["The f"]],
          ["#to=2023-12-31", ["Bench"]],
          ["#outlet=courier", ["Bench"]],
          ["#label=conclusion", ["The f", "A pla"]],
          ["#label=thesis&sure=0.3&q=ferry", ["The f"]],
          ["#sure=0.1", []],
          ["#q=boats&sort=-Words", ["The f"]]
        ] as const) {
          await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
          await page.locator("#list:not([aria-busy])").waitFor()
          await page.locator("#found", { hasText: `${expected.length} found` }).waitFor()
          assert.sameMembers(
            (await names(page)).map((name) => name.slice(0, 5)),
            [...expected],
            hash
          )
        }
      }))

    it("saves the view as CSV: its articles, and the segments that its filters leave", () =>
      using(
        async (page) => {
          await page.locator("#found", { hasText: "found" }).waitFor()
          const saved = async (button: string) => {
            const [download] = await Promise.all([
              page.waitForEvent("download"),
              page.getByRole("button", { name: button }).click()
            ])
            return parse<Record<string, string>>(readFileSync(await download.path()), { bom: true, columns: true })
          }
          assert.deepStrictEqual(
            (await saved("Save this list as CSV")).map((row) => [row["article_id"], row["author"], row["claims"]]),
            [["ferry", "José Núñez", "2"]]
          )
          assert.deepStrictEqual(
            (await saved("Save its segments as CSV")).map((row) => [
              row["segment_id"],
              row["text"],
              row["stance"],
              row["kind"],
              row["target_id"]
            ]),
            [
              ["ferry#2", "It is a road.", "pro", "", "ferry#1"],
              ["ferry#6", "Some say nobody would pay.", "pro", "", "ferry#1"]
            ]
          )
        },
        { hash: "#author=Núñez&label=claim" }
      ))

    it("shows its keys", () =>
      using(async (page) => {
        await titleIs(page, "The ferry")
        await page.keyboard.press("?")
        assert.include(await page.locator("dialog[open]").innerText(), "next and previous article")
        await page.keyboard.press("Escape")
        assert.strictEqual(await page.locator("dialog[open]").count(), 0)
      }))

    it("keeps its layout at 360 px", () =>
      using(
        async (page) => {
          assert.isAtMost(Number(await page.evaluate("document.documentElement.scrollWidth")), 360)
          await page.keyboard.press("r")
          assert.isTrue(await page.locator("#detail").isVisible())
        },
        { width: 360 }
      ))

    it("has enough contrast in light and dark, and prints light without its controls", () =>
      using(async (page) => {
        await page.keyboard.press("j")
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme })
          assert.isAtLeast(await lowestContrast(page), 4.5, colorScheme)
        }
        await page.emulateMedia({ colorScheme: "dark", media: "print" })
        assert.strictEqual(await page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        for (const id of ["detail", "labels", "list-pager"])
          assert.isFalse(await page.locator(`#${id}`).isVisible(), id)
        // On paper, links are written out.
        assert.strictEqual(await page.locator("#text .claim .printed").first().innerText(), "supports TH1")
      }))
  })

  describe("of datasets/opinion, by the real command", () => {
    const articles: Array<AnnotatedArticle> = []
    beforeAll(() => {
      const args = [
        "--disable-warning=ExperimentalWarning",
        MAIN,
        OPINION,
        "--extractor",
        "cues",
        "--format",
        "jsonl,html",
        "--out",
        out("opinion")
      ]
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" })
      assert.strictEqual(status, 0, stderr)
      for (const line of readFileSync(out("opinion/arguments.jsonl"), "utf8").trim().split("\n"))
        articles.push(JSON.parse(line))
    })
    const using: ReturnType<typeof opening> = (work, options) => opening("opinion")(work, options, "opinion: arguments")

    it("has every article's text and segments", () =>
      using(async (page) => {
        assert.strictEqual(await page.locator("#list tbody tr").count(), articles.length)
        for (const [n, { segments, title }] of articles.entries()) {
          await page.locator("#place", { hasText: `Article ${n + 1} of` }).waitFor()
          assert.strictEqual(await page.locator("#reader-title").innerText(), title)
          const pieces = await page
            .locator("#text .segment")
            .evaluateAll((pieces) =>
              pieces.map((piece) => [Number(piece.getAttribute("data-n")), piece.lastChild?.textContent ?? ""] as const)
            )
          const texts = segments.map((_, n) =>
            pieces
              .filter(([of]) => of === n)
              .map(([, text]) => text)
              .join("")
              .replaceAll(/\s/g, "")
          )
          assert.deepStrictEqual(
            texts,
            segments.map(({ text }) => text.replaceAll(/\s/g, ""))
          )
          await page.keyboard.press("n")
        }
      }))

    it("steps through the segments for review, least sure first", () =>
      using(async (page) => {
        const sureness = articles
          .flatMap(({ segments }) => segments.map(({ confidence }) => confidence!))
          .sort((a, b) => a - b)
        const shown = () => page.locator("#queue .n").allInnerTexts()
        assert.deepStrictEqual(
          await shown(),
          sureness.slice(0, 10).map((confidence) => confidence.toFixed(2))
        )
        for (const [n, key] of [
          [1, "r"],
          [2, "r"],
          [3, "r"],
          [2, "R"]
        ] as const) {
          await page.keyboard.press(key)
          await page.locator("#place", { hasText: `for review ${n} of` }).waitFor()
          assert.include(await focused(page), `confidence ${sureness[n - 1]!.toFixed(2)}`)
        }
        await page.locator("#review-labels button", { hasText: "conclusion" }).click()
        assert.deepStrictEqual(new Set(await page.locator("#queue .badge").allInnerTexts()), new Set(["CO"]))
        await page.getByRole("button", { name: "Start the review" }).click()
        await page.locator("#place", { hasText: "for review 1 of" }).waitFor()
        assert.match(String(await focused(page)), /^conclusion/)
        await page.locator("#queue a").nth(2).click()
        await page.locator("#place", { hasText: "for review 3 of" }).waitFor()
      }))
  })

  describe("of 2,000 articles of 6 KB", () => {
    beforeAll(() => writePage(out("many"), many(2000)))

    it("is one file, which shows a page of them at a time", () =>
      opening("many")(async (page) => {
        assert.isFalse(existsSync(out("many/report-data")))
        assert.strictEqual(await page.locator("#list tbody tr").count(), 50)
        await page.locator("#list-pager button", { hasText: "Next" }).click()
        assert.include(await page.locator("#list-pager").innerText(), "51 to 100 of 2,000 articles")
        assert.deepStrictEqual(await found(page, "needle1999"), ["Article 1999"])
      }))
  })

  describe("of more articles", () => {
    beforeAll(() => writePage(out("more"), many(2060)))
    const using = opening("more")

    it("loads the list and the texts from files beside it", () =>
      using(
        async (page) => {
          assert.isBelow(readFileSync(out("more/report.html")).length, 700_000)
          await page.locator("#place", { hasText: "Article 2,056 of 2,060" }).waitFor()
          assert.include(await page.locator("#text").innerText(), "Secret word: needle2055.")
          assert.deepStrictEqual(await found(page, "needle2054"), [])
          await page.locator("#in-texts").setChecked(true)
          await page.locator("#found", { hasText: /^1 found$/ }).waitFor()
          assert.deepStrictEqual(await names(page), ["Article 2054"])
          await page.locator("#list tbody a").click()
          await page.locator("#text", { hasText: "Secret word: needle2054." }).waitFor()
        },
        { hash: "#article=many-2055" }
      ))

    it("says what is missing where it was moved without them", async () => {
      renameSync(out("more/report.html"), out("report.html"))
      const says = ["console: Failed to load resource: net::ERR_FILE_NOT_FOUND"]
      await browser.using(
        out("report.html"),
        "Our opinions: arguments",
        async (page) => {
          assert.include(await page.locator("#found.bad").innerText(), "report-data")
        },
        { says }
      )
    })
  })

  it("says so where no article went through", async () => {
    await writePage(out("none"), [])
    await opening("none")(async (page) => {
      assert.include(await page.locator(".facts").innerText(), "0 articles")
      assert.strictEqual(await page.locator("#reader").count(), 0)
    })
  })
})
