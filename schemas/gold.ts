import * as Schema from "effect/Schema"
import { SpanPair } from "./annotated.ts"
import { Kind, Label, Relation, Stance } from "./label.ts"
import { Offset, Ordinal } from "./offset.ts"

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

/** How an article came to be labelled, where `pnpm label` wrote its file. */
export class Labelling extends Schema.Class<Labelling>("Labelling")({
  /** Who labelled it, as `--annotator` says, or who settled it. */
  annotator: Schema.NonEmptyString,
  /** The last change: ISO 8601, UTC. */
  changed: Schema.NonEmptyString,
  /** Spent on it, in seconds, while somebody was there. */
  seconds: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
  /** Whether its annotator is through with it: an article that is not is no gold yet. */
  done: Schema.Boolean,
  /** Version and hash of the guidelines that the page showed. */
  guidelines: Schema.NonEmptyString,
  /** Why this article: all were to be labelled, it was drawn at random, or an extractor was unsure of it. */
  chosen: Schema.Literals(["all", "sample", "unsure"]),
  /** The two passes that it settles, and the differences, as sentences from 1, that are still open. */
  settles: Schema.optionalKey(Schema.Tuple([Schema.NonEmptyString, Schema.NonEmptyString])),
  open: Schema.optionalKey(Schema.Array(Schema.Tuple([Ordinal, Ordinal])))
}) {}

/** A labelled article: a file of `gold/` or of `passes/<annotator>/`. */
export class GoldArticle extends Schema.Class<GoldArticle>("GoldArticle")({
  id: Schema.NonEmptyString,
  text: Schema.String,
  sentences: Schema.optionalKey(Schema.Array(SpanPair)),
  segments: Schema.Array(GoldSegment),
  /** The extractors whose proposals were corrected into these labels, with commas: scores of theirs on them are flattered. */
  proposed_by: Schema.optionalKey(Schema.NonEmptyString),
  labelling: Schema.optionalKey(Labelling)
}) {}
