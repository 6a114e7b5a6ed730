import { docx } from "./docx.ts"
import { eml } from "./eml.ts"
import type { Named } from "./findFormat.ts"
import { findFormat } from "./findFormat.ts"
import { html } from "./html.ts"
import type { InputFormat } from "./InputFormat.ts"
import { json } from "./json.ts"
import { jsonl } from "./jsonl.ts"
import { markdown } from "./markdown.ts"
import { pdf } from "./pdf.ts"
import { table } from "./table.ts"
import { text } from "./text.ts"
import { zip } from "./zip.ts"

/** What may stand in an archive. */
const FILES: ReadonlyArray<InputFormat> = [text, markdown, html, docx, pdf, eml, table, json, jsonl]

/** Every input format. */
export const FORMATS: ReadonlyArray<InputFormat> = [...FILES, zip(FILES)]

/** The extensions that are read, for messages; each of them also with `.gz`. */
export const EXTENSIONS = FORMATS.flatMap(({ extensions }) => extensions)

/** A file's format by its name. */
export const formatOf = (name: string): Named | undefined => findFormat(FORMATS, name)
