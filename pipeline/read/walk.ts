import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { ArticleFailure } from "../../schemas/failure.ts"
import { printable } from "../../schemas/printable.ts"
import type { Dataset } from "./dataset.ts"
import { formatOf } from "./formats.ts"
import type { InputFile, InputFormat } from "./InputFormat.ts"
import { countSkipped, extensionOf } from "./skipped.ts"

export type Walked = Result.Result<{ readonly file: InputFile; readonly format: InputFormat }, ArticleFailure>

/**
 * The files of a dataset that some format reads, in an order that depends on their names only (compared by code unit), a
 * folder at a time. Links are followed; no folder is entered twice. Files of other types are counted in `skipped` by
 * extension; what cannot be looked at is a failure.
 */
export const walk = (
  dataset: Dataset,
  skipped: Map<string, number>
): Stream.Stream<Walked, never, FileSystem.FileSystem | Path.Path> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const entered = new Set<string>()
      const sourcePrefix = dataset.articlesDir === dataset.root ? "" : `${path.basename(dataset.articlesDir)}/`

      const failure = (inside: string, message: string) =>
        Result.fail(
          new ArticleFailure({
            articleId: "",
            source: sourcePrefix + inside,
            stage: "read",
            error: "Unreadable",
            message
          })
        )

      /** `inside` is a path in the articles' folder with `/`, empty for the folder itself. */
      const folder = (inside: string): Stream.Stream<Walked> =>
        Stream.unwrap(
          Effect.gen(function* () {
            const place = path.join(dataset.articlesDir, inside)
            const real = yield* fs.realPath(place)
            if (entered.has(real)) return Stream.empty
            entered.add(real)
            const names = (yield* fs.readDirectory(place)).filter((name) => wanted(dataset, inside, name)).sort()
            return Stream.fromIterable(names).pipe(
              Stream.map((name) => (inside === "" ? name : `${inside}/${name}`)),
              Stream.mapEffect(entry, { concurrency: STATS }),
              Stream.flatMap((found) => found)
            )
          }).pipe(
            Effect.catch((error) =>
              Effect.succeed(
                Stream.succeed(
                  failure(inside, `This folder cannot be opened (${error.reason._tag}); check its permissions`)
                )
              )
            )
          )
        )

      const entry = (inside: string) =>
        fs.stat(path.join(dataset.articlesDir, inside)).pipe(
          Effect.match({
            onSuccess: ({ size, type }) => {
              if (type === "Directory") return folder(inside)
              const known = type === "File" ? formatOf(path.basename(inside)) : undefined
              if (known === undefined) {
                countSkipped(skipped, type === "File" ? extensionOf(inside) : type)
                return Stream.empty
              }
              const file: InputFile = {
                path: path.join(dataset.articlesDir, inside),
                id: printable(inside.slice(0, inside.lastIndexOf("/") + 1) + known.stem),
                source: printable(sourcePrefix + inside),
                extension: path.basename(inside).slice(known.stem.length),
                gzip: known.gzip,
                size: Number(size)
              }
              return Stream.succeed(Result.succeed({ file, format: known.format }))
            },
            onFailure: (error) => {
              if (formatOf(path.basename(inside)) !== undefined) {
                return Stream.succeed(
                  failure(
                    inside,
                    inside.includes("\ufffd")
                      ? "This file's name is not UTF-8, and it cannot be opened by it; rename it"
                      : `This file was gone when its turn came, or is a broken link (${error.reason._tag})`
                  )
                )
              }
              countSkipped(skipped, extensionOf(inside))
              return Stream.empty
            }
          })
        )

      return dataset.file === undefined ? folder("") : Stream.unwrap(entry(dataset.file))
    })
  )

/** Files that are looked at ahead of their turn. */
const STATS = 16

/** Dotfiles never; in a dataset's root without `articles/`, not what describes the dataset either. */
const wanted = ({ articlesDir, root }: Dataset, inside: string, name: string) =>
  !name.startsWith(".") && !(inside === "" && articlesDir === root && BESIDE_ARTICLES.test(name))

/** Capital letters begin a file that describes the folder; in small letters only the bare word does: `license fees.txt` is an article. */
const BESIDE_ARTICLES =
  /^(?:dataset\.json|gold|passes|(?:README|LICEN[CS]E|GUIDELINES).*|(?:readme|licen[cs]e|guidelines)(?:\.\w+)?)$/
