import * as Schema from "effect/Schema"
import { Kind, Label, Relation, Stance } from "./label.ts"
import { Confidence, Offset, Ordinal } from "./offset.ts"

/** `[start, end]` in code points, half-open. */
export const SpanPair = Schema.Tuple([Offset, Offset])

/** A segment as it leaves the program. */
export class AnnotatedSegment extends Schema.Class<AnnotatedSegment>("AnnotatedSegment")({
  segment_id: Schema.NonEmptyString.annotate({ description: "<article_id>#<n>, n from 1 in reading order" }),
  label: Label.annotate({ description: "What the segment does in the article's argument" }),
  start: Offset.annotate({ description: "First code point of the segment in the article's text, from 0" }),
  end: Offset.annotate({ description: "Code point after the segment's last" }),
  first_sentence: Ordinal.annotate({ description: "Number of the segment's first sentence, from 1" }),
  last_sentence: Ordinal.annotate({ description: "Number of its last sentence" }),
  paragraph: Ordinal.annotate({
    description: "Number of the paragraph in which it begins, from 1; headings and list items count"
  }),
  section: Schema.String.annotate({ description: "The heading above it, empty before the first" }),
  text: Schema.String.annotate({ description: "The article's text from start to end" }),
  stance: Schema.optionalKey(
    Stance.annotate({ description: "Of a claim: the author's own (pro) or reported in order to be answered (counter)" })
  ),
  kind: Schema.optionalKey(Kind.annotate({ description: "Of an example: what sort of support it is" })),
  link: Schema.optionalKey(
    Schema.Struct({ relation: Relation, target: Schema.NonEmptyString }).annotate({
      description: "The segment (its segment_id) that this one supports or attacks"
    })
  ),
  confidence: Schema.optionalKey(Confidence.annotate({ description: "How sure the extractor is, 0..1" }))
}) {}

/** An article with its segments: a line of arguments.jsonl. Offsets are code points. */
export class AnnotatedArticle extends Schema.Class<AnnotatedArticle>("AnnotatedArticle")({
  article_id: Schema.NonEmptyString.annotate({
    description: "The article's path in the dataset without extension, or its id column"
  }),
  title: Schema.optionalKey(
    Schema.String.annotate({ description: "From metadata, else the article's first line where that is a title" })
  ),
  author: Schema.optionalKey(Schema.String.annotate({ description: "As the source states it" })),
  date: Schema.optionalKey(
    Schema.String.annotate({
      description: "ISO 8601 as far as the source states it: 2024, 2024-03, 2024-03-12, a time only with its zone"
    })
  ),
  source: Schema.String.annotate({ description: "The article's URL where the data has one, else its file" }),
  text: Schema.String.annotate({ description: "The article's text, to which all offsets refer" }),
  sentences: Schema.Array(SpanPair).annotate({ description: "[start, end] of each sentence, in code points" }),
  segments: Schema.Array(AnnotatedSegment).annotate({ description: "In reading order" })
}) {}
