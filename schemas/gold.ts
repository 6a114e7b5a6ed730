import * as Schema from "effect/Schema"
import { SpanPair } from "./annotated.ts"
import { Kind, Label, Relation, Stance } from "./label.ts"
import { Offset } from "./offset.ts"

/** A hand-labelled segment; offsets are code points, half-open. */
export class GoldSegment extends Schema.Class<GoldSegment>("GoldSegment")({
  id: Schema.NonEmptyString,
  label: Label,
  start: Offset,
  end: Offset,
  text: Schema.String,
  stance: Schema.optionalKey(Stance),
  kind: Schema.optionalKey(Kind),
  /** `target` is another segment's `id`. */
  link: Schema.optionalKey(Schema.Struct({ relation: Relation, target: Schema.NonEmptyString }))
}) {}

/** A labelled article: a file of `gold/`. */
export class GoldArticle extends Schema.Class<GoldArticle>("GoldArticle")({
  id: Schema.NonEmptyString,
  text: Schema.String,
  sentences: Schema.optionalKey(Schema.Array(SpanPair)),
  segments: Schema.Array(GoldSegment)
}) {}
