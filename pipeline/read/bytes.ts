import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { createReadStream } from "node:fs"
import { createGunzip, gunzip } from "node:zlib"
import type { ArticleFailure } from "../../schemas/failure.ts"
import type { Deadline } from "./deadline.ts"
import { decoder, encodingCautions, EncodingDetector } from "./encoding.ts"
import { binaryFile, LARGEST, tooLarge, unreadable } from "./fileFailure.ts"
import type { InputFile } from "./InputFormat.ts"
import type { Caution } from "./parsed.ts"

/** Bytes that `wholeFile` may give of a file. */
export const mostBytes = ({ gzip, size }: InputFile, largest: number = LARGEST): number =>
  Math.min(largest, gzip ? size * DEFLATE_RATIO : size)

/** What deflate can shrink at most, as zlib's authors say. */
const DEFLATE_RATIO = 1032

/** The bytes of a file that is one article, unzipped: at most `largest` of them. */
export const wholeFile = Effect.fnUntraced(function* (file: InputFile, largest: number = LARGEST) {
  if (file.size > largest) return yield* tooLarge(file, largest)
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* fs
    .readFile(file.path)
    .pipe(Effect.mapError((error) => unreadable(file, error.reason.cause ?? error)))
  if (!file.gzip) return bytes
  return yield* Effect.callback<Uint8Array, ArticleFailure>((resume) =>
    gunzip(bytes, { maxOutputLength: largest }, (error, unzipped) =>
      resume(error === null ? Effect.succeed(unzipped) : Effect.fail(unreadable(file, error, largest)))
    )
  )
})

/**
 * The text of a file of any size, unzipped and decoded, in pieces of whole characters. The file is read twice, since only its
 * last byte may tell that it is not UTF-8; `caution` is told where even then its encoding is a guess. Throws an ArticleFailure,
 * also where the deadline has passed.
 */
export async function* textOf(
  file: InputFile,
  deadline: Deadline,
  caution: (caution: Caution) => void = () => {}
): AsyncGenerator<string> {
  const detector = new EncodingDetector()
  for await (const piece of piecesOf(file)) {
    deadline.check()
    detector.add(piece)
    if (detector.encoding === "binary") break
  }
  const { encoding } = detector
  if (encoding === "binary") throw binaryFile(file)
  for (const doubt of encodingCautions(detector)) caution(doubt)
  const { decode, end } = decoder(encoding)
  for await (const piece of piecesOf(file)) {
    deadline.check()
    yield decode(piece)
  }
  yield end()
}

async function* piecesOf(file: InputFile): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file.path, { highWaterMark: 1 << 18 })
  try {
    if (!file.gzip) return yield* raw
    const unzip = createGunzip()
    raw.on("error", (error) => unzip.destroy(error))
    yield* raw.pipe(unzip)
  } catch (error) {
    throw unreadable(file, error)
  } finally {
    raw.destroy()
  }
}
