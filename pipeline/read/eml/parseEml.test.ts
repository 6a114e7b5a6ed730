import { assert, describe, it } from "@effect/vitest"
import { parseEml } from "./parseEml.ts"

const HEAD = `From: Ines Aldous <ines@letters.example>
To: editor@paper.example
Subject: Re: Keep the pool
Date: Mon, 3 Mar 2025 22:30:00 -0500
MIME-Version: 1.0
`

/** What of a message is the sender's, by lines, and what is furniture. */
const read = async (source: string | Uint8Array) => {
  const { body, marks, ...rest } = await parseEml(typeof source === "string" ? Buffer.from(source) : source)
  const beside = marks.filter(({ kind }) => kind === "furniture")
  const linesOf = (text: string) => text.split(/\s*\n\s*/).filter((line) => line !== "")
  const own = beside.reduceRight((text, { end, start }) => `${text.slice(0, start)}\n${text.slice(end)}`, body)
  return { ...rest, own: linesOf(own), beside: beside.flatMap(({ end, start }) => linesOf(body.slice(start, end))) }
}

const plain = (body: string) => read(`${HEAD}Content-Type: text/plain; charset=utf-8\n\n${body}`)
const html = (body: string) => read(`${HEAD}Content-Type: text/html; charset=utf-8\n\n${body}`)

const OWN = ["I think that is wrong.", "Keep the pool open."]
const THEIRS = ["The pool must close.", "Sell the land."]

describe("a reply in plain text", () => {
  const tails: ReadonlyArray<[name: string, lines: ReadonlyArray<string>]> = [
    [
      "after >",
      [
        "On Sun, 2 Mar 2025 at 09:12, Bert Crane <bert@crane.example> wrote:",
        "> The pool must close.",
        ">",
        "> Sell the land."
      ]
    ],
    [
      "with its introduction on two lines",
      ["On Sun, 2 Mar 2025 at 09:12, Bert Crane", "<bert@crane.example> wrote:", "> The pool must close."]
    ],
    ["without marks", ["On 02/03/2025 09:12, Bert Crane wrote:", ...THEIRS]],
    ["in German", ["Am 02.03.25 um 09:12 schrieb Bert Crane:", "> The pool must close."]],
    ["in French", ["Le dim. 2 mars 2025 à 09:12, Bert Crane <b@c.example> a écrit :", "> The pool must close."]],
    [
      "of Outlook",
      [
        "From: Bert Crane",
        "Sent: Sunday, March 2, 2025 9:12 AM",
        "To: Ines Aldous",
        "Subject: Close the pool",
        "",
        ...THEIRS
      ]
    ],
    [
      "of Outlook in German",
      ["Von: Bert Crane", "Gesendet: Sonntag, 2. März 2025 09:12", "An: Ines Aldous", "Betreff: Das Bad", ...THEIRS]
    ],
    ["of an older Outlook", ["-----Original Message-----", "From: Bert Crane", ...THEIRS]],
    [
      "forwarded",
      [
        "---------- Forwarded message ---------",
        "From: Bert Crane <bert@crane.example>",
        "Date: Sun, 2 Mar 2025",
        ...THEIRS
      ]
    ],
    ["forwarded by Apple", ["Begin forwarded message:", "", "> From: Bert Crane", ">", "> The pool must close."]],
    ["with a signature", ["-- ", "Ines Aldous, Councillor", "12 Mill Lane"]],
    ["from a telephone", ["Sent from my iPhone"]],
    ["from Outlook for a telephone", ["Get Outlook for iOS"]],
    ["with a farewell", ["Kind regards,", "Ines", "Councillor for Mill Lane"]],
    ["with a name", ["Ines Aldous"]],
    [
      "with all of them",
      [
        "Best,",
        "Ines",
        "Sent from my iPhone",
        "On 2 Mar 2025, at 09:12, Bert <b@c.example> wrote:",
        "> The pool must close."
      ]
    ]
  ]
  for (const [name, lines] of tails) {
    it(name, async () => {
      const { beside, own } = await plain(`${OWN.join("\n\n")}\n\n${lines.join("\n")}\n`)
      assert.deepStrictEqual(own, OWN)
      assert.deepStrictEqual(
        beside,
        lines.map((line) => line.trim()).filter((line) => line !== "")
      )
    })
  }

  it("has answers between the quotations", async () => {
    const { beside, own } = await plain(
      "On 2 Mar 2025, at 09:12, Bert <b@c.example> wrote:\n> The pool must close.\n\nI think that is wrong.\n\n> Sell the land.\n\nKeep the pool open.\n"
    )
    assert.deepStrictEqual(own, OWN)
    assert.strictEqual(beside.length, 3)
  })

  it("may quote in the sender's own words", async () => {
    const lines = [
      "On 3 March your columnist wrote:",
      "The pool must close.",
      "From: the start, nobody asked us.",
      "Best to wait, thanks to the rain.",
      "Keep it open."
    ]
    const { beside, own } = await plain(lines.join("\n\n"))
    assert.deepStrictEqual(own, lines)
    assert.deepStrictEqual(beside, [])
  })
})

