import { parse } from "csv-parse/sync"

/** The rows of a CSV file with a header, each with the line on which it begins, or why it cannot be read. */
export const csvRows = (content: string): { readonly rows: ReadonlyArray<CsvRow>; readonly error?: string } => {
  try {
    const [header, ...records] = parse(content, {
      info: true,
      record_delimiter: ["\r\n", "\n"],
      skip_empty_lines: true
    }) as unknown as ReadonlyArray<{
      readonly info: { readonly bytes: number }
      readonly record: ReadonlyArray<string>
    }>
    if (header === undefined) return { rows: [] }
    const lines = lineCounter(content)
    let before = header.info.bytes
    return {
      rows: records.map(({ info, record }) => {
        const line = lines(before)
        before = info.bytes
        return { line, cells: Object.fromEntries(header.record.map((name, i) => [name, record[i]!])) }
      })
    }
  } catch (cause) {
    return { rows: [], error: `it is not CSV: ${cause instanceof Error ? cause.message : String(cause)}` }
  }
}

export interface CsvRow {
  /** From 1. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** The names in the first line of a file, if it is the header of a CSV. */
export const csvHeader = (content: string): ReadonlyArray<string> =>
  content
    .slice(0, content.indexOf("\n") + 1 || undefined)
    .split(",")
    .map((name) => name.trim().replaceAll('"', ""))

const NEWLINE = 10
const RETURN = 13

/**
 * The line of the first record that begins at or behind a byte, asked in rising order. csv-parse's own count of lines
 * takes CRLF inside quotes twice.
 */
const lineCounter = (content: string) => {
  const bytes = Buffer.from(content)
  let line = 1
  let at = 0
  return (before: number): number => {
    while (at < before || bytes[at] === NEWLINE || bytes[at] === RETURN) if (bytes[at++] === NEWLINE) line++
    return line
  }
}
