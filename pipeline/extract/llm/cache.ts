import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import type { PlatformError } from "effect/PlatformError"
import * as Schema from "effect/Schema"
import { createHash } from "node:crypto"
import { Offset } from "../../../schemas/offset.ts"

/** All that decides an answer. The prompt is a hash: articles are not copied into the cache, which may be published. */
export class Question extends Schema.Class<Question>("Question")({
  provider: Schema.String,
  url: Schema.String,
  model: Schema.String,
  parameters: Schema.Record(Schema.String, Schema.Unknown),
  prompt: Schema.String,
  repetition: Schema.Int
}) {}

/** An answer that was paid for. */
export class Answer extends Schema.Class<Answer>("Answer")({
  text: Schema.String,
  /** Why it ended: `stop`; `length`, it was cut off; `content-filter`, it was refused. */
  finish: Schema.String,
  inputTokens: Offset,
  outputTokens: Offset,
  /** How long it took. */
  milliseconds: Schema.Finite
}) {}

const Entry = Schema.fromJsonString(Schema.Struct({ question: Question, answer: Answer }))

/** Answers by the content of their questions: a file each, there whole or not at all. */
export interface AnswerCache {
  /** Of a question, and of its file. */
  readonly key: (question: Question) => string
  /** None where there is no answer, or its file is not one of ours. */
  readonly read: (question: Question) => Effect.Effect<Option.Option<Answer>, PlatformError>
  readonly write: (question: Question, answer: Answer) => Effect.Effect<void, PlatformError>
}

/** Opens the cache in a folder; nothing is made on disk before the first answer. */
export const openAnswerCache = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const key = ({ model, parameters, prompt, provider, repetition, url }: Question) =>
    createHash("sha256")
      .update(JSON.stringify([provider, url, model, parameters, prompt, repetition]))
      .digest("hex")
  const fileOf = (question: Question) => path.join(folder, key(question).slice(0, 2), `${key(question)}.json`)

  const cache: AnswerCache = {
    key,
    read: (question) =>
      fs.readFileString(fileOf(question)).pipe(
        Effect.map((text) => Option.map(Schema.decodeOption(Entry)(text), ({ answer }) => answer)),
        Effect.catchReason("PlatformError", "NotFound", () => Effect.succeedNone)
      ),
    write: Effect.fnUntraced(function* (question, answer) {
      const file = fileOf(question)
      yield* fs.makeDirectory(path.dirname(file), { recursive: true })
      // Another run may be writing the same.
      const temporary = `${file}.${process.pid}.tmp`
      yield* fs
        .writeFileString(temporary, `${Schema.encodeSync(Entry)({ question, answer })}\n`)
        .pipe(Effect.onError(() => Effect.ignore(fs.remove(temporary))))
      yield* fs.rename(temporary, file)
    })
  }
  return cache
})
