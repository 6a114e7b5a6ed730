import { assert, describe } from "@effect/vitest"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll } from "vitest"

export interface BrowserOptions {
  readonly hash?: string
  readonly width?: number
  /** What the page is to say on its console. */
  readonly says?: ReadonlyArray<string>
}

export interface TestBrowser {
  /** A folder for the tests' pages; gone when they end. */
  readonly folder: () => string
  /**
   * Opens a page from its file and works on it. Fails where the page said anything else on its console, threw, or asked for anything
   * but files, or where its title is another in the end.
   */
  readonly using: (
    file: string,
    title: string,
    work: (page: Page) => Promise<void>,
    options?: BrowserOptions
  ) => Promise<void>
  /** A browser as a person has one, with its own cookies and storage; closed when the tests end. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>
}

const CHROMIUM = "/usr/bin/chromium"
const found = existsSync(CHROMIUM)

/** Tests in Debian's Chromium, skipped where there is none. */
export const describeInBrowser = (name: string, tests: (browser: TestBrowser) => void) =>
  describe.skipIf(!found)(
    `${name} in a browser${found ? "" : `: skipped, as there is no ${CHROMIUM} (apt-get install chromium)`}`,
    () => {
      let browser: Browser
      let context: BrowserContext
      let folder: string

      beforeAll(async () => {
        folder = mkdtempSync(join(tmpdir(), "page-"))
        browser = await chromium.launch({
          executablePath: CHROMIUM,
          args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync"
          ]
        })
        // Nothing that glides, so that nothing has to be waited for.
        context = await browser.newContext({ reducedMotion: "reduce" })
      })

      afterAll(async () => {
        await browser.close()
        rmSync(folder, { recursive: true })
      })

      tests({
        folder: () => folder,
        newContext: (options) => browser.newContext({ reducedMotion: "reduce", ...options }),
        using: async (file, title, work, { hash = "", says = [], width = 1280 } = {}) => {
          const heard: Array<string> = []
          const page = await context.newPage()
          await page.setViewportSize({ width, height: 900 })
          page.on("console", (message) => heard.push(`console: ${message.text()}`))
          page.on("pageerror", (error) => heard.push(`error: ${error.message}`))
          page.on(
            "request",
            (request) => /^(data|file):/.test(request.url()) || heard.push(`request: ${request.url()}`)
          )
          await page.goto(`${pathToFileURL(file)}${hash}`)
          try {
            await work(page)
            assert.deepStrictEqual(heard, [...says])
            assert.strictEqual(await page.title(), title)
          } finally {
            await page.close()
          }
        }
      })
    }
  )

/** The lowest contrast (WCAG 2) of any text on a page with what lies behind it, computed there by painting the colours. */
export const lowestContrast = async (page: Page): Promise<number> =>
  Number(
    await page.evaluate(`(() => {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
  const paint = (colours) => {
    context.clearRect(0, 0, 1, 1)
    for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1) }
    const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((v) => linear(v / 255))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  let lowest = Infinity
  for (const element of document.querySelectorAll("body *:not(script):not(option):not(svg *):not(:disabled)")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "") || element.closest(".faded")) continue
    const behind = []
    for (let up = element; up; up = up.parentElement) behind.unshift(getComputedStyle(up).backgroundColor)
    const [text, back] = [paint([...behind, getComputedStyle(element).color]), paint(behind)]
    lowest = Math.min(lowest, (Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05))
  }
  return lowest
})()`)
  )
