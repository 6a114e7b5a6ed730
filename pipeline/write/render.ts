import { decodeRecord } from "../../schemas/record.ts"
import type { RunInfo } from "../../schemas/run.ts"
import type { Batch, OpenOptions, TextFile } from "./OutputFormat.ts"
import { rowsOf } from "./rows.ts"

/** What a pass over the records counts. */
export type Counts = Omit<RunInfo["counts"], "skipped">

/** What some records come to, and what each text file gains by them, in UTF-8. */
export interface Rendered {
  readonly counts: Counts
  readonly texts: ReadonlyArray<Uint8Array>
}

/** Renders `content`, lines that `encodeRecord` wrote, in UTF-8. */
export const render = (content: Uint8Array, files: ReadonlyArray<TextFile>, options: OpenOptions): Rendered => {
  const batch = batchOf(content)
  const segments = { thesis: 0, claim: 0, example: 0, conclusion: 0 }
  for (const { label } of batch.rows.segments) segments[label]++
  return {
    counts: { articles: batch.rows.articles.length, segments, failures: batch.rows.failures.length },
    texts: files.map(({ body }) => encoder.encode(body(batch, options)))
  }
}

/** The records of such lines, nested and as rows of the tables. */
export const batchOf = (content: Uint8Array): Batch => {
  const records = decoder.decode(content).split("\n").filter((line) => line !== "").map(decodeRecord)
  return { annotated: records.filter((record) => record._tag === "Annotated"), rows: rowsOf(records) }
}

const encoder = new TextEncoder()
// A text's own byte-order mark is part of the text.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true })
