import { assert, describe, it } from "@effect/vitest"
import { zipOf } from "../zip.fixture.ts"
import { parseDocx } from "./parseDocx.ts"

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

const docx = (body: string, more: Readonly<Record<string, string>> = {}) =>
  zipOf(
    Object.entries({
      "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      "_rels/.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>`,
      "word/document.xml": `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
      ...more
    }).map(([name, content]) => ({ name, content }))
  )

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string) => `<w:p>${content}</w:p>`
const box = (text: string) => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`
const drawing = (content: string) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:anchor></w:drawing>`
const shape = (text: string) => drawing(`<wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp>`)
const picture = (text: string, element = "v:shape") =>
  `<w:pict><${element}><v:textbox>${box(text)}</v:textbox></${element}></w:pict>`

const bodyOf = async (body: string, more?: Readonly<Record<string, string>>) => (await parseDocx(docx(body, more))).body

describe("a Word document", () => {
  const inline: ReadonlyArray<[name: string, content: string, text: string]> = [
    ["a field", `<w:fldSimple w:instr=" DATE ">${run("nine")}</w:fldSimple>`, "nine"],
    [
      "a field in a field",
      `<w:fldSimple w:instr="x"><w:fldSimple w:instr="y">${run("nine")}</w:fldSimple></w:fldSimple>`,
      "nine"
    ],
    [
      "text of a direction",
      `<w:bdo w:val="rtl">${run("Dana")}</w:bdo><w:dir w:val="ltr">${run(" &amp; co")}</w:dir>`,
      "Dana & co"
    ],
    [
      "ruby in a run",
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run("over")}</w:rt><w:rubyBase>${run("base")}</w:rubyBase></w:ruby></w:r>`,
      "base"
    ],
    ["a formula", "<m:oMath><m:r><m:t>3x+1</m:t></m:r></m:oMath>", "3x+1"],
    [
      "a fraction and a power",
      "<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>" +
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>",
      "1/2x^2"
    ],
    ["text that is not hidden after all", `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>`, "shown"],
    ["hidden text", `<w:r><w:rPr><w:vanish/></w:rPr><w:t>Note to the editor.</w:t></w:r>`, ""]
  ]
  for (const [name, content, text] of inline) {
    it(name, async () => {
      assert.strictEqual(
        await bodyOf(paragraph(run("It is ") + content + run(", she says."))),
        `It is ${text}, she says.`
      )
    })
  }

  const boxes: ReadonlyArray<[name: string, content: string]> = [
    ["of a picture", picture("In a box.")],
    ["of an oval", picture("In a box.", "v:oval")],
    ["of a drawing", shape("In a box.")],
    [
      "with a fallback",
      `<mc:AlternateContent><mc:Choice Requires="wps">${shape("In a box.")}</mc:Choice><mc:Fallback>${picture("In a box.")}</mc:Fallback></mc:AlternateContent>`
    ],
    [
      "without one",
      `<mc:AlternateContent><mc:Choice Requires="wps">${shape("In a box.")}</mc:Choice></mc:AlternateContent>`
    ],
    [
      "with an empty one",
      `<mc:AlternateContent><mc:Choice Requires="wps">${shape("In a box.")}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>`
    ]
  ]
  for (const [name, content] of boxes) {
    it(`a text box ${name} is read once`, async () => {
      assert.strictEqual(
        await bodyOf(paragraph(run("Before.") + `<w:r>${content}</w:r>`) + paragraph(run("After."))),
        "Before.\n\nIn a box.\n\nAfter."
      )
    })
  }

  it("text of a hidden style is left out", async () => {
    const styles =
      `<w:styles ${NAMESPACES}><w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style>` +
      `<w:style w:type="character" w:styleId="Aside"><w:name w:val="Aside"/><w:rPr><w:vanish w:val="true"/></w:rPr></w:style></w:styles>`
    const body =
      paragraph(run("Shown.") + `<w:r><w:rPr><w:rStyle w:val="Aside"/></w:rPr><w:t>Hidden.</w:t></w:r>`) +
      paragraph(`<w:pPr><w:pStyle w:val="Note"/></w:pPr>${run("Hidden too.")}`)
    assert.strictEqual(
      await bodyOf(body, {
        "word/styles.xml": styles,
        "word/_rels/document.xml.rels": `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Target="styles.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/></Relationships>`
      }),
      "Shown."
    )
  })

  it("says what of it was not read", async () => {
    const content = `<w:altChunk/>${paragraph(run("Before.") + `<w:r>${drawing("<c:chart/>")}</w:r>`)}`
    assert.deepStrictEqual(
      (await parseDocx(docx(content))).warnings?.map(({ message, warning }) => [warning, message]),
      [
        [
          "PartsDropped",
          "Not read of this document: a chart, a document inside it; if there is text in it, compare the two"
        ]
      ]
    )
    assert.deepStrictEqual((await parseDocx(docx(paragraph(run("Before."))))).warnings, [])
  })

  it("its author and date are those under its title, and no date is the file's", async () => {
    const core = (creator: string) =>
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>${creator}</dc:creator><dcterms:created>2020-01-02T03:04:05Z</dcterms:created></cp:coreProperties>`
    const lines = (...texts: ReadonlyArray<string>) => texts.map((text) => paragraph(run(text))).join("")
    const text = "The town should keep the pool, since it is the one room in which all of it meets."
    const named = await parseDocx(
      docx(lines("Keep the pool", "By Ada Holm", "12 March 2024", text), { "docProps/core.xml": core("office-2007") })
    )
    assert.deepStrictEqual([named.author, named.date], ["Ada Holm", "2024-03-12"])
    const bare = await parseDocx(docx(lines(text), { "docProps/core.xml": core("Bo Lund") }))
    assert.deepStrictEqual([bare.author, bare.date], ["Bo Lund", undefined])
  })
})
