import { isEscaped } from "./isEscaped.ts"

/** How a CSV text is written: what programs do differently. */
export interface Dialect {
  readonly delimiter: string
  /** UTF-16 before the header: a line `sep=;` tells Excel the delimiter, and is no record. */
  readonly headerStart: number
  /** Records end with a carriage return alone, as old Macs' lines do; in cells, lines may end otherwise. */
  readonly returns: boolean
  /** A quotation mark in a cell has a backslash before it, a line end is `\n`: what MySQL exports. */
  readonly backslashes: boolean
  /** White space around cells is no part of them; without that a quotation mark after a blank does not begin a quoted cell. */
  readonly blanks: boolean
}

/** The dialect of a text, from its start. `delimiter` is the one that the file's name tells, if any. */
export const dialectOf = (start: string, delimiter?: string): Dialect => {
  const [separatorLine = "", named] = SEPARATOR.exec(start) ?? []
  const text = start.slice(separatorLine.length)
  const [header = "", end = ""] = text
    .replace(QUOTED, "")
    .trimStart()
    .split(/(\r?\n|\r)/, 2)
  const separator = named?.replace("\\t", "\t") ?? delimiter ?? sniff(header)
  const cell = separator.replace(/[|\\^$.*+?]/, "\\$&")
  return {
    delimiter: separator,
    headerStart: separatorLine.length,
    returns: end === "\r",
    // Neither can stand in a strict CSV text: there a quotation mark inside a cell is doubled.
    backslashes:
      new RegExp(`\\\\"(?!["\\s]|${cell}|$)`).test(text) && !new RegExp(`\\\\""(?!["\\s]|${cell}|$)`).test(text),
    blanks: separator !== "\t" && new RegExp(`^[^"\\r\\n]*${cell} +"(?!"(?! *(?:${cell}|[\\r\\n]|$)))`, "m").test(text)
  }
}

/** `sep=;` alone on the first line. */
const SEPARATOR = /^\s*"?sep=(\\t|[^\r\n"])"?[ \t]*(?:\r\n?|\n)/i

const QUOTED = /"[^"]*"/g

/** The delimiter that the header has most of; Excel writes semicolons where the comma is the decimal mark. */
const sniff = (header: string): string => {
  const count = (delimiter: string) => header.split(delimiter).length
  return [",", ";", "\t", "|"].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

/**
 * Pieces of a text as a strict parser takes them, line for line: the header first, lines that end with a line feed. A quotation
 * mark after a backslash becomes a character that no text has, which `cellOf` turns back.
 */
export async function* strictPieces(pieces: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<string> {
  let left = dialect.headerStart
  let kept = ""
  for await (const piece of pieces) {
    const dropped = Math.min(left, piece.length)
    left -= dropped
    let text = kept + piece.slice(dropped)
    kept = ""
    if (dialect.returns) {
      if (text.endsWith("\r")) [text, kept] = [text.slice(0, -1), "\r"]
      text = text.replace(/\r\n?/g, "\n")
    }
    if (dialect.backslashes) {
      // A backslash at the end belongs to what comes; one after another to that.
      if (isEscaped(text, text.length)) [text, kept] = [text.slice(0, -1), `\\${kept}`]
      text = text.replace(/\\[^]/g, (pair) => (pair === '\\"' ? ESCAPED_QUOTE : pair))
    }
    yield text
  }
  yield dialect.returns ? kept.replace("\r", "\n") : kept
}

/** A noncharacter of Unicode: no text that is exchanged has it. */
const ESCAPED_QUOTE = "\\\ufdd0"

/** A cell as its program meant it. */
export const cellOf = (cell: string, { backslashes }: Dialect): string =>
  backslashes && cell.includes("\\")
    ? cell.replace(/\\([^])/g, (_, character: string) => ESCAPES[character] ?? character)
    : cell

/** Of MySQL's SELECT INTO OUTFILE; any other character after a backslash stands for itself. `\N` is NULL. */
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", 0: "\0", N: "", "\ufdd0": '"' }
