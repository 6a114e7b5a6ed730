import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { CannotStart } from "../../schemas/failure.ts"
import { random } from "../metrics/random.ts"

/** A random draw of a dataset's articles, kept in `passes/sample.json` so that nobody draws again until the articles please. */
export class Sample extends Schema.Class<Sample>("Sample")({
  size: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  seed: Schema.Int,
  /** How many articles there were to draw from. */
  of: Schema.Int,
  /** In the order in which they were drawn, so that the first few are a random sample as well. */
  ids: Schema.Array(Schema.NonEmptyString)
}) {}

/** The first `size` of the ids, shuffled by Fisher and Yates; the same ids and seed give the same draw, in whatever order they come. */
export const draw = (ids: ReadonlyArray<string>, size: number, seed: number): Sample => {
  const next = random(seed)
  const left = [...ids].sort()
  const drawn: Array<string> = []
  while (drawn.length < size && left.length > 0) {
    const at = Math.floor((next() / 2 ** 32) * left.length)
    drawn.push(...left.splice(at, 1))
  }
  return new Sample({ size, seed, of: ids.length, ids: drawn })
}

/** The draw that a folder keeps, if any. */
export const keptSample = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(folder, "passes", FILE)
  const kept = yield* fs.readFileString(file).pipe(Effect.option)
  if (kept._tag === "None") return undefined
  return yield* decode(kept.value).pipe(
    Effect.mapError(
      () => new CannotStart({ message: `${file} is no draw of articles any more; put it right or remove it.` })
    )
  )
})

/** Keeps a draw; fails where the folder has another already, since drawing again would no longer be drawing at random. */
export const keepSample = Effect.fnUntraced(function* (folder: string, sample: Sample) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const kept = yield* keptSample(folder)
  const file = path.join(folder, "passes", FILE)
  if (kept === undefined) {
    yield* fs.makeDirectory(path.dirname(file), { recursive: true })
    yield* fs.writeFileString(file, `${JSON.stringify(sample, null, 2)}\n`)
  } else if (kept.size !== sample.size || kept.seed !== sample.seed) {
    return yield* new CannotStart({
      message:
        `${kept.size} articles were drawn here before, with seed ${kept.seed}: a sample is honest only as it was drawn first. ` +
        `Go on with it (leave --sample away), or remove ${file} if nobody has labelled by it.`
    })
  }
  return kept ?? sample
})

const FILE = "sample.json"
const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Sample))
