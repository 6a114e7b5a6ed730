import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { decoder, EncodingDetector } from "./encoding.ts"

const detect = (...pieces: ReadonlyArray<Uint8Array>) => {
  const detector = new EncodingDetector()
  for (const piece of pieces) detector.add(piece)
  return detector.encoding
}

const decode = (...pieces: ReadonlyArray<Uint8Array>) => {
  const encoding = detect(...pieces)
  if (encoding === "binary") throw new Error("binary")
  const { decode, end } = decoder(encoding)
  return pieces.map(decode).join("") + end()
}

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16()

describe("encoding", () => {
  const cases: ReadonlyArray<[name: string, bytes: Uint8Array, encoding: string]> = [
    ["nothing", Buffer.from(""), "utf-8"],
    ["ASCII", Buffer.from("The council should act."), "utf-8"],
    ["UTF-8", Buffer.from("naïve “café” 🙂"), "utf-8"],
    ["UTF-8 that breaks off inside a character", Buffer.from("naïve “café”").subarray(0, -1), "utf-8"],
    [
      "UTF-8 with a damaged byte",
      Buffer.concat([Buffer.from("naïve “café”"), Buffer.from([0xff]), Buffer.from("é")]),
      "utf-8"
    ],
    ["Windows-1252", Buffer.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]), "windows-1252"],
    ["Windows-1252 that ends in an accent", Buffer.from([0x63, 0x61, 0x66, 0xe9]), "windows-1252"],
    ["UTF-16 LE", Buffer.from("The café.\n", "utf16le"), "utf-16le"],
    ["UTF-16 BE", utf16be("The café.\n"), "utf-16be"],
    ["UTF-16 LE, Cyrillic", Buffer.from("Город должен действовать. Сейчас!\n", "utf16le"), "utf-16le"],
    ["UTF-16 BE, Greek", utf16be("Η πόλη πρέπει να δράσει τώρα."), "utf-16be"],
    ["a text with zeros", Buffer.from("one\0two\0ten"), "utf-8"],
    ["line ends at every second byte", Buffer.from("{\n{\n{\n"), "utf-8"],
    ["terminal colours", Buffer.from("\x1b[1mbold\x1b[0m".repeat(20)), "utf-8"],
    ["zeros", Buffer.alloc(100), "binary"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "binary"],
    ["a program", Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31) & 0xff)), "binary"]
  ]
  for (const [name, bytes, encoding] of cases) it(name, () => assert.strictEqual(detect(bytes), encoding))

  const inBytes = (text: string, encoding: string) => {
    const decoder = new TextDecoder(encoding)
    const bytes = Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte), { stream: true }))
    return Uint8Array.from([...text], (character) => bytes.indexOf(character))
  }
  for (const text of [
    "We don’t know.",
    "“Close it,” he said.",
    "A café, then… nothing.",
    "He said — and I quote — no. Not the town–city line.",
    "Señor Núñez, naïve résumé",
    "Über die Brücke fährt die größte Bahn.",
    "L’été dernier, à Orléans, où l’on a vu « des élèves » français.",
    "O avião não é meu; a opinião é sua.",
    "¿Qué pasó? ¡Así es! mañana",
    "It costs £5 or €7 in the ’90s."
  ]) {
    for (const encoding of ["windows-1252", "macintosh"]) {
      it(`${encoding}: ${text}`, () => {
        const bytes = inBytes(text, encoding)
        assert.strictEqual(detect(bytes), encoding)
        assert.strictEqual(decode(bytes), text)
      })
    }
  }

  it("doubts an encoding in which as much fits as in another", () => {
    const doubtful = (bytes: Uint8Array) => {
      const detector = new EncodingDetector()
      detector.add(bytes)
      return detector.doubtful
    }
    assert.isTrue(doubtful(inBytes("The town—our town—is here.", "windows-1252")))
    assert.isTrue(doubtful(Buffer.concat([Buffer.from("naïve “café”"), Buffer.from([0xff]), Buffer.from("é")])))
    assert.isFalse(doubtful(inBytes("“Close it,” he said. We don’t.", "windows-1252")))
    assert.isFalse(doubtful(Buffer.from("naïve “café” 🙂")))
  })

  it("reads Windows-1252's own characters, not Latin-1's", () => {
    assert.strictEqual(decode(Buffer.from([0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xe9])), "€…‘’“”–—é")
  })

  it("sees a Windows-1252 byte far behind", () => {
    const ascii = Buffer.alloc(1 << 20, "Plain words. ")
    assert.strictEqual(decode(ascii, ascii, Buffer.from([0x63, 0x61, 0x66, 0xe9])).slice(-4), "café")
  })

  it("takes much good UTF-8 before a damaged piece for what it is", () => {
    assert.strictEqual(detect(Buffer.from("é".repeat(20_000)), Buffer.from([0xff, 0xfe, 0xfd])), "utf-8")
  })

  const text = Schema.Array(Schema.Literals(["a", " ", "\r\n", "é", "€", "“", "🙂", "ж"]))
  it.prop(
    "any text survives in any pieces",
    [text, Schema.Literals(["utf8", "utf16le", "utf16be"]), Schema.Int],
    ([parts, kind, seed]) => {
      const expected = `The start, and ${parts.join("")} the end.`
      const marked = kind === "utf8" ? expected : `\ufeff${expected}`
      const bytes = kind === "utf16be" ? utf16be(marked) : Buffer.from(marked, kind)
      // The first piece has the mark.
      const cut = 2 + (Math.abs(seed) % (bytes.length - 2))
      assert.strictEqual(decode(bytes.subarray(0, cut), bytes.subarray(cut)), expected)
    }
  )
})
