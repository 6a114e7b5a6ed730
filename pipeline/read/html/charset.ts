import { isAscii, isUtf8 } from "node:buffer"
import { EncodingDetector } from "../encoding.ts"
import { Refused } from "../parsed.ts"

/**
 * The text of a page: in the encoding of its byte-order mark; else as UTF-8, where it is that, since saved pages often keep the
 * name of another; else as it says itself; else as Windows-1252, which is what browsers take for granted.
 */
export const decodePage = (bytes: Uint8Array): string => {
  const detector = new EncodingDetector()
  detector.add(bytes)
  const { encoding } = detector
  if (encoding === "binary")
    throw new Refused("BinaryFile", "This file is not a page of HTML; convert it, or move it out of the folder")
  const stated = encoding.startsWith("utf-16") || (isUtf8(bytes) && !isAscii(bytes)) ? undefined : statedCharset(bytes)
  const text = decoderOf(stated) ?? new TextDecoder(encoding)
  // As `decoder` in encoding.ts.
  return text.decode(bytes, { stream: true }) + text.decode()
}

const statedCharset = (bytes: Uint8Array): string | undefined => {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1")
  return (
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w:.-]+)/.exec(start)?.[1]
  )
}

const decoderOf = (label: string | undefined) => {
  // A page whose bytes could be read as far as the charset is not in UTF-16, whatever it says.
  if (label === undefined || /^utf-?(?:8|16)/i.test(label)) return undefined
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}
