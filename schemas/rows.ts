import * as Schema from "effect/Schema"
import { AnnotatedArticle, AnnotatedSegment } from "./annotated.ts"
import { Stage } from "./failure.ts"
import { Kind, Relation, Stance } from "./label.ts"
import { Confidence, Offset } from "./offset.ts"

// The tables that leave the program, a class a row and a field a column, in the order of the columns.
// What may be missing is null here and in JSON, an empty cell in CSV.

const { article_id, source } = AnnotatedArticle.fields
const { end, first_sentence, label, last_sentence, paragraph, section, segment_id, start, text } =
  AnnotatedSegment.fields

const orNull = <S extends Schema.Top>(schema: S, description: string) => Schema.NullOr(schema).annotate({ description })
const count = (description: string) => Offset.annotate({ description })

/** A row of segments: one segment. */
export class SegmentRow extends Schema.Class<SegmentRow>("SegmentRow")({
  article_id,
  segment_id,
  label,
  start,
  end,
  first_sentence,
  last_sentence,
  paragraph,
  section,
  text,
  stance: orNull(Stance, "Of a claim: the author's own (pro) or reported in order to be answered (counter)"),
  kind: orNull(Kind, "Of an example: what sort of support it is"),
  relation: orNull(Relation, "How the segment bears on the one that target_id names"),
  target_id: orNull(Schema.NonEmptyString, "The segment_id of the segment that this one supports or attacks"),
  confidence: orNull(Confidence, "How sure the extractor is, 0..1; empty where it does not say")
}) {}

/** A row of articles: one article that went through. */
export class ArticleRow extends Schema.Class<ArticleRow>("ArticleRow")({
  article_id,
  title: orNull(Schema.String, "From metadata, else the article's first line where that is a title"),
  author: orNull(Schema.String, "As the source states it"),
  date: orNull(
    Schema.String,
    "ISO 8601 as far as the source states it: 2024, 2024-03, 2024-03-12, a time only with its zone"
  ),
  source,
  words: count("Stretches between white space that hold a letter or a digit"),
  sentences: count("Number of sentences, headings and page furniture included"),
  theses: count("Number of segments labelled thesis"),
  claims: count("Number of segments labelled claim"),
  examples: count("Number of segments labelled example"),
  conclusions: count("Number of segments labelled conclusion"),
  thesis: orNull(
    Schema.String,
    "Text of the thesis of highest confidence, of the first among equals; empty where there is none"
  ),
  text_sha256: Schema.NonEmptyString.annotate({
    description: "SHA-256, in hexadecimal, of the article's text in UTF-8"
  })
}) {}

/** A row of failures: one article that was lost. */
export class FailureRow extends Schema.Class<FailureRow>("FailureRow")({
  article_id: Schema.String.annotate({ description: "Empty where the article never got an id" }),
  source,
  stage: Stage.annotate({ description: "Where it was lost" }),
  error: Schema.String.annotate({ description: "What sort of failure, in one word" }),
  message: Schema.String.annotate({ description: "What happened, in one sentence" })
}) {}

/** A row of warnings: something about an article that its reader should know. */
export class WarningRow extends Schema.Class<WarningRow>("WarningRow")({
  article_id: Schema.String.annotate({ description: "Empty where it is about a whole file of articles" }),
  source,
  stage: Stage.annotate({ description: "Where it was noticed" }),
  warning: Schema.NonEmptyString.annotate({ description: "What sort of warning, in one word" }),
  message: Schema.NonEmptyString.annotate({ description: "What is to be known, in one sentence" })
}) {}

/** A row of usage: what one article cost. */
export class UsageRow extends Schema.Class<UsageRow>("UsageRow")({
  article_id,
  requests: count("Requests made for the article, repeats included"),
  input_tokens: count("Tokens sent"),
  output_tokens: count("Tokens received"),
  cost: Schema.Finite.annotate({ description: "US dollars" })
}) {}
