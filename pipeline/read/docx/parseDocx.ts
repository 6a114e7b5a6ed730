import mammoth from "mammoth"
import { layOut } from "../blocks.ts"
import { bylineIn } from "../byline.ts"
import { parsePage, textOf } from "../html/dom.ts"
import { domBlocks } from "../html/domBlocks.ts"
import { markFurniture } from "../html/furniture.ts"
import type { Parsed } from "../parsed.ts"
import { Refused } from "../parsed.ts"
import { docxProperties } from "./docxProperties.ts"

/** A Word document's text; title, author and date from its properties where it has them. */
export const parseDocx = async (bytes: Uint8Array): Promise<Parsed> => {
  const properties = await docxProperties(bytes)
  const { value } = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }, OPTIONS)
    .catch((error: unknown) => {
      if (error instanceof RangeError) throw error
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
  return {
    body: text,
    marks,
    title: titled !== "" ? titled : (properties.title ?? title),
    author: properties.author ?? bylineIn(blocks),
    date: properties.date
  }
}

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
