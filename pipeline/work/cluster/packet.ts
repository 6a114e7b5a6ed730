import * as Effect from "effect/Effect"
import { promisify } from "node:util"
import { constants, zstdCompress, zstdDecompress } from "node:zlib"

/** A plain value as compressed JSON, for the database. */
export const pack = (value: unknown): Effect.Effect<Uint8Array> =>
  Effect.promise(() => compress(JSON.stringify(value), FAST))

export const unpack = <A>(bytes: Uint8Array): Effect.Effect<A> =>
  Effect.promise(async () => JSON.parse(String(await decompress(bytes))))

const compress = promisify<string, object, Buffer>(zstdCompress)
const decompress = promisify<Uint8Array, Buffer>(zstdDecompress)
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
