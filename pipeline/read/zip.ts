import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { isUtf8 } from "node:buffer"
import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import type * as YauzlModule from "yauzl"
import type { Entry, ZipFile } from "yauzl"
import type { Article } from "../../schemas/article.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import { printable } from "../../schemas/printable.ts"
import { readFile } from "./boundary.ts"
import type { Named } from "./findFormat.ts"
import { findFormat } from "./findFormat.ts"
import { fileFailure, unreadable } from "./fileFailure.ts"
import { type Ahead, atOnce, inTurn } from "./inTurn.ts"
import type { Articles, InputFile, InputFormat, Shared } from "./InputFormat.ts"
import { countSkipped, extensionOf } from "./skipped.ts"

/**
 * An archive: its files are read as if it were a folder, in the order in which it lists them. Each is unpacked into a temporary
 * file when its turn comes near, so memory does not grow with the archive. What is in it of `formats` is read; not archives.
 */
export const zip = (formats: ReadonlyArray<InputFormat>): InputFormat => ({
  extensions: [".zip"],
  read: (file, shared) =>
    Effect.succeed(
      Stream.unwrap(
        Effect.catch(articles(formats, file, shared), (failure) => Effect.succeed(Stream.succeed(Result.fail(failure))))
      )
    )
})

const articles = Effect.fnUntraced(function* (
  formats: ReadonlyArray<InputFormat>,
  file: InputFile,
  shared: Shared
): Effect.fn.Return<Articles, ArticleFailure, FileSystem.FileSystem | Scope.Scope> {
  if (file.gzip)
    return yield* fileFailure(file, "Unreadable", "This archive is gzipped once more; unpack it with gunzip")
  const fs = yield* FileSystem.FileSystem
  const folder = yield* fs
    .makeTempDirectoryScoped({ prefix: "articles-" })
    .pipe(
      Effect.mapError((error) =>
        fileFailure(
          file,
          "Unreadable",
          `There is no place to unpack this archive to (${error.reason._tag}); set TMPDIR`
        )
      )
    )
  // The library is not loaded for runs without archives.
  const yauzl = yield* Effect.promise(() => import("yauzl"))
  // A directory is read but once from an open archive.
  yield* refuseBomb(file, yield* openArchive(yauzl, file))
  const archive = yield* openArchive(yauzl, file)
  let found = 0
  const begun = Stream.fromAsyncIterable(archive.eachEntry(), (error) => corrupt(file, error)).pipe(
    Stream.flatMap((entry): Stream.Stream<Ahead<Result.Result<Article, ArticleFailure>, FileSystem.FileSystem>> => {
      const chosen = choose(yauzl, formats, file, entry, shared)
      if (chosen === undefined) return Stream.empty
      found++
      if (chosen instanceof ArticleFailure) return Stream.succeed(atOnce(Result.fail(chosen)))
      const { format } = chosen.named
      const unpacked = { ...chosen.file, path: `${folder}/${found}` }
      const begin = readEntry(archive, entry, unpacked, format, shared)
      return Stream.succeed({ bytes: format.ahead?.(unpacked) ?? 0, begin })
    })
  )
  return inTurn(begun, ENTRIES_AHEAD).pipe(
    Stream.concat(
      Stream.suspend(() =>
        found > 0 ? Stream.empty : Stream.fail(fileFailure(file, "EmptyText", "There is no article in this archive"))
      )
    ),
    Stream.catch((failure) => Stream.succeed(Result.fail(failure)))
  )
})

/** Entries that are unpacked ahead of their turn. */
const ENTRIES_AHEAD = 4

type Yauzl = typeof YauzlModule

const openArchive = (yauzl: Yauzl, file: InputFile): Effect.Effect<ZipFile, ArticleFailure, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.tryPromise({
      try: () => yauzl.openPromise(file.path, { decodeStrings: false, autoClose: false }),
      catch: (error) => corrupt(file, error)
    }),
    (archive) => Effect.sync(() => archive.close())
  )

const corrupt = (file: InputFile, error: unknown) =>
  error instanceof Error && "code" in error
    ? unreadable(file, error)
    : fileFailure(
        file,
        "CorruptZip",
        `This is not a whole zip archive (${error instanceof Error ? error.message : String(error)}); make or download it anew`
      )

