import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Logger from "effect/Logger"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { mkdir, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Article } from "../../schemas/article.ts"
import { Columns } from "../../schemas/dataset.ts"
import { ArticleFailure } from "../../schemas/failure.ts"
import { openDataset } from "./dataset.ts"
import { readArticles } from "./read.ts"

export interface Reading {
  /** In the order in which they came. */
  readonly all: ReadonlyArray<Article | ArticleFailure>
  readonly articles: ReadonlyArray<Article>
  readonly failures: ReadonlyArray<ArticleFailure>
  readonly skipped: ReadonlyMap<string, number>
  /** What was logged. */
  readonly notices: ReadonlyArray<string>
}

export interface ReadingOptions {
  readonly columns?: Columns
  /** Done to the folder after the files are written: links, permissions. */
  readonly prepare?: (dir: string) => Promise<unknown>
  /** Instead of the whole folder. */
  readonly open?: string
  /** Of `readArticles`. */
  readonly seconds?: number
  /** Stands in for the real file system while articles are read. */
  readonly fileSystem?: (real: FileSystem.FileSystem) => FileSystem.FileSystem
}

/** Writes a dataset into a temporary folder and reads all of it. */
export const readFolder = (files: Readonly<Record<string, string | Uint8Array>>, options: ReadingOptions = {}) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const dir = yield* fs.makeTempDirectoryScoped({ prefix: "read-" })
    yield* Effect.promise(async () => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(dir, name)), { recursive: true })
        await writeFile(join(dir, name), content)
      }
      await options.prepare?.(dir)
    })
    const notices: Array<string> = []
    const logger = Logger.make(({ message }) => notices.push(String(message)))
    const skipped = new Map<string, number>()
    const dataset = yield* openDataset(join(dir, options.open ?? ""), options.columns ?? new Columns({}))
    const results = yield* readArticles(dataset, {
      skipped,
      ...(options.seconds !== undefined && { seconds: options.seconds })
    }).pipe(
      Stream.runCollect,
      Effect.provideService(FileSystem.FileSystem, options.fileSystem?.(fs) ?? fs),
      Effect.provide(Logger.layer([logger]))
    )
    const all = results.map(Result.merge)
    const reading: Reading = {
      all,
      articles: all.filter((one) => one instanceof Article),
      failures: all.filter((one) => one instanceof ArticleFailure),
      skipped,
      notices
    }
    return reading
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
