import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Semaphore from "effect/Semaphore"
import { hash } from "node:crypto"
import { idPath } from "../../pipeline/write/idPath.ts"
import { CannotStart } from "../../schemas/failure.ts"
import { GoldArticle } from "../../schemas/gold.ts"
import { oneLine } from "../gold/one-line.ts"

/** A file of labels, and what stands for its content. */
export interface Stored {
  readonly article: GoldArticle
  readonly revision: string
}

/** Somebody else has changed the file since. */
export class Changed extends Schema.TaggedError<Changed>()("Changed", {
  /** Of the file as it is now; null where it is gone. */
  revision: Schema.NullOr(Schema.String)
}) {
  override get message(): string {
    return "This article was changed elsewhere, in another window or by another program."
  }
}

/** One folder of labels, a file an article. */
export interface LabelStore {
  readonly folder: string
  /** Fails where there is a file that is no gold: it is never written over. */
  readonly read: (id: string) => Effect.Effect<Stored | undefined, CannotStart>
  /**
   * Writes an article whose file was last seen with revision `base` (null: there was none), and answers with the new one as soon
   * as the disk has it for good. Fails with `Changed`, and writes nothing, where the file is another by now.
   */
  readonly write: (
    article: GoldArticle,
    base: string | null
  ) => Effect.Effect<string, Changed | CannotStart | PlatformError>
}

export const openLabelStore = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const oneAtATime = yield* Semaphore.make(1)
  const fileOf = (id: string) => path.join(folder, `${idPath.encode(id)}.json`)

  const load = Effect.fnUntraced(function* (id: string) {
    const file = fileOf(id)
    const content = yield* fs.readFileString(file).pipe(
      Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed(undefined)),
      Effect.mapError((error) => new CannotStart({ message: `Cannot read ${file}: ${error.message}` }))
    )
    if (content === undefined) return undefined
    const article = decode(content)
    if (Result.isFailure(article)) {
      return yield* new CannotStart({
        message: `${file} is not as pnpm label writes it (${oneLine(article.failure)}); mend it or move it away.`
      })
    }
    return { article: article.success, revision: revisionOf(content) } satisfies Stored
  })

  const write = Effect.fnUntraced(function* (article: GoldArticle, base: string | null) {
    const file = fileOf(article.id)
    const revision = (yield* load(article.id))?.revision ?? null
    if (revision !== base) return yield* new Changed({ revision })
    const content = `${JSON.stringify(article, null, 2)}\n`
    const parent = path.dirname(file)
    yield* fs.makeDirectory(parent, { recursive: true })
    // Files that begin with a dot are no labels: a crash in between leaves nothing that anybody reads.
    const next = path.join(parent, `.${path.basename(file)}.next`)
    yield* Effect.scoped(
      Effect.gen(function* () {
        const handle = yield* fs.open(next, { flag: "w" })
        yield* handle.writeAll(new TextEncoder().encode(content))
        yield* handle.sync
      })
    )
    yield* fs.rename(next, file)
    // The new name is for good only when the folder is on the disk too; Windows cannot do that, and need not.
    yield* Effect.ignore(Effect.scoped(Effect.flatMap(fs.open(parent, { flag: "r" }), ({ sync }) => sync)))
    return revisionOf(content)
  })

  return {
    folder,
    read: load,
    write: (article, base) => oneAtATime.withPermits(1)(write(article, base))
  } satisfies LabelStore
})

const decode = Schema.decodeUnknownResult(Schema.fromJsonString(GoldArticle))

const revisionOf = (content: string): string => hash("sha256", content).slice(0, 16)
