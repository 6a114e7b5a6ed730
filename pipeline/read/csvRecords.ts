import { Parser } from "csv-parse"
import { parse } from "csv-parse/sync"
import type { Dialect } from "./dialect.ts"
import { ROW_LIMIT } from "./rows.ts"

/** A record of a CSV text. */
export interface CsvRecord {
  readonly cells: ReadonlyArray<string>
  /** The line on which it ends, from 1. */
  readonly line: number
}

/** Lines that are no record: a quotation mark is out of place in them. */
export interface BrokenLines {
  readonly broken: { readonly first: number; readonly last: number }
}

/**
 * The records of a CSV text that comes in pieces of `strictPieces`, header included, blank lines left out.
 *
 * The parser is strict, and is started anew after every record that it cannot take. That record's first line is tried alone,
 * its quotation marks taken literally, and is a record if it then has as many cells as the header; if not, lines are broken
 * until one begins a record again. So a quotation that is never closed costs its own line and not the rest of the file.
 */
export async function* csvRecords(
  text: AsyncGenerator<string>,
  dialect: Pick<Dialect, "delimiter" | "blanks">
): AsyncGenerator<CsvRecord | BrokenLines> {
  let parser = new StrictParser(dialect)
  /** Cells of the header. */
  let width: number | undefined
  /** The bytes that are not yet part of a record, and the number of lines before them. */
  let kept: Buffer = EMPTY
  let lines = 0
  let firstBroken: number | undefined
  let ended = false
  const more = async () => {
    const next = await text.next()
    ended = next.done === true
    const piece = next.done === true ? EMPTY : Buffer.from(next.value)
    kept = kept.length === 0 ? piece : Buffer.concat([kept, piece])
    return piece
  }

  /** The end of `kept` that the parser has not seen, and how much of that it is given next. */
  let unseen: Buffer = EMPTY
  let most = Number.POSITIVE_INFINITY
  for (;;) {
    if (unseen.length === 0) unseen = await more()
    const last = ended && unseen.length === 0
    let failed = last ? await parser.end() : await parser.write(unseen.subarray(0, most))
    unseen = unseen.subarray(most)
    most *= 2

    let used = 0
    for (const { bytes, cells } of parser.take()) {
      width ??= cells.length
      // Several lines and not the header's number of cells: a quotation has run from one row into another.
      if (cells.length !== width && cells.some((cell) => cell.includes("\n"))) {
        failed = true
        break
      }
      const before = lines
      lines += linesIn(kept.subarray(used, used + bytes))
      used += bytes
      if (firstBroken !== undefined) {
        if (cells.length !== width) continue
        yield { broken: { first: firstBroken, last: before } }
        firstBroken = undefined
      }
      yield { cells, line: lines }
    }
    kept = kept.subarray(used)

    if (failed) {
      while (!kept.includes(NEWLINE) && kept.length < ROW_LIMIT && (await more()).length > 0);
      const line = kept.subarray(0, kept.indexOf(NEWLINE) + 1 || kept.length)
      kept = kept.subarray(line.length)
      lines++
      const cells = literally(line.toString(), dialect)
      if (cells !== undefined && cells.length === (width ??= cells.length)) {
        if (firstBroken !== undefined) yield { broken: { first: firstBroken, last: lines - 1 } }
        firstBroken = undefined
        yield { cells, line: lines }
      } else if (cells === undefined || cells.length > 0) {
        firstBroken ??= lines
      }
      parser = new StrictParser(dialect)
      unseen = kept
      most = FIRST_BYTES
    } else if (last) break
  }
  if (firstBroken !== undefined) yield { broken: { first: firstBroken, last: lines } }
}

/**
 * Bytes that a parser is given first after an error, and then twice as many each time: what it has read past the next error
 * is read again, which must not be the rest of the file for each of its lines.
 */
const FIRST_BYTES = 1024

const EMPTY = Buffer.alloc(0)
const NEWLINE = 10

/** The parser's own count takes a CRLF inside a cell for two. */
const linesIn = (bytes: Buffer) => {
  let lines = bytes.at(-1) === NEWLINE ? 0 : 1
  for (let i = bytes.indexOf(NEWLINE); i !== -1; i = bytes.indexOf(NEWLINE, i + 1)) lines++
  return lines
}

/** One record, with how many bytes it and the blank lines before it take. */
interface Parsed {
  readonly cells: ReadonlyArray<string>
  readonly bytes: number
}

/** csv-parse, handed pieces, until the first error. */
class StrictParser {
  #parsed: Array<Parsed> = []
  #bytes = 0
  readonly #parser: Parser

  constructor({ blanks, delimiter }: Pick<Dialect, "delimiter" | "blanks">) {
    this.#parser = new Parser({
      delimiter,
      trim: blanks,
      record_delimiter: ["\r\n", "\n"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: ROW_LIMIT,
      on_record: (cells: Array<string>, { bytes }) => {
        this.#parsed.push({ cells, bytes: bytes - this.#bytes })
        this.#bytes = bytes
        return null
      }
    })
    // `write` and `end` answer with the error as well.
    this.#parser.on("error", () => {})
  }

  /** Whether the piece cannot be parsed. */
  write(piece: Buffer): Promise<boolean> {
    return new Promise((resolve) => this.#parser.write(piece, (error) => resolve(error instanceof Error)))
  }

  /** Whether the text cannot end here. */
  end(): Promise<boolean> {
    return new Promise((resolve) => this.#parser.end((error?: Error | null) => resolve(error instanceof Error)))
  }

  /** The records since the last call. */
  take(): ReadonlyArray<Parsed> {
    const parsed = this.#parsed
    this.#parsed = []
    return parsed
  }
}

/** The cells of one line with stray quotation marks left as they are; none of a blank line, `undefined` if it still fails. */
const literally = (
  line: string,
  { blanks, delimiter }: Pick<Dialect, "delimiter" | "blanks">
): ReadonlyArray<string> | undefined => {
  try {
    const [cells] = parse(line, {
      delimiter,
      trim: blanks,
      record_delimiter: ["\r\n", "\n"],
      relax_quotes: true,
      skip_empty_lines: true
    }) as Array<Array<string>>
    return cells ?? []
  } catch {
    return undefined
  }
}
