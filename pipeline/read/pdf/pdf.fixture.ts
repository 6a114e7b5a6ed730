/** A page's instructions in PDF's own language, with the font /F of Helvetica, on A4, and by how much it is turned. */
export interface PdfPage {
  readonly content: string
  readonly rotate?: number
}

/** A PDF of these pages. */
export const pdfOf = (pages: ReadonlyArray<PdfPage>, info: Readonly<Record<string, string>> = {}): Uint8Array => {
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ")
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ...pages.flatMap(({ content, rotate = 0 }, i) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate ${rotate}/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + 2 * i} 0 R>>`,
      `<</Length ${Buffer.byteLength(content, "latin1")}>>\nstream\n${content}\nendstream`
    ]),
    `<<${Object.entries(info)
      .map(([key, value]) => `/${key}(${value})`)
      .join("")}>>`
  ]
  let file = "%PDF-1.4\n"
  const offsets = objects.map((object, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R/Info ${objects.length} 0 R>>\nstartxref\n${file.length}\n%%EOF`
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}${end}`, "latin1")
}