describe("a reply in HTML", () => {
  const own = OWN.map((line) => `<div>${line}</div>`).join("<div><br></div>")
  const theirs = THEIRS.map((line) => `<div>${line}</div>`).join("")
  const tails: ReadonlyArray<[name: string, source: string]> = [
    [
      "of Gmail",
      `<br><div class="gmail_quote"><div class="gmail_attr">On Sun, Bert wrote:<br></div><blockquote class="gmail_quote">${theirs}</blockquote></div>`
    ],
    [
      "forwarded by Gmail",
      `<br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Bert</div>${theirs}</div>`
    ],
    [
      "of Apple",
      `<div>Sent from my iPad</div><br><blockquote type="cite"><div>On Mar 2, 2025, Bert wrote:</div>${theirs}</blockquote>`
    ],
    [
      "of Outlook on the web",
      `<div><div id="appendonsend"></div></div><hr><div id="divRplyFwdMsg"><b>From:</b> Bert<br><b>Sent:</b> Sunday</div><div>${theirs}</div>`
    ],
    [
      "of Outlook",
      `<div style="border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Bert Crane<br><b>Sent:</b> Sunday, March 2, 2025 9:12 AM<br><b>To:</b> Ines<br><b>Subject:</b> Pool</p></div><p>The pool must close.</p>`
    ],
    [
      "of Thunderbird",
      `<div class="moz-cite-prefix">On 3/2/25 09:12, Bert wrote:</div><blockquote type="cite">${theirs}</blockquote><pre class="moz-signature">-- \nInes</pre>`
    ],
    ["of Yahoo", `<div class="yahoo_quoted"><div>On Sunday, Bert wrote:</div>${theirs}</div>`],
    ["with a signature of Gmail", `<div>-- </div><div class="gmail_signature">Ines Aldous<br>Councillor</div>`]
  ]
  for (const [name, tail] of tails) {
    it(name, async () => {
      const { beside, own: found } = await html(`<html><body><div>${own}</div>${tail}</body></html>`)
      assert.deepStrictEqual(found, OWN)
      assert.isAbove(beside.length, 0)
    })
  }

  it("keeps what the sender sets apart", async () => {
    const { beside, own } = await html(
      `<p>I think that is wrong.</p><blockquote>As Ann Lee said, a town swims.</blockquote><p>Keep the pool open.</p>`
    )
    assert.deepStrictEqual(own, [OWN[0], "As Ann Lee said, a town swims.", OWN[1]])
    assert.deepStrictEqual(beside, [])
  })
})

describe("a message", () => {
  const parts = (type: string, first: string, second: string) => `${HEAD}Content-Type: multipart/mixed; boundary=yy

--yy
Content-Type: text/${type}; charset=utf-8

${first}
--yy
Content-Type: image/png; name=pool.png
Content-Disposition: inline; filename=pool.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--yy
Content-Type: text/${type}; charset=utf-8

${second}
--yy--
`
  it("is all of its parts around a picture", async () => {
    const page = (text: string) =>
      `<!DOCTYPE html><html><head><title>x</title></head><body style="x"><div>${text}</div></body></html>`
    assert.deepStrictEqual((await read(parts("html", page(OWN[0]!), page(OWN[1]!)))).own, OWN)
    assert.deepStrictEqual((await read(parts("plain", OWN[0]!, OWN[1]!))).own, OWN)
  })

  it("has the sender's day and name, and a subject without what replies add", async () => {
    const { author, date, title } = await plain("Keep it.")
    assert.deepStrictEqual(
      { author, date, title },
      {
        author: "Ines Aldous",
        date: "Mon, 3 Mar 2025 22:30:00 -0500",
        title: "Keep the pool"
      }
    )
  })

  for (const encoding of ["utf16le", "utf-16be"] as const) {
    it(`may be saved in ${encoding}`, async () => {
      const source = `\ufeff${HEAD}Content-Type: text/plain; charset=windows-1252\n\nThe café is shut — “for ever”.\n`
      const bytes = Buffer.from(source, "utf16le")
      const { author, own } = await read(encoding === "utf16le" ? bytes : bytes.swap16())
      assert.deepStrictEqual([author, ...own], ["Ines Aldous", "The café is shut — “for ever”."])
    })
  }
})
