import { appendFileSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { articles } from "./articles.ts"

/** A file of that many articles of 6 KB, a line of JSON each. */
export const jsonLines = (folder: string, count: number): string =>
  written(
    join(folder, `${count}.jsonl`),
    (function* () {
      for (const { id, text } of articles(count)) yield `${JSON.stringify({ id, text })}\n`
    })()
  )

/** A CSV file of that many short letters of about 500 characters. */
export const csvRows = (folder: string, count: number): string => {
  const letters = [...articles(1000)].map(
    ({ text }) => `"${text.slice(0, text.indexOf(".", 500) + 1).replaceAll('"', '""')}"\r\n`
  )
  return written(
    join(folder, `${count}.csv`),
    (function* () {
      yield "id,text\r\n"
      for (let n = 0; n < count; n++) yield `letter-${n},${letters[n % letters.length]}`
    })()
  )
}

/** A folder of that many compressed texts, each of 300 MB and so larger than an article may be. */
export const tooLarge = (folder: string, count: number): string => {
  const large = join(folder, "large")
  mkdirSync(large)
  const bytes = gzipSync(Buffer.alloc(300_000_000, "Nobody pays to cross a bridge. "))
  for (let n = 0; n < count; n++) writeFileSync(join(large, `${n}.txt.gz`), bytes)
  return large
}

/** Some megabytes at a time: the whole may be larger than memory. */
const written = (file: string, pieces: Iterable<string>): string => {
  writeFileSync(file, "")
  let held: Array<string> = []
  for (const piece of pieces) {
    if (held.push(piece) < 1000) continue
    appendFileSync(file, held.join(""))
    held = []
  }
  appendFileSync(file, held.join(""))
  return file
}
