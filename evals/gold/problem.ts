import * as Runtime from "effect/Runtime"
import * as Schema from "effect/Schema"

/** One thing wrong with labels, and where. */
export class Problem extends Schema.Class<Problem>("Problem")({
  /** The article's id, or the file where no article could be read. */
  article: Schema.String,
  /** `essay001.ann line 3`, `gold.json segment 2 (line 14)`. */
  place: Schema.String,
  message: Schema.String
}) {}

/** Labels that do not fit their texts, or are not in their format: all are refused and none is repaired. */
export class GoldErrors extends Schema.TaggedError<GoldErrors>()("GoldErrors", {
  /** What was read. */
  path: Schema.String,
  problems: Schema.Array(Problem)
}) {
  override readonly [Runtime.errorExitCode] = 1
  override readonly [Runtime.errorReported] = false

  override get message(): string {
    const count = this.problems.length
    return [
      `The labels in ${this.path} have ${count === 1 ? "one problem" : `${count} problems`}; correct the files and start again:`,
      ...this.problems.slice(0, SHOWN).map(({ article, message, place }) => `  ${article}: ${place}: ${message}`),
      ...(count > SHOWN ? [`  and ${count - SHOWN} more`] : [])
    ].join("\n")
  }
}

const SHOWN = 10
