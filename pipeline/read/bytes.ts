import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { constants } from "node:buffer"
import { createReadStream } from "node:fs"
import { createGunzip, gunzip } from "node:zlib"
import { ArticleFailure } from "../../schemas/failure.ts"
import { decoder, EncodingDetector } from "./encoding.ts"
import type { InputFile } from "./InputFormat.ts"

/** The bytes of a file that is one article, unzipped. */
export const wholeFile = Effect.fnUntraced(function*(file: InputFile) {
  if (file.size > LARGEST) return yield* tooLarge(file)
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* fs.readFile(file.path).pipe(Effect.mapError((error) => lost(file, error.reason.cause ?? error)))
  if (!file.gzip) return bytes
  return yield* Effect.callback<Uint8Array, ArticleFailure>((resume) =>
    gunzip(bytes, { maxOutputLength: LARGEST }, (error, unzipped) =>
      resume(error === null ? Effect.succeed(unzipped) : Effect.fail(lost(file, error))))
  )
})

/**
 * The text of a file of any size, unzipped and decoded piece by piece. The file is read twice, since only its last byte
 * may tell that it is not UTF-8. Throws an ArticleFailure.
 */
export async function* textOf(file: InputFile): AsyncGenerator<string> {
  const detector = new EncodingDetector()
  for await (const piece of piecesOf(file)) {
    detector.add(piece)
    if (detector.encoding === "binary") break
  }
  if (detector.encoding === "binary") throw binary(file)
  const text = decoder(detector.encoding)
  for await (const piece of piecesOf(file)) yield text.decode(piece)
  yield text.end()
}

/** No text: an image, an archive, a program. */
export const binary = (file: InputFile): ArticleFailure =>
  fileFailure(file, "BinaryFile", "This file is not text; convert it to text, or move it out of the folder")

/** A failure of a whole file. */
export const fileFailure = (file: InputFile, error: string, message: string): ArticleFailure =>
  new ArticleFailure({ articleId: file.id, source: file.source, stage: "read", error, message })

/** JavaScript's longest string: no article can be larger. */
export const LARGEST = constants.MAX_STRING_LENGTH

async function* piecesOf(file: InputFile): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file.path, { highWaterMark: 1 << 18 })
  try {
    if (!file.gzip) return yield* raw
    const unzip = createGunzip()
    raw.on("error", (error) => unzip.destroy(error))
    yield* raw.pipe(unzip)
  } catch (error) {
    throw lost(file, error)
  } finally {
    raw.destroy()
  }
}

/** More than fits into a string. */
export const tooLarge = (file: InputFile): ArticleFailure =>
  fileFailure(file, "TooLarge", `This file is larger than ${LARGEST >> 20} MB; make it several, or a .csv or .jsonl with a row an article`)

/** The failure that stands for an error of Node's. */
const lost = (file: InputFile, cause: unknown): ArticleFailure => {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : ""
  if (code === "ERR_BUFFER_TOO_LARGE") return tooLarge(file)
  if (code.startsWith("Z_")) return fileFailure(file, "CorruptGzip", "This file is not whole gzip data; make or download it anew")
  if (code === "ENOENT") return fileFailure(file, "Unreadable", "This file was gone when its turn came, or is a link to nothing")
  if (code === "EACCES" || code === "EPERM") return fileFailure(file, "Unreadable", "You have no permission to read this file")
  return fileFailure(file, "Unreadable", `This file cannot be read (${code === "" ? String(cause) : code})`)
}
