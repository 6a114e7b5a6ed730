import * as Schema from "effect/Schema"
import { Kind, Label, Relation, Stance } from "./label.ts"
import { Confidence, Offset, Ordinal } from "./offset.ts"

/** From a claim or an example to the segment that it serves most directly. */
export class Link extends Schema.Class<Link>("Link")({
  relation: Relation,
  /** The number, from 1, of a segment in the same extraction. */
  target: Ordinal
}) {}

/** An extractor's answer for one stretch of sentences, from 1, both ends included. */
export class Segment extends Schema.Class<Segment>("Segment")({
  label: Label,
  first: Ordinal,
  last: Ordinal,
  /** Of a claim. */
  stance: Schema.optionalKey(Stance),
  /** Of an example. */
  kind: Schema.optionalKey(Kind),
  link: Schema.optionalKey(Link),
  confidence: Schema.optionalKey(Confidence)
}) {}

/** What an article cost, of extractors that pay. Money is in US dollars. */
export class Usage extends Schema.Class<Usage>("Usage")({
  requests: Offset,
  inputTokens: Offset,
  outputTokens: Offset,
  cost: Schema.Finite,
  /** Spent waiting for the answers, as measured when they were first given. */
  seconds: Schema.optionalKey(Schema.Finite)
}) {}

/** An extractor's whole answer for one document: segments in reading order, none overlapping. */
export class Extraction extends Schema.Class<Extraction>("Extraction")({
  segments: Schema.Array(Segment),
  usage: Schema.optionalKey(Usage),
  /** Where the answer is not whole: what is missing and why, in one sentence. */
  partial: Schema.optionalKey(Schema.NonEmptyString)
}) {}
