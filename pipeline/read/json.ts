import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import * as JsonArray from "effect/encoding/JsonArray"
import { fileFailure, LARGEST, tooLarge } from "./fileFailure.ts"
import type { InputFile } from "./InputFormat.ts"
import { PlainJson, plainJson } from "./plainJson.ts"
import type { BadRow, Row } from "./rows.ts"
import { ROW_LIMIT, rowsFormat } from "./rows.ts"

/**
 * JSON: one article's object, an array of them, or `{ "articles": [...] }`. An array is read element by element, whatever its
 * length; a file that begins with an object is read whole, so it must fit into memory.
 */
export const json = rowsFormat({ extensions: [".json"], fixed: false, rows })

async function* rows(text: AsyncGenerator<string>, file: InputFile): AsyncGenerator<Result.Result<Row, BadRow>> {
  let start = ""
  for (let next = await text.next(); next.done !== true; next = await text.next()) {
    start = next.value.trimStart()
    if (start !== "") break
  }
  if (start.startsWith("[")) {
    let row = 0
    for await (const element of elements(start, text, file)) yield toRow(element, ++row)
    return
  }
  for await (const piece of text) {
    if (start.length + piece.length > LARGEST) throw tooLarge(file)
    start += piece
  }
  let value: unknown
  try {
    value = JSON.parse(plainJson(start))
  } catch (error) {
    throw invalid(file, error)
  }
  if (isObject(value) && Array.isArray(value["articles"])) {
    for (const [index, element] of value["articles"].entries()) yield toRow(element, index + 1)
  } else {
    yield toRow(value, 0)
  }
}

const elements = (start: string, rest: AsyncGenerator<string>, file: InputFile): AsyncIterable<unknown> =>
  Stream.fromAsyncIterable(plainPieces(start, rest), (error) => error).pipe(
    Stream.pipeThroughChannel(JsonArray.decodeString({ maxElementSize: ROW_LIMIT, maxDepth: ROW_LIMIT })),
    Stream.mapError((error) => (JsonArray.isJsonArrayError(error) ? invalid(file, error) : error)),
    Stream.toAsyncIterable
  )

async function* plainPieces(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  const json = new PlainJson()
  yield json.add(start)
  for await (const piece of rest) yield json.add(piece)
  yield json.end()
}

const toRow = (value: unknown, row: number): Result.Result<Row, BadRow> =>
  isObject(value)
    ? Result.succeed({ row, fields: value })
    : Result.fail({
        row,
        error: "InvalidJson",
        message: row === 0 ? "This JSON is not an object or array" : `Element ${row} is not an object`
      })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const invalid = (file: InputFile, error: unknown) =>
  fileFailure(file, "InvalidJson", `This is not valid JSON: ${error instanceof Error ? error.message : String(error)}`)
