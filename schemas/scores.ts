import * as Schema from "effect/Schema"
import { Offset } from "./offset.ts"

/** A number, or null where it is undefined (nothing of the kind in gold or prediction). */
const Score = Schema.NullOr(Schema.Finite)

/** A score with its 95 % interval. */
export class ScoreEstimate extends Schema.Class<ScoreEstimate>("ScoreEstimate")({
  value: Score,
  low: Score,
  high: Score
}) {}

/** What was scored: `floor` is a baseline, `ceiling` the dataset's two labelling passes against each other. */
export const SystemRole = Schema.Literals(["extractor", "floor", "ceiling"])
export type SystemRole = typeof SystemRole.Type

/** `scores.json` of an evaluation: all scores, and the counts from which every one of them can be computed again. */
export class Scores extends Schema.Class<Scores>("Scores")({
  signature: Schema.NonEmptyString.annotate({ description: "All that decides the figures, in one line" }),
  gold: Schema.NonEmptyString.annotate({
    description: "Hash of the gold labels: only scores on the same gold can be compared"
  }),
  metrics: Schema.Array(
    Schema.Struct({
      id: Schema.NonEmptyString,
      meaning: Schema.String,
      better: Schema.Literals(["higher", "lower"])
    })
  ),
  systems: Schema.Array(
    Schema.Struct({
      name: Schema.NonEmptyString,
      role: SystemRole,
      failures: Offset.annotate({ description: "Articles on which it failed; they count as empty predictions" }),
      scores: Schema.Record(Schema.String, ScoreEstimate).annotate({ description: "By metric" }),
      articles: Schema.Array(Schema.String).annotate({ description: "Ids of the articles that were scored" }),
      counts: Schema.Array(Schema.Array(Schema.Finite)).annotate({
        description: "An article a row, in that order; `columns` names the numbers"
      })
    })
  ),
  columns: Schema.Array(Schema.String)
}) {}
