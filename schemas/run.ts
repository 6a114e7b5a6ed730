import * as Schema from "effect/Schema"
import { Label } from "./label.ts"
import { Offset } from "./offset.ts"

/** `run.json`: what was run on what, with which result; the only output that differs between two runs of the same. */
export class RunInfo extends Schema.Class<RunInfo>("RunInfo")({
  version: Schema.NonEmptyString.annotate({ description: "Of the program" }),
  extractor: Schema.Struct({
    name: Schema.NonEmptyString.annotate({ description: "As --extractor names it" }),
    fingerprint: Schema.String.annotate({
      description: "Of all that decides its answers: same fingerprint, same answers"
    })
  }),
  splitter: Schema.NonEmptyString.annotate({ description: "Version of the splitter" }),
  options: Schema.Struct({
    formats: Schema.Array(Schema.NonEmptyString).annotate({ description: "As --format names them" }),
    bom: Schema.Boolean.annotate({ description: "Whether CSV files begin with a byte-order mark" }),
    guard: Schema.Boolean.annotate({
      description: "Whether text cells of CSV files that a spreadsheet would take for a formula begin with an added '"
    }),
    min_confidence: Schema.Finite.annotate({ description: "Segments that are less sure were left out, 0 for none" })
  }),
  dataset: Schema.Struct({
    name: Schema.NonEmptyString,
    path: Schema.NonEmptyString.annotate({ description: "As the command was given it" })
  }),
  counts: Schema.Struct({
    articles: Offset.annotate({ description: "Articles that went through" }),
    segments: Schema.Record(Label, Offset).annotate({ description: "Segments of each label" }),
    failures: Offset.annotate({ description: "Articles that were lost, whole or in part: the rows of failures.csv" }),
    warnings: Offset.annotate({ description: "What readers should know of articles: the rows of warnings.csv" }),
    skipped: Schema.Record(Schema.String, Offset).annotate({
      description: 'Files that were passed over, by extension, such as { ".jpg": 12 }'
    })
  }),
  times: Schema.Struct({
    started: Schema.String.annotate({ description: "ISO 8601, UTC" }),
    finished: Schema.String.annotate({ description: "ISO 8601, UTC" }),
    seconds: Schema.Finite,
    articles_per_second: Schema.Finite
  })
}) {}
