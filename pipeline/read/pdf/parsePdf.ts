import { getDocumentProxy } from "unpdf"
import { layOut } from "../blocks.ts"
import { saidIn } from "../byline.ts"
import type { Parsed } from "../parsed.ts"
import { Refused } from "../parsed.ts"
import { ownProperties } from "../properties.ts"
import type { Line } from "./line.ts"
import { pageGlyphs } from "./pageGlyphs.ts"
import { pageLines } from "./pageLines.ts"
import type { PdfBlock } from "./paragraphs.ts"
import { pdfParagraphs } from "./paragraphs.ts"
import { readingOrder } from "./readingOrder.ts"
import { withoutRunningHeads } from "./runningHeads.ts"

/** The text of a PDF in reading order as paragraphs; title by its letters, else by its properties, as author and date. */
export const parsePdf = async (bytes: Uint8Array): Promise<Parsed> => {
  const pdf = await open(bytes)
  try {
    const pages: Array<ReadonlyArray<Line>> = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      pages.push(pageLines(await pageGlyphs(page)))
      page.cleanup()
    }
    const letters = pages.flat().reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0)
    if (letters < LEAST_LETTERS) {
      throw new Refused(
        "NoText",
        `This PDF has no text, only pictures of ${pages.length === 1 ? "a page" : "pages"}; run OCR on it first (ocrmypdf does)`
      )
    }
    const bodySize = usualSize(pages.flat())
    const lines = withoutRunningHeads(pages, bodySize).flatMap((page, index) => readingOrder(page, index + 1))
    const blocks = withTitleFirst(pdfParagraphs(lines, bodySize), bodySize)
    const info = new Map<string, unknown>(Object.entries((await pdf.getMetadata()).info))
    const text = (key: string) => {
      const value = info.get(key)
      return typeof value === "string" ? value : undefined
    }
    const properties = ownProperties({
      title: text("Title"),
      author: text("Author")
    })
    const laidOut = layOut(blocks)
    const said = saidIn(lines.slice(0, FIRST_LINES).map(({ text }) => text))
    return {
      body: laidOut.text,
      marks: laidOut.marks,
      title: laidOut.title ?? properties.title,
      author: said.author ?? properties.author,
      // Not the file's: it may have been made long after the article.
      date: said.date
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

// pdf.js takes no Buffer. Pictures have no text, and are not decoded.
const open = async (bytes: Uint8Array) => {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: 1 })
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      throw new Refused("Password", "This PDF has a password; save it without")
    }
    throw new Refused(
      "CorruptPdf",
      `This is not a whole PDF (${error instanceof Error ? error.message : String(error)}); make or download it anew`
    )
  }
}

/** Above a text: its title, author, date, and what the newspaper puts there. */
const FIRST_LINES = 20

/** Fewer are a scanner's stamp. */
const LEAST_LETTERS = 40

/** The size that most letters have, in points. */
const usualSize = (lines: ReadonlyArray<Line>): number => {
  const counts = new Map<number, number>()
  for (const { size, text } of lines)
    counts.set(Math.round(size * 5) / 5, (counts.get(Math.round(size * 5) / 5) ?? 0) + text.length)
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0]
}

/** The largest heading of the first page is the title; what stands above it (a rubric, a magazine's name) comes after it. */
const withTitleFirst = (blocks: ReadonlyArray<PdfBlock>, bodySize: number): ReadonlyArray<PdfBlock> => {
  const headings = blocks.filter(({ kind, page }) => kind === "heading" && page === 1)
  const title = headings.reduce<PdfBlock | undefined>(
    (largest, block) => (largest === undefined || block.size > 1.02 * largest.size ? block : largest),
    undefined
  )
  if (title === undefined || title.size < TITLE * bodySize) return blocks
  const index = blocks.indexOf(title)
  const above = blocks.slice(0, index)
  // With text above it, it is a heading of that text.
  if (above.some(({ kind, text }) => kind === "body" && text.length > 150)) return blocks
  return [
    { ...title, level: 1 },
    ...above.map((block): PdfBlock => ({ ...block, kind: "furniture" })),
    ...blocks.slice(index + 1)
  ]
}

/** Of the text's size. */
const TITLE = 1.2
