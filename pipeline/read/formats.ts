import { docx } from "./docx.ts"
import { html } from "./html.ts"
import type { InputFormat } from "./InputFormat.ts"
import { json } from "./json.ts"
import { jsonl } from "./jsonl.ts"
import { markdown } from "./markdown.ts"
import { pdf } from "./pdf.ts"
import { table } from "./table.ts"
import { text } from "./text.ts"

/** Every input format. */
export const FORMATS: ReadonlyArray<InputFormat> = [text, markdown, html, docx, pdf, table, json, jsonl]

/** The extensions that are read, for messages; each of them also with `.gz`. */
export const EXTENSIONS = FORMATS.flatMap(({ extensions }) => extensions)

/** A file's format by its name, and the name without what told it: `a.b.txt.gz` is text, gzipped, `a.b`. */
export const formatOf = (name: string): { format: InputFormat; stem: string; gzip: boolean } | undefined => {
  const gzip = /\.gz$/i.test(name)
  const unzipped = gzip ? name.slice(0, -3) : name
  const dot = unzipped.lastIndexOf(".")
  if (dot <= 0) return undefined
  const extension = unzipped.slice(dot).toLowerCase()
  const format = FORMATS.find(({ extensions }) => extensions.includes(extension))
  return format && { format, stem: unzipped.slice(0, dot), gzip }
}
