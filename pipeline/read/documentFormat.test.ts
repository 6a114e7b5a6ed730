import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { Columns } from "../../schemas/dataset.ts"
import { documentFormat } from "./documentFormat.ts"
import { readFolder } from "./folder.fixture.ts"
import { zipOf } from "./zip.fixture.ts"

const fixture = (path: string) => readFileSync(new URL(`./fixtures/${path}`, import.meta.url))

const WORD = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
const docx = (document: string | Uint8Array, before = "") =>
  zipOf([
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
    },
    {
      name: "word/document.xml",
      content: typeof document === "string" ? `<?xml version="1.0"?>${before}${document}` : document
    }
  ])

describe("hostile and damaged documents", () => {
  it.live("cost a row each", () =>
    Effect.gen(function* () {
      const { all, articles, failures } = yield* readFolder({
        "binary.html": Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex"),
        "deep.html": "<div>".repeat(100_000) + "text",
        "empty.html": "<html><head><title></title></head><body><script>x</script></body></html>",
        "entities.xhtml": `<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;</p></body></html>`,
        "huge.html.gz": gzipSync(Buffer.alloc(100_000_000, "<p>A sentence, and one more.</p>\n")),
        "bomb.docx": docx(Buffer.alloc(80_000_000, " ")),
        "corrupt.docx": fixture("docx/plain.docx").subarray(0, 20_000),
        "deep.docx": docx(
          WORD +
            "<w:sdt><w:sdtContent>".repeat(50_000) +
            "</w:sdtContent></w:sdt>".repeat(50_000) +
            "</w:body></w:document>"
        ),
        "entities.docx": docx(
          WORD + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>",
          `<!DOCTYPE x [<!ENTITY a "b">]>`
        ),
        "malformed.docx": docx(WORD + "<w:p>"),
        "none.docx": zipOf([{ name: "a.txt", content: "a" }]),
        "old.docx": Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
        "text.docx": "no document",
        "corrupt.pdf": "%PDF-1.4\nno more",
        "password.pdf": fixture("hostile/password.pdf"),
        "scanned.pdf": fixture("hostile/scanned.pdf"),
        "truncated.pdf": fixture("pdf/report.pdf").subarray(0, 3000),
        "text.eml": "no message",
        "whole.html": "<p>A whole page.</p>"
      })
      assert.deepStrictEqual(
        failures.map(({ error, source }) => `${source} ${error}`),
        [
          "binary.html BinaryFile",
          "bomb.docx TooLarge",
          "corrupt.docx CorruptDocx",
          "corrupt.pdf CorruptPdf",
          "deep.docx TooDeep",
          "deep.html TooDeep",
          "empty.html EmptyText",
          "entities.docx OwnEntities",
          "entities.xhtml OwnEntities",
          "huge.html.gz TooLarge",
          "malformed.docx CorruptDocx",
          "none.docx CorruptDocx",
          "old.docx Password",
          "password.pdf Password",
          "scanned.pdf NoText",
          "text.docx CorruptDocx",
          "text.eml CorruptMessage",
          "truncated.pdf CorruptPdf"
        ]
      )
      assert.deepStrictEqual(
        articles.map(({ text }) => text),
        ["A whole page."]
      )
      assert.strictEqual(all.length, 19)
    })
  )

  it.live("are stopped when they take too long, and the next is read", () =>
    Effect.gen(function* () {
      const read = (name: string, seconds: number) => {
        const path = fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url))
        return documentFormat([".pdf"], "pdf", 1)
          .read(
            { path, id: name, source: name, extension: ".pdf", gzip: false, size: 1 },
            { columns: new Columns({}), announced: new Set(), skipped: new Map(), seconds }
          )
          .pipe(
            Effect.flatMap(Stream.runCollect),
            Effect.map(([result]) => result!)
          )
      }
      const endless = yield* read("hostile/endless.pdf", 1).pipe(Effect.flatMap(Effect.fromResult), Effect.flip)
      assert.strictEqual(endless.error, "TimedOut")
      const letter = yield* read("pdf/letter.pdf", 60).pipe(Effect.flatMap(Effect.fromResult))
      assert.strictEqual(letter.title, "Who pays for the empty bath")
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("a message", () => {
  const head =
    "From: =?utf-8?Q?Ada_H=C3=B8lm?= <ada@x.example>\r\nTo: b@x.example\r\nDate: Fri, 17 May 2024 09:30:00 +0200\r\nSubject: Fwd: Re: Mind the gap\r\nMIME-Version: 1.0\r\n"
  it.live("has sender, date and subject; its HTML before its text", () =>
    Effect.gen(function* () {
      const { articles, failures } = yield* readFolder({
        "a.eml": `${head}Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 is shut.\r\n\r\nOpen it.\r\n`,
        "b.eml": `${head}Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nplain\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td><p>The café is shut.</p><p>Open it.</p></td></tr></table>\r\n--x--\r\n`
      })
      assert.deepStrictEqual(failures, [])
      for (const { author, date, text, title } of articles) {
        assert.deepStrictEqual([title, author, date], ["Mind the gap", "Ada Hølm", "2024-05-17T09:30:00+02:00"])
        assert.strictEqual(text.trim(), "Mind the gap\n\nThe café is shut.\n\nOpen it.")
      }
      assert.strictEqual(articles.length, 2)
    })
  )
})
