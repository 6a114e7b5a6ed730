import { assert, describe, it } from "@effect/vitest"
import { parsePdf } from "./parsePdf.ts"
import { pdfOf } from "./pdf.fixture.ts"

const LINES = [
  "The council wants to close the pool, and it says that",
  "nobody will miss it. I think that this is quite wrong,",
  "since a pool is the one room where all of a town meets.",
  "It costs no more than a roundabout, and it is not one."
]
const TEXT = LINES.join(" ")

/** Lines of 11 points from a place on, each with instructions before it. */
const lines = (texts: ReadonlyArray<string>, before = "", x = 72, y = 700) =>
  `BT /F 11 Tf 14 TL ${before} ${x} ${y} Td ${texts.map((text) => `(${text}) Tj T*`).join(" ")} ET`

const bodyOf = async (content: string, rotate = 0) => (await parsePdf(pdfOf([{ content, rotate }]))).body

describe("letters of a line", () => {
  for (const spacing of [0.5, 1.3, 2, 3.3, 5]) {
    it(`that are spaced by ${spacing} points are words`, async () => {
      assert.strictEqual(await bodyOf(lines(LINES, `${spacing} Tc`)), TEXT)
    })
  }

  it("may be spaced in one line and not in the next", async () => {
    const content = LINES.map((line, i) => lines([line], `${i % 2 === 0 ? 2 : 0} Tc`, 72, 700 - 14 * i)).join("\n")
    assert.strictEqual(await bodyOf(content), TEXT)
  })

  it("may be words by the gaps between them alone, spaced or not", async () => {
    for (const spacing of [0, 1.5]) {
      const shown = LINES.map((line, i) => {
        const parts = line.split(" ").map((word) => `(${word}) -280`)
        return `1 0 0 1 72 ${700 - 14 * i} Tm [${parts.join(" ")}] TJ`
      })
      assert.strictEqual(await bodyOf(`BT /F 11 Tf ${spacing} Tc ${shown.join("\n")} ET`), TEXT)
    }
  })

  it("may be placed one by one", async () => {
    const shown = LINES.map(
      (line, i) => `1 0 0 1 72 ${700 - 14 * i} Tm [${[...line].map((letter) => `(${letter}) -60`).join(" ")}] TJ`
    )
    assert.strictEqual(await bodyOf(`BT /F 11 Tf ${shown.join("\n")} ET`), TEXT)
  })

  it("that stand apart, as on an axis or in a formula, are no spaced word", async () => {
    const axis = `BT /F 11 Tf 3 Tc 1 0 0 1 72 600 Tm [(2) -700 (4) -700 (6) -700 (8) -700 (9)] TJ ET`
    assert.strictEqual(await bodyOf(lines(LINES) + axis), `${TEXT}\n\n2 4 6 8 9`)
  })

  it("may be stretched, raised, and drawn in a turned coordinate system", async () => {
    assert.strictEqual(await bodyOf(`q 0.5 0 0 0.5 20 300 cm ${lines(LINES, "80 Tz 3 Ts 1 Tw")} Q`), TEXT)
  })
})

describe("a page", () => {
  const turned: Readonly<Record<number, string>> = {
    90: "0 1 -1 0 595 0 cm",
    180: "-1 0 0 -1 595 842 cm",
    270: "0 -1 1 0 0 842 cm"
  }
  for (const [rotate, matrix] of Object.entries(turned)) {
    it(`that is shown turned by ${rotate} degrees is read as it is shown`, async () => {
      assert.strictEqual(await bodyOf(`q ${matrix} ${lines(LINES, "", 72, 500)} Q`, Number(rotate)), TEXT)
    })
    it(`whose text is turned by ${rotate} degrees is read as the text stands`, async () => {
      assert.strictEqual(await bodyOf(`q ${matrix} ${lines(LINES, "", 72, 500)} Q`), TEXT)
    })
  }

  it("may have a stamp up its margin", async () => {
    assert.strictEqual(
      await bodyOf(`${lines(LINES)} BT /F 9 Tf 0 1 -1 0 30 200 Tm (Downloaded by a library) Tj ET`),
      TEXT
    )
  })
})

describe("what a PDF says of itself", () => {
  const printed =
    "BT /F 20 Tf 72 780 Td (Keep the pool) Tj ET BT /F 11 Tf 72 750 Td (By Ada Holm) Tj 0 -16 Td (12 March 2024) Tj ET "

  it("is what is printed, before its properties", async () => {
    const { author, date, title } = await parsePdf(
      pdfOf([{ content: printed + lines(LINES) }], {
        Title: "10811.exe",
        Author: "office-2007",
        CreationDate: "D:20200102030405Z"
      })
    )
    assert.deepStrictEqual({ author, date, title }, { author: "Ada Holm", date: "2024-03-12", title: "Keep the pool" })
  })

  it("is in its properties where nothing is printed, but for accounts, file names and dates of files", async () => {
    const of = async (info: Readonly<Record<string, string>>) => {
      const { author, date, title } = await parsePdf(pdfOf([{ content: lines(LINES) }], info))
      return { author, date, title }
    }
    assert.deepStrictEqual(await of({ Title: "Keep the pool", Author: "Bo Lund", CreationDate: "D:20200102030405Z" }), {
      author: "Bo Lund",
      date: undefined,
      title: "Keep the pool"
    })
    assert.deepStrictEqual(await of({ Title: "10811.exe", Author: "office-2007" }), {
      author: undefined,
      date: undefined,
      title: undefined
    })
  })
})

describe("columns", () => {
  const words = (name: string) => Array.from({ length: 8 }, (_, i) => `${name} line ${i + 1} of a narrow column`)
  const narrow = (name: string) => Array.from({ length: 8 }, (_, i) => `${name} ${i + 1} narrow`)

  it("may have other gutters in each block of a page", async () => {
    const content = [
      lines(words("one"), "", 60, 800),
      lines(words("two"), "", 320, 800),
      lines(narrow("three"), "", 60, 650),
      lines(words("four"), "", 195, 650),
      lines(narrow("five"), "", 420, 650)
    ].join("\n")
    const order = (await bodyOf(content)).match(/one|two|three|four|five/g)!
    assert.deepStrictEqual([...new Set(order)], ["one", "two", "three", "four", "five"])
    assert.deepStrictEqual(
      order.filter((word, i) => word !== order[i - 1]),
      ["one", "two", "three", "four", "five"]
    )
  })

  it("may stand under a block without any", async () => {
    const content = [
      lines(LINES, "", 60, 800),
      lines(words("one"), "", 60, 700),
      lines(words("two"), "", 320, 700),
      lines(LINES, "", 60, 550)
    ].join("\n")
    const body = await bodyOf(content)
    const order = body.match(/The council|one line|two line/g)!
    assert.deepStrictEqual(
      order.filter((word, i) => word !== order[i - 1]),
      ["The council", "one line", "two line", "The council"]
    )
  })
})
