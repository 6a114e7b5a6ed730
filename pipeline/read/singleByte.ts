/** Encodings of a byte a letter, of Windows and of old Macs; Excel writes the second for "CSV (Macintosh)". */
export type SingleByte = "windows-1252" | "macintosh"

/**
 * Tells such encodings apart by what each makes of the bytes from 0x80: "don’t" is "donÕt" in the other, "café" is "cafŽ". Every
 * such byte is a point for or against an encoding, by whether its character can stand between the two beside it.
 */
export class SingleByteDetector {
  #windows = 0
  #mac = 0

  add(piece: Uint8Array): void {
    for (let i = 0; i < piece.length; i++) {
      if (piece[i]! < 0x80) continue
      this.#windows += fits(piece, i, WINDOWS)
      this.#mac += fits(piece, i, MAC)
    }
  }

  /** Windows-1252 unless the other fits better. */
  get encoding(): SingleByte {
    return this.#mac > this.#windows ? "macintosh" : "windows-1252"
  }

  /** Whether both fit about as well, or neither does. */
  get doubtful(): boolean {
    const [best, other] = [Math.max(this.#windows, this.#mac), Math.min(this.#windows, this.#mac)]
    return best <= 0 || best - other < 0.1 * best
  }
}

type Kind =
  | "upper"
  | "lower"
  | "digit"
  | "opening"
  | "closing"
  | "apostrophe"
  | "mark"
  | "space"
  | "currency"
  | "symbol"
  | "stray"

const kindOf = (character: string): Kind => {
  if (/\p{Lu}/u.test(character)) return "upper"
  // The ordinals of Spanish are letters to Unicode only.
  if (/[ªºƒˆ˜ı]/.test(character)) return "stray"
  if (/\p{Ll}/u.test(character)) return "lower"
  if (/\p{Nd}/u.test(character)) return "digit"
  if (/[“‘«„‚‹¿¡([]/.test(character)) return "opening"
  if (/[”»›)\]]/.test(character)) return "closing"
  if (character === "’") return "apostrophe"
  if (/\s/.test(character)) return "space"
  if (/["',.;:!?…–—-]/.test(character)) return "mark"
  if (/[£€¥¢]/.test(character)) return "currency"
  return /[§°®©™•·½¼¾²³±×÷/&%$]/.test(character) ? "symbol" : "stray"
}

/** What each of the 256 bytes is. */
const kindsOf = (encoding: SingleByte): ReadonlyArray<Kind> => {
  const decoder = new TextDecoder(encoding)
  return Array.from({ length: 256 }, (_, byte) => kindOf(decoder.decode(Uint8Array.of(byte), { stream: true })))
}

const WINDOWS = kindsOf("windows-1252")
const MAC = kindsOf("macintosh")

const isLetter = (kind: Kind) => kind === "upper" || kind === "lower"

/** 1 where the character at `i` can stand there, -1 where it cannot, 0 where that says little. */
const fits = (bytes: Uint8Array, i: number, kinds: ReadonlyArray<Kind>): number => {
  const before = i === 0 ? "space" : kinds[bytes[i - 1]!]!
  const after = i + 1 === bytes.length ? "space" : kinds[bytes[i + 1]!]!
  switch (kinds[bytes[i]!]!) {
    case "lower":
      // "à" and "é" are words, but few are.
      return before === "upper" || before === "lower" ? (after === "upper" ? -1 : 1) : after === "lower" ? 1 : -0.5
    case "upper":
      if (before === "lower") return -1
      return before === "upper" ? (after === "lower" ? -0.5 : 1) : isLetter(after) ? 1 : -0.5
    case "opening":
      return !isLetter(before) && before !== "digit" && after !== "space" ? 1 : -1
    case "closing":
      return before !== "space" && !isLetter(after) ? 1 : -1
    case "apostrophe":
      return isLetter(before) || (before !== "space" && !isLetter(after))
        ? 1
        : isLetter(after) || after === "digit"
          ? 0.5
          : -1
    case "mark":
      return 1
    case "currency":
      return before === "digit" || after === "digit" ? 0.5 : -0.5
    case "symbol":
      return isLetter(before) && isLetter(after) ? -1 : 0.5
    case "space":
      return isLetter(before) && isLetter(after) ? 0.5 : 0
    default:
      return -1
  }
}
