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
 * length; what begins with an object is an article if it is no larger than an article can be, else it has a list of them.
 */
export const json = rowsFormat({ extensions: [".json"], fixed: false, rows })

async function* rows(text: AsyncGenerator<string>, file: InputFile): AsyncGenerator<Result.Result<Row, BadRow>> {
  let start = ""
  for (let next = await text.next(); next.done !== true; next = await text.next()) {
    start = next.value.trimStart()
    if (start !== "") break
  }
  if (start.startsWith("[")) return yield* elements("", [start], text, file)
  const pieces = [start]
  let length = start.length
  for await (const piece of text) {
    pieces.push(piece)
    length += piece.length
    if (length > LARGEST) return yield* elements("/articles", pieces, text, file)
  }
  let value: unknown
  try {
    value = JSON.parse(plainJson(pieces.join("")))
  } catch (error) {
    throw invalid(file, error)
  }
  if (isObject(value) && Array.isArray(value["articles"])) {
    for (const [index, element] of value["articles"].entries()) yield toRow(element, index + 1)
  } else {
    yield toRow(value, 0)
  }
}

/** The elements of the array to which an RFC 6901 pointer leads, of a text of which some pieces have come. */
async function* elements(pointer: string, first: Array<string>, rest: AsyncGenerator<string>, file: InputFile) {
  const values = Stream.fromAsyncIterable(plainPieces(first, rest), (error) => error).pipe(
    Stream.pipeThroughChannel(JsonArray.decodeString({ pointer, maxElementSize: ROW_LIMIT, maxDepth: ROW_LIMIT })),
    Stream.mapError((error) => (JsonArray.isJsonArrayError(error) ? broken(file, error) : error)),
    Stream.toAsyncIterable
  )
  let row = 0
  for await (const value of values) yield toRow(value, ++row)
}

const broken = (file: InputFile, error: JsonArray.JsonArrayError) => {
  switch (error.kind) {
    case "Limit":
      return fileFailure(
        file,
        "TooLarge",
        `A value in this file is longer than ${ROW_LIMIT >> 20} MB, and the rest was left; cut it into several`
      )
    case "Pointer":
      return tooLarge(file)
    default:
      return invalid(file, error)
  }
}

async function* plainPieces(first: Array<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  const json = new PlainJson()
  // Each is let go as it is given on.
  for (let piece = first.shift(); piece !== undefined; piece = first.shift()) yield json.add(piece)
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
