import * as Schema from "effect/Schema"
import { Stage } from "./failure.ts"

/** Something about an article that went through which its reader should know: a row of warnings.csv. */
export class Warning extends Schema.TaggedClass<Warning>()("Warning", {
  /** Empty where it is about a whole file of articles. */
  articleId: Schema.String,
  source: Schema.String,
  stage: Stage,
  /** What sort of warning, in one word: `TextLeftBehind`, `ColumnsGuessed`. */
  warning: Schema.NonEmptyString,
  /** One sentence for the person who has the article. */
  message: Schema.NonEmptyString
}) {}
