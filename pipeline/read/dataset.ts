import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { Columns, DatasetInfo } from "../../schemas/dataset.ts"
import { CannotStart } from "../../schemas/failure.ts"
import { checkColumns } from "./checkColumns.ts"
import { EXTENSIONS, formatOf } from "./formats.ts"

/** A dataset folder, or a single file of articles, as the user pointed to it. */
export interface Dataset {
  /** The folder's name, or the file's without its extension. */
  readonly name: string
  /** The folder, or the one that the file is in: absolute. */
  readonly root: string
  /** The folder that ids are relative to: `root`'s `articles/` if it has one, else `root`. */
  readonly articlesDir: string
  /** The only file to read, its name in `root`, where the user named a file. */
  readonly file?: string
  readonly info: DatasetInfo
  /** The columns of its tables that somebody named: flags before `dataset.json`. */
  readonly columns: Columns
  /** The choices of columns that were announced, so that like tables, and a table that is read twice, are announced once. */
  readonly announced: Set<string>
}

/**
 * Finds a dataset and what its `dataset.json` says, and whether the columns of its tables can be found. A single file has no
 * `dataset.json`.
 */
export const openDataset = Effect.fn("openDataset")(function* (dir: string, flags: Columns) {
  const dataset = yield* findDataset(dir, flags)
  yield* checkColumns(dataset)
  return dataset
})

/** The same without a look into its tables: what is there may be labels, which are no articles. */
export const findDataset = Effect.fnUntraced(function* (
  dir: string,
  flags: Columns
): Effect.fn.Return<Dataset, CannotStart, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const given = path.resolve(dir)
  const stat = yield* fs.stat(given).pipe(
    Effect.mapError(
      (error) =>
        new CannotStart({
          message:
            error.reason._tag === "NotFound"
              ? `There is no ${dir}; give the folder that has the articles, or a file of them.`
              : `${dir} cannot be opened (${error.reason._tag}); check its permissions.`
        })
    )
  )

  if (stat.type !== "Directory") {
    const file = path.basename(given)
    const format = formatOf(file)
    if (format === undefined || stat.type !== "File") {
      return yield* new CannotStart({
        message: `${dir} is not a kind of file that is read: ${EXTENSIONS.join(" ")}, or a folder of them.`
      })
    }
    const root = path.dirname(given)
    return {
      name: format.stem,
      root,
      articlesDir: root,
      file,
      info: new DatasetInfo({}),
      columns: flags,
      announced: new Set()
    }
  }

  const inner = path.join(given, "articles")
  const hasInner = yield* fs.stat(inner).pipe(
    Effect.map(({ type }) => type === "Directory"),
    Effect.orElseSucceed(() => false)
  )
  const info = yield* readInfo(path.join(given, "dataset.json"))
  return {
    name: path.basename(given),
    root: given,
    articlesDir: hasInner ? inner : given,
    info,
    columns: new Columns({ ...info.columns, ...flags }),
    announced: new Set()
  }
})

const readInfo = Effect.fnUntraced(function* (file: string) {
  const fs = yield* FileSystem.FileSystem
  const cannotStart = (what: string) => new CannotStart({ message: `${file} ${what}` })
  const text = yield* fs
    .readFileString(file)
    .pipe(
      Effect.catch((error) =>
        error.reason._tag === "NotFound"
          ? Effect.succeed("{}")
          : Effect.fail(cannotStart(`cannot be read (${error.reason._tag})`))
      )
    )
  const value = yield* Effect.try({
    try: (): unknown => JSON.parse(text.replace(/^\ufeff/, "")),
    catch: (error) => cannotStart(`is not valid JSON: ${String(error).replace(/\s+/g, " ")}`)
  })
  return yield* Schema.decodeUnknownEffect(DatasetInfo)(value, { onExcessProperty: "error" }).pipe(
    Effect.mapError((error) =>
      cannotStart(
        `is not as it should be: ${error.message
          .replace(/\s+/g, " ")
          .replace("Expected no excess property at", "unknown key")}; ` +
          `its keys are ${Object.keys(DatasetInfo.fields).join(", ")}, and those of columns ${Object.keys(Columns.fields).join(", ")}`
      )
    )
  )
})
