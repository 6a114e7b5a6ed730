import { fromBufferPromise } from "yauzl"
import { Refused } from "../parsed.ts"

/** A Word document's parts of XML, by their names in it. */
export type DocxParts = Map<string, Uint8Array>

/**
 * Unpacks a Word document's parts of XML. Looks at all of its parts, and throws `Refused` where it is not whole or unpacks to
 * more than an article can have: what reads it afterwards would find out too late.
 */
export const docxParts = async (bytes: Uint8Array): Promise<DocxParts> => {
  if (OLE.every((byte, i) => bytes[i] === byte)) {
    throw new Refused(
      "Password",
      "This document has a password or is in Word's format before 2007; save it without, as .docx"
    )
  }
  const parts: DocxParts = new Map()
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
      parts.set(entry.fileName, part)
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw corrupt(error instanceof Error ? error.message : String(error))
  }
  if (!parts.has("word/document.xml")) throw corrupt("it has no word/document.xml")
  return parts
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
