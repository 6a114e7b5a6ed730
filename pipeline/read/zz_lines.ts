import { getDocumentProxy } from "unpdf"
import { readFileSync } from "node:fs"
import { pageLines } from "./pdf/pageLines.ts"
const pdf = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[2]!)), { verbosity: 0 })
const page = await pdf.getPage(Number(process.argv[3] ?? 1))
const { items } = await page.getTextContent()
for (const l of pageLines(items as never, page.view[3]!).slice(0, Number(process.argv[4] ?? 12))) console.log(l.y.toFixed(1), l.left.toFixed(1), l.right.toFixed(1), l.size, l.text.slice(0, 100))
