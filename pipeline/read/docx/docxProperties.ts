import { parseXml, XmlElement } from "@rgrove/parse-xml"
import { fromBufferPromise } from "yauzl"
import { Refused } from "../parsed.ts"
import { ownProperties } from "../properties.ts"

export interface DocxProperties {
  readonly title: string | undefined
  readonly author: string | undefined
  /** When it was first saved. */
  readonly date: string | undefined
}

/**
 * Title, author and date of a Word document. Looks at all of its parts first, and throws `Refused` where it is not whole or
 * unpacks to more than an article can have: what reads it afterwards would find out too late.
 */
export const docxProperties = async (bytes: Uint8Array): Promise<DocxProperties> => {
  if (OLE.every((byte, i) => bytes[i] === byte)) {
    throw new Refused(
      "Password",
      "This document has a password or is in Word's format before 2007; save it without, as .docx"
    )
  }
  let core = ""
  let isWord = false
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    let total = 0
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize
      if (total > LARGEST) throw tooLarge()
      if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue
      const part = await partOf(await zip.openReadStreamPromise(entry))
      // Office writes none; it could define entities that stand for one another.
      if (part.includes("<!DOCTYPE") || part.includes("<!ENTITY")) {
        throw new Refused(
          "OwnEntities",
          "This document declares XML entities of its own, which no Word document does; it is damaged or hostile"
        )
      }
      if (entry.fileName === "docProps/core.xml") core = part.toString("utf8")
      if (entry.fileName === "word/document.xml") isWord = true
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw corrupt(error instanceof Error ? error.message : String(error))
  }
  if (!isWord) throw corrupt("it has no word/document.xml")
  return properties(core)
}

/** Compound files: old Word, and encrypted documents of any age. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

/** Bytes that all parts of a document, and its parts of text, may unpack to. */
const LARGEST = 1 << 29
const LARGEST_PART = 1 << 26

const tooLarge = () =>
  new Refused("TooLarge", "This document unpacks to more than an article can have; it is damaged or hostile")

const corrupt = (why: string) =>
  new Refused("CorruptDocx", `This is not a whole Word document (${why}); save or download it anew`)

const partOf = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Array<Uint8Array> = []
  let size = 0
  for await (const piece of stream) {
    size += piece.length
    if (size > LARGEST_PART) throw tooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const properties = (core: string): DocxProperties => {
  let elements: ReadonlyArray<XmlElement> = []
  try {
    elements = parseXml(core).root?.children.filter((child) => child instanceof XmlElement) ?? []
  } catch {
    // Damaged properties cost their document nothing else.
  }
  const value = (name: string) => elements.find((element) => element.name === name)?.text
  return ownProperties({ title: value("dc:title"), author: value("dc:creator"), date: value("dcterms:created") })
}
