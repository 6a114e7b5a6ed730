import { assert, it } from "vitest"
import { besideLines } from "./eml/besideLines.ts"
import { parseHtml } from "./html/parseHtml.ts"

/* White space without end is looked at once; squared, each of these would take minutes. */

it("a message that ends in many blank lines", () => {
  assert.deepStrictEqual(besideLines(`Text.${"\n".repeat(1_000_000)}`, [], undefined), [])
})

it("a page with many spaces in preformatted text", async () => {
  const { body } = await parseHtml(Buffer.from(`<pre>One.${" ".repeat(300_000)}Two.</pre>`))
  assert.match(body, /^One\. +Two\.$/)
})
