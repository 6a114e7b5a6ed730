import { readdirSync, readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { random } from "../../evals/metrics/random.ts"
import { zipOf } from "../../pipeline/read/zip.fixture.ts"
import { hostileTexts } from "./texts.ts"

export interface HostileFile {
  readonly path: string
  readonly content: Uint8Array | string
}

export interface HostileOptions {
  /** The same seed makes the same files. */
  readonly seed: number
  /** About how long each is: repetitions of a short pattern. */
  readonly length: number
  /** How many damaged copies are made of each sound file. */
  readonly damaged: number
}

/** Formats of text; a text that is hostile to one of them may be so to any. */
const TEXT_FORMATS = [".txt", ".md", ".html", ".xhtml", ".eml", ".csv", ".tsv", ".json", ".jsonl"]

/** Hostile files of every input format: texts in each of the formats of text, packed ones, and damaged copies of sound files. */
export const hostileFiles = ({ damaged, length, seed }: HostileOptions): ReadonlyArray<HostileFile> => {
  const texts = Object.entries(hostileTexts(length))
  const plain = texts.flatMap(([name, content]) =>
    TEXT_FORMATS.map((extension) => ({ path: `${extension.slice(1)}/${name}${extension}`, content }))
  )
  const next = random(seed)
  const copies = SOUND.flatMap(({ content, path }) =>
    Array.from({ length: damaged }, (_, i) => ({ path: `damaged/${i}-${path}`, content: damage(content, next) }))
  )
  return [...plain, ...packed(length), ...copies]
}

const packed = (n: number): ReadonlyArray<HostileFile> => {
  const zeros = gzipSync(Buffer.alloc(n * 1000))
  const blank = gzipSync(Buffer.alloc(n * 1000, "\n"))
  const member = gzipSync("a. ")
  return [
    ...TEXT_FORMATS.flatMap((extension) => [
      { path: `gz/zeros${extension}.gz`, content: zeros },
      { path: `gz/blank-lines${extension}.gz`, content: blank },
      { path: `gz/cut${extension}.gz`, content: blank.subarray(0, -9) },
      { path: `gz/no-gzip${extension}.gz`, content: "plain" },
      { path: `gz/members${extension}.gz`, content: Buffer.concat(Array.from({ length: n / 20 }, () => member)) }
    ]),
    { path: "zip/every-text.zip", content: zipOf(Object.entries(hostileTexts(n / 10)).map(inArchive)) },
    { path: "zip/outside.zip", content: zipOf([{ name: "../out.txt", content: "No." }]) },
    { path: "zip/absolute.zip", content: zipOf([{ name: "/etc/out.txt", content: "No." }]) },
    { path: "zip/names.zip", content: zipOf([{ name: "a\u001b[2J\nb.txt", content: "A name." }]) },
    {
      path: "zip/same-names.zip",
      content: zipOf(Array.from({ length: 50 }, () => ({ name: "a.txt", content: "One." })))
    },
    { path: "zip/in-zip.zip", content: zipOf([{ name: "b.zip", content: zipOf([{ name: "c.txt", content: "c" }]) }]) },
    { path: "zip/password.zip", content: zipOf([{ name: "a.txt", content: "a", encrypted: true }]) },
    { path: "zip/lies.zip", content: zipOf([{ name: "a.txt", content: "x".repeat(n), size: 10 }]) },
    { path: "zip/lies-more.zip", content: zipOf([{ name: "a.txt", content: "x", size: 1_000_000_000 }]) },
    { path: "zip/bomb.zip", content: zipOf([{ name: "a.txt", content: Buffer.alloc(80_000_000) }]) },
    { path: "zip/deep-path.zip", content: zipOf([{ name: `${"a/".repeat(n / 10)}b.txt`, content: "Deep." }]) },
    { path: "zip/empty.zip", content: zipOf([]) },
    { path: "zip/no-zip.zip", content: "PK\u0003\u0004 and no more" },
    { path: "docx/deep.docx", content: word("<w:sdt><w:sdtContent>".repeat(n / 10)) },
    { path: "docx/paragraphs.docx", content: word("<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(n / 10)) },
    { path: "docx/bomb.docx", content: word(" ".repeat(80_000_000)) },
    { path: "docx/zip.docx", content: zipOf([{ name: "a.txt", content: "a" }]) },
    { path: "pdf/header.pdf", content: "%PDF-1.7\n" },
    { path: "pdf/deep.pdf", content: `%PDF-1.7\n1 0 obj\n${"[".repeat(n)}\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF` },
    { path: "pdf/objects.pdf", content: `%PDF-1.7\n${"1 0 obj <<>> endobj\n".repeat(n)}trailer <</Root 1 0 R>>` }
  ]
}

const inArchive = ([name, content]: readonly [string, Uint8Array | string], i: number) => ({
  name: `${name}${TEXT_FORMATS[i % TEXT_FORMATS.length]}`,
  content
})

const word = (body: string) =>
  zipOf([
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
    },
    {
      name: "word/document.xml",
      content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
    }
  ])

const FIXTURES = new URL("../../pipeline/read/fixtures/", import.meta.url)

/** A sound file of each format. */
const SOUND: ReadonlyArray<{ readonly path: string; readonly content: Uint8Array }> = [
  ...["docx", "pdf", "html"].map((format) => {
    const folder = new URL(`${format}/`, FIXTURES)
    const path = readdirSync(folder).find((name) => name.endsWith(`.${format}`))!
    return { path, content: readFileSync(new URL(path, folder)) }
  }),
  ...Object.entries({
    "a.txt": "The ferry should be free. Nobody pays to cross a bridge.\n\nTherefore the town must pay.",
    "a.md": "---\ntitle: The ferry\n---\n\n# The ferry\n\nIt should be *free*[^1].\n\n- One\n- Two\n\n[^1]: A note.",
    "a.eml":
      "From: A <a@b.example>\r\nSubject: The ferry\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nFree it.\r\n--b--\r\n",
    "a.csv": 'id,title,text\n1,One,"The ferry, said ""he"", should be free."\n2,Two,Therefore.\n',
    "a.json": '[{"id":"1","text":"The ferry."},{"id":"2","text":["It should","be free."]}]',
    "a.jsonl": '{"id":"1","text":"The ferry."}\n{"id":"2","text":"It should be free."}\n',
    "a.txt.gz": "",
    "a.zip": ""
  }).map(([path, text]) => ({
    path,
    content:
      path === "a.zip"
        ? zipOf([{ name: "a.txt", content: "The ferry should be free." }])
        : path === "a.txt.gz"
          ? gzipSync("The ferry should be free.")
          : Buffer.from(text)
  }))
]

/** A copy with some bytes changed, cut, doubled or put in. */
const damage = (content: Uint8Array, next: () => number): Uint8Array => {
  const at = (length: number) => Math.floor((next() / 2 ** 32) * length)
  let bytes = Buffer.from(content)
  for (let times = 1 + at(4); times > 0; times--) {
    const start = at(bytes.length)
    const end = Math.min(bytes.length, start + 1 + at(200))
    const [before, part, after] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)]
    const change = at(4)
    if (change === 0) bytes = Buffer.concat([before, Buffer.from(part.map((byte) => byte ^ (1 << at(8)))), after])
    else if (change === 1) bytes = Buffer.concat([before, after])
    else if (change === 2) bytes = Buffer.concat([before, part, part, part, after])
    else bytes = Buffer.concat([before, Buffer.from(Array.from({ length: 20 }, () => at(256))), part, after])
  }
  return bytes
}
