import * as Result from "effect/Result"
import { plainJson } from "./plainJson.ts"
import type { BadRow, Row } from "./rows.ts"
import { ROW_LIMIT, rowsFormat } from "./rows.ts"

/** JSON Lines: an object a line, of which each is an article; rows are counted by lines. */
export const jsonl = rowsFormat({ extensions: [".jsonl", ".ndjson"], fixed: false, rows })

async function* rows(text: AsyncGenerator<string>): AsyncGenerator<Result.Result<Row, BadRow>> {
  let number = 0
  for await (const line of linesOf(text)) {
    number++
    if (line === undefined)
      yield Result.fail(bad(number, "TooLarge", `Line ${number} is longer than ${ROW_LIMIT >> 20} MB`))
    else if (/\S/.test(line)) yield parse(line, number)
  }
}

const parse = (line: string, number: number): Result.Result<Row, BadRow> => {
  let value: unknown
  try {
    value = JSON.parse(plainJson(line))
  } catch {
    return Result.fail(bad(number, "InvalidJson", `Line ${number} is not valid JSON`))
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return Result.fail(bad(number, "InvalidJson", `Line ${number} is not a JSON object`))
  }
  return Result.succeed({ row: number, fields: value as Record<string, unknown> })
}

const bad = (row: number, error: string, message: string): BadRow => ({ row, error, message })

/** The lines of a text, without their ends; `undefined` for one that is too long to keep. */
async function* linesOf(text: AsyncGenerator<string>): AsyncGenerator<string | undefined> {
  let parts: Array<string> = []
  let length = 0
  for await (const piece of text) {
    let from = 0
    for (let end = piece.indexOf("\n"); end !== -1; end = piece.indexOf("\n", from)) {
      parts.push(piece.slice(from, end))
      yield length + end - from > ROW_LIMIT ? undefined : parts.join("")
      parts = []
      length = 0
      from = end + 1
    }
    length += piece.length - from
    if (length <= ROW_LIMIT) parts.push(piece.slice(from))
    else parts = []
  }
  if (length > 0) yield length > ROW_LIMIT ? undefined : parts.join("")
}
