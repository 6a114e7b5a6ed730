import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article } from "../../schemas/article.ts"
import type { ArticleFailure } from "../../schemas/failure.ts"
import { withWarnings } from "./article.ts"
import { mostBytes, wholeFile } from "./bytes.ts"
import { decoder, encodingCautions, EncodingDetector } from "./encoding.ts"
import { binaryFile } from "./fileFailure.ts"
import type { InputFile, InputFormat, Shared } from "./InputFormat.ts"

/** A format of text files of which each is one article; `parse` makes it from the decoded text. */
export const oneArticle = (
  extensions: ReadonlyArray<string>,
  parse: (text: string, file: InputFile, shared: Shared) => Effect.Effect<Result.Result<Article, ArticleFailure>>
): InputFormat => ({
  extensions,
  ahead: mostBytes,
  read: (file, shared) =>
    wholeFile(file).pipe(
      Effect.flatMap((bytes) => {
        const detector = new EncodingDetector()
        detector.add(bytes)
        if (detector.encoding === "binary") return Effect.fail(binaryFile(file))
        const { decode, end } = decoder(detector.encoding)
        return parse(decode(bytes) + end(), file, shared).pipe(
          Effect.map(Result.map((article) => withWarnings(article, encodingCautions(detector))))
        )
      }),
      Effect.catch((failure) => Effect.succeed(Result.fail(failure))),
      Effect.map((result) => Stream.succeed(result))
    )
})
