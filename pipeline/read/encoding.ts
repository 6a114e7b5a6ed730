import { isAscii, isUtf8 } from "node:buffer"
import type { Caution } from "./parsed.ts"
import type { SingleByte } from "./singleByte.ts"
import { SingleByteDetector } from "./singleByte.ts"

/** What the bytes of a text file turned out to be; `binary` is no text at all. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | SingleByte | "binary"

/**
 * Finds the encoding of a text from its bytes, given piece by piece: the first piece decides whether it is binary or UTF-16,
 * all of them together whether it is UTF-8 or in an encoding of a byte a letter. East Asian UTF-16 without a byte-order mark is not recognised.
 */
export class EncodingDetector {
  #decided: Encoding | undefined
  #first = true
  #valid = 0
  #invalid = 0
  /** Continuation bytes that the UTF-8 sequence at the end of the last piece still lacks. */
  #lacking = 0
  readonly #singleByte = new SingleByteDetector()

  add(piece: Uint8Array): void {
    if (this.#first) {
      this.#decided = fromSample(piece.subarray(0, SAMPLE))
      this.#first = false
    }
    if (this.#decided !== undefined) return
    if (this.#lacking > 0 || !isUtf8(piece)) {
      this.#count(piece)
      this.#singleByte.add(piece)
    }
    // Not counted, which is slow: any text but ASCII has more sequences than one in a thousand bytes.
    else if (!isAscii(piece)) this.#valid += Math.ceil(piece.length / 1000)
  }

  get encoding(): Encoding {
    if (this.#decided !== undefined) return this.#decided
    // A damaged UTF-8 text still has mostly whole sequences; in others hardly any two bytes happen to form one.
    return this.#invalidInAll <= this.#valid ? "utf-8" : this.#singleByte.encoding
  }

  /** Whether the encoding is a guess that may be wrong: of a text that is neither whole UTF-8 nor clearly another. */
  get doubtful(): boolean {
    if (this.#decided !== undefined || this.#invalidInAll === 0) return false
    return this.encoding === "utf-8" || this.#singleByte.doubtful
  }

  get #invalidInAll(): number {
    return this.#invalid + (this.#lacking > 0 ? 1 : 0)
  }

  #count(piece: Uint8Array): void {
    for (const byte of piece) {
      if (this.#lacking > 0) {
        if ((byte & 0xc0) === 0x80) {
          if (--this.#lacking === 0) this.#valid++
          continue
        }
        this.#invalid++
        this.#lacking = 0
      }
      if (byte < 0x80) continue
      if (byte >= 0xc2 && byte <= 0xdf) this.#lacking = 1
      else if (byte >= 0xe0 && byte <= 0xef) this.#lacking = 2
      else if (byte >= 0xf0 && byte <= 0xf4) this.#lacking = 3
      else this.#invalid++
    }
  }
}

/** What is to be said of a text whose encoding is a guess. */
export const encodingCautions = ({ doubtful, encoding }: EncodingDetector): ReadonlyArray<Caution> =>
  doubtful
    ? [
        {
          warning: "EncodingGuessed",
          message: `This file was read as ${encoding}, which its bytes leave in doubt; see whether its accents and quotation marks are right, or save it as UTF-8`
        }
      ]
    : []

/** Decodes pieces of one text in order; a byte-order mark is dropped, bytes that are no character become U+FFFD. */
export const decoder = (encoding: Exclude<Encoding, "binary">) => {
  const text = new TextDecoder(encoding)
  return {
    // `stream: true` always: without it Node 22.19 reads Windows-1252 as Latin-1 (nodejs/node#56542).
    decode: (piece: Uint8Array): string => text.decode(piece, { stream: true }),
    /** What a text that breaks off inside a character leaves. */
    end: (): string => text.decode()
  }
}

const SAMPLE = 1 << 16

/** The encoding, where the beginning alone settles it. */
const fromSample = (sample: Uint8Array): Encoding | undefined => {
  if (startsWith(sample, [0xef, 0xbb, 0xbf])) return "utf-8"
  if (startsWith(sample, [0xff, 0xfe])) return "utf-16le"
  if (startsWith(sample, [0xfe, 0xff])) return "utf-16be"
  if (SIGNATURES.some((signature) => startsWith(sample, signature))) return "binary"

  const low = [0, 0]
  const zeros = [0, 0]
  let controls = 0
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i]!
    if (byte >= 0x20) continue
    low[i & 1]!++
    if (byte === 0) zeros[i & 1]!++
    if (!TEXT_CONTROLS.has(byte)) controls++
  }
  // One byte in two names the alphabet, 00 to 1f for all but the scripts of East Asia, 00 for spaces; the others are letters.
  const half = sample.length / 2
  if (zeros[1]! > 0 && low[1]! > half * 0.7 && low[0]! < half * 0.3) return "utf-16le"
  if (zeros[0]! > 0 && low[0]! > half * 0.7 && low[1]! < half * 0.3) return "utf-16be"
  return controls > 3 && controls > sample.length / 50 ? "binary" : undefined
}

/** Tab, the line ends, form feed, vertical tab, and the escape that starts terminal colours. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b])

/** The first bytes of files that are often renamed: PNG, JPEG, GIF, PDF, ZIP (also docx), old Word, gzip. */
const SIGNATURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b]
]

const startsWith = (bytes: Uint8Array, prefix: ReadonlyArray<number>) => prefix.every((byte, i) => bytes[i] === byte)
