import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { createHash } from "node:crypto"
import { basename } from "node:path"
import { proseOf } from "../../pipeline/extract/sequence/prose.ts"
import { STEPS } from "../../pipeline/extract/sequence/chain.ts"
import { observed } from "../../pipeline/extract/features/features.ts"
import { rowsOf } from "../../pipeline/extract/model/net.ts"
import { gapsOf, TAGS } from "../../pipeline/extract/sequence/tags.ts"
import { split } from "../../pipeline/split/split.ts"
import { Article } from "../../schemas/article.ts"
import { CannotStart } from "../../schemas/failure.ts"
import type { NetLesson } from "./learnNet.ts"

/** An article as a teacher has labelled it: a line of a file. */
export interface Taught {
  readonly id: string
  readonly text: string
  /** How probable each tag of each sentence is, [sentence * TAGS + tag]. */
  readonly tags: ReadonlyArray<number>
  /** How often each step is expected. */
  readonly steps: ReadonlyArray<number>
  /** Its name, and what stands for all that decides its answers. */
  readonly teacher: string
}

/** Reads a file that teach.ts has left; undefined where it is another. */
export const readTaught = Effect.fn("readTaught")(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* Effect.orElseSucceed(fs.readFile(path), () => new Uint8Array(0))
  const lines = new TextDecoder()
    .decode(bytes)
    .split("\n")
    .filter((line) => line !== "")
  if (!isTaught(lines[0] ?? "")) return undefined
  const lessons: Array<NetLesson> = []
  let [sentences, teacher] = [0, ""]
  for (const line of lines) {
    const { id, steps, tags, teacher: own, text } = JSON.parse(line) as Taught
    const { document } = proseOf(split(new Article({ id, text, source: id, marks: [] })))
    const gaps = gapsOf(document)
    if (tags.length !== gaps.length * TAGS || steps.length !== STEPS) {
      return yield* new CannotStart({
        message: `${path} was labelled by another version of this program (${id} has other sentences): label it again.`
      })
    }
    lessons.push({
      rows: rowsOf(observed(document)),
      gaps,
      target: { tags: Float64Array.from(tags), steps: Float64Array.from(steps) }
    })
    sentences += gaps.length
    teacher = own
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  return {
    teacher,
    lessons,
    trainingSet: { name: basename(path), articles: lessons.length, sentences, sha256, labelledBy: teacher }
  }
})

const isTaught = (line: string): boolean => {
  try {
    return "teacher" in (JSON.parse(line) as object)
  } catch {
    return false
  }
}