/** Text shrinks to a tenth, a table of like rows to a fiftieth. */
const BOMB_RATIO = 200
/** Bytes that an entry, and an archive, may unpack to whatever the ratio. */
const SMALL_ENTRY = 1 << 26
const SMALL_ARCHIVE = 1 << 30

const refuseBomb = (file: InputFile, archive: ZipFile) =>
  Effect.tryPromise({
    try: async () => {
      let total = 0
      for await (const { uncompressedSize } of archive.eachEntry()) total += uncompressedSize
      if (total > SMALL_ARCHIVE && total > BOMB_RATIO * file.size) throw bomb(file, total)
    },
    catch: (error) => (error instanceof ArticleFailure ? error : corrupt(file, error))
  })

const bomb = (file: InputFile, bytes: number) =>
  fileFailure(
    file,
    "ZipBomb",
    `This unpacks to ${Math.round(bytes / 2 ** 20)} MB, ${BOMB_RATIO} times its size and more: it is taken for a zip bomb`
  )

/** An entry as the file that it would be in a folder, all but its path; why it is refused; `undefined` for one that is not looked at. */
const choose = (
  yauzl: Yauzl,
  formats: ReadonlyArray<InputFormat>,
  archive: InputFile,
  entry: Entry,
  { skipped }: Shared
): { readonly file: Omit<InputFile, "path">; readonly named: Named } | ArticleFailure | undefined => {
  const name = nameOf(yauzl, entry)
  const parts = name.split("/")
  const last = parts.at(-1)!
  if (last === "") return undefined
  const named = findFormat(formats, last)
  const inside = parts
    .slice(0, -1)
    .map((part) => `${part}/`)
    .join("")
  const file = {
    id: printable(`${archive.id}/${inside}${named?.stem ?? last}`),
    source: printable(`${archive.source}/${name}`),
    extension: named === undefined ? "" : last.slice(named.stem.length),
    gzip: named?.gzip ?? false,
    size: entry.uncompressedSize
  }
  const refused = (error: string, message: string) => fileFailure({ ...file, path: "" }, error, message)
  if (yauzl.validateFileName(name) !== null) {
    return refused("UnsafePath", "This entry's path leads out of its archive; it was not unpacked")
  }
  // Dotfiles and folders, and what macOS adds to archives.
  if (parts.some((part) => part.startsWith(".") || part === "__MACOSX")) return undefined
  if (/\.zip$/i.test(last))
    return refused("NestedZip", "An archive inside an archive is not read; unpack the outer one")
  if (named === undefined) {
    countSkipped(skipped, extensionOf(name))
    return undefined
  }
  if (entry.isEncrypted()) return refused("Password", "This entry has a password; unpack the archive with it first")
  if (entry.uncompressedSize > SMALL_ENTRY && entry.uncompressedSize > BOMB_RATIO * entry.compressedSize) {
    return bomb({ ...file, path: "" }, entry.uncompressedSize)
  }
  return { file, named }
}

/** Many programs write names in UTF-8 without the flag that says so; the other alphabet is that of DOS. */
const nameOf = (yauzl: Yauzl, { extraFields, fileNameRaw, generalPurposeBitFlag }: Entry): string =>
  yauzl.getFileNameLowLevel(
    isUtf8(fileNameRaw) ? generalPurposeBitFlag | UTF8_FLAG : generalPurposeBitFlag,
    fileNameRaw,
    extraFields,
    false
  )

const UTF8_FLAG = 0x800

const readEntry = (archive: ZipFile, entry: Entry, file: InputFile, format: InputFormat, shared: Shared) =>
  Effect.tryPromise({
    try: async (signal) =>
      pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file.path), { signal }),
    catch: (error) => corruptEntry(file, error)
  }).pipe(
    Effect.andThen(readFile(format, file, shared)),
    Effect.map(Stream.ensuring(Effect.flatMap(FileSystem.FileSystem, (fs) => Effect.ignore(fs.remove(file.path))))),
    Effect.catch((failure) => Effect.succeed(Stream.succeed(Result.fail(failure))))
  )

const corruptEntry = (file: InputFile, error: unknown) =>
  fileFailure(
    file,
    "CorruptZip",
    `This entry cannot be unpacked (${error instanceof Error ? error.message : String(error)}); make the archive anew`
  )
