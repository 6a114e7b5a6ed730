import mammoth from "mammoth"
import { layOut } from "../blocks.ts"
import { saidIn } from "../byline.ts"
import { parsePage, textOf } from "../html/dom.ts"
import { domBlocks } from "../html/domBlocks.ts"
import { markFurniture } from "../html/furniture.ts"
import type { Parsed } from "../parsed.ts"
import { Refused } from "../parsed.ts"
import type { DocxParts } from "./docxParts.ts"
import { docxParts } from "./docxParts.ts"
import { docxProperties } from "./docxProperties.ts"
import { hiddenStyles, LOST, plainPart } from "./plainWord.ts"

/** A Word document's text; title, author and date as they are printed, else title and author from its properties. */
export const parseDocx = async (bytes: Uint8Array): Promise<Parsed> => {
  const parts = await docxParts(bytes)
  const properties = docxProperties(parts)
  const { lost, value } = await toHtml(parts).catch((error: unknown) => {
    if (error instanceof RangeError || error instanceof Refused) throw error
    throw new Refused(
      "CorruptDocx",
      `This is not a whole Word document (${error instanceof Error ? error.message : String(error)}); save it anew`
    )
  })
  const page = parsePage(value)
  for (const back of page.querySelectorAll('li a[href^="#footnote-ref-"], li a[href^="#endnote-ref-"]')) back.remove()
  const titled = textOf(page.querySelector("h1.title"))
  markFurniture(page)
  const blocks = domBlocks(page.body)
  const { marks, text, title } = layOut(blocks)
  const said = saidIn(blocks.map((block) => block.text))
  return {
    body: text,
    marks,
    title: titled !== "" ? titled : (title ?? properties.title),
    author: said.author ?? properties.author,
    date: said.date,
    warnings:
      lost.size === 0
        ? []
        : [
            {
              warning: "PartsDropped",
              message: `Not read of this document: ${[...lost].sort().join(", ")}; if there is text in it, compare the two`
            }
          ]
  }
}

/** The document as mammoth's HTML, and what neither it nor that has. */
const toHtml = async (parts: DocxParts) => {
  const text = (name: string) => new TextDecoder().decode(parts.get(name))
  const hidden = hiddenStyles(text("word/styles.xml"))
  const lost = new Set<string>()
  for (const name of parts.keys()) {
    if (!/^word\/(?:document|footnotes|endnotes)\.xml$/.test(name)) continue
    const plain = plainPart(text(name), hidden)
    for (const what of plain.lost) lost.add(what)
    parts.set(name, Buffer.from(plain.xml))
  }
  const { messages, value } = await mammoth.convertToHtml(inputOf(parts), OPTIONS)
  for (const { message } of messages) {
    const [, element] = /^An unrecognised element was ignored: (.*)$/.exec(message) ?? []
    if (element !== undefined && !Object.hasOwn(LOST, element)) lost.add(element)
  }
  return { value, lost }
}

/** mammoth takes an archive that is open already, though its types do not say so. */
const inputOf = (parts: DocxParts) =>
  ({
    file: {
      exists: (name: string) => parts.has(name),
      read: async (name: string, encoding?: string) => {
        const part = parts.get(name) ?? new Uint8Array()
        return encoding === undefined ? part : new TextDecoder(encoding).decode(part)
      }
    }
  }) as never

const OPTIONS = {
  styleMap: [
    "p[style-name='Title'] => h1.title:fresh",
    "p[style-name='Subtitle'] => p:fresh",
    "p[style-name='caption'] => figcaption:fresh",
    "p[style-name='Caption'] => figcaption:fresh",
    "p[style-name='Byline'] => p.byline:fresh"
  ],
  idPrefix: "",
  // Pictures would be put into the text's HTML as base64.
  convertImage: mammoth.images.imgElement(async () => ({ src: "" }))
}
