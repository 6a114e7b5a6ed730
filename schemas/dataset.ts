import * as Schema from "effect/Schema"

/** Which column or key of a table holds what. */
export class Columns extends Schema.Class<Columns>("Columns")({
  text: Schema.optionalKey(Schema.String),
  title: Schema.optionalKey(Schema.String),
  id: Schema.optionalKey(Schema.String),
  author: Schema.optionalKey(Schema.String),
  date: Schema.optionalKey(Schema.String),
  url: Schema.optionalKey(Schema.String)
}) {}

/** `dataset.json`: what a dataset folder says of itself; every key may be absent. */
export class DatasetInfo extends Schema.Class<DatasetInfo>("DatasetInfo")({
  name: Schema.optionalKey(Schema.String),
  description: Schema.optionalKey(Schema.String),
  /** BCP 47, such as `en`. */
  language: Schema.optionalKey(Schema.String),
  licence: Schema.optionalKey(Schema.String),
  columns: Schema.optionalKey(Columns),
  /** How and by whom the gold was labelled, in a sentence: every evaluation prints it beside its figures. */
  annotation: Schema.optionalKey(Schema.String),
  /** Foreign labels to ours, such as `{ "MajorClaim": "thesis" }`; `none` drops a label. */
  labels: Schema.optionalKey(
    Schema.Record(Schema.String, Schema.Literals(["thesis", "claim", "example", "conclusion", "none"]))
  )
}) {}
