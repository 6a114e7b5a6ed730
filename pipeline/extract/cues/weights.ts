import * as Schema from "effect/Schema"
import { readFileSync } from "node:fs"
import { Kind, Label } from "../../../schemas/label.ts"
import { CUES } from "../text/matchCues.ts"

/**
 * What a cue can speak for: a sentence's label, `none` among them; `stays`, that it has the label of the sentence before it;
 * `joins`, that two neighbours of one label are one segment; `counter`, that a claim is the other side's; the kind of an example.
 */
export type Outcome = (typeof OUTCOMES)[number]
export const OUTCOMES = [...Label.literals, "none", "stays", "joins", "counter", ...Kind.literals] as const

/** What lies between two sentences. */
export type Gap = "same paragraph" | "new paragraph" | "heading"

/** The order of every vector and matrix of tags: a sentence's label, or `none`. */
export const TAGS = ["none", "thesis", "claim", "example", "conclusion"] as const
export type Tag = (typeof TAGS)[number]

const Matrix = Schema.Array(Schema.Array(Schema.Finite))
const numbers = <const Names extends ReadonlyArray<string>>(names: Names) =>
  Schema.Record(Schema.Literals(names), Schema.Finite)

/** All that is learned: log-odds, rounded to a tenth. */
const Weights = Schema.Struct({
  /** How much each cue speaks for (or, below zero, against) outcomes; what is not named weighs nothing. */
  cues: Schema.Record(Schema.String, Schema.Record(Schema.String, Schema.Finite)),
  /** How well a tag (column) follows a tag (row) over each gap. */
  transitions: Schema.Struct({ "same paragraph": Matrix, "new paragraph": Matrix, heading: Matrix }),
  /** How readily two neighbours of one tag are one segment, before any cue. Over a heading never; over a paragraph only examples are. */
  joins: Schema.Struct({ "same paragraph": numbers(Label.literals), "new paragraph": numbers(Label.literals) }),
  /** What each tag's likelihood is multiplied by before the likeliest is taken: rare tags would lose every close race. */
  leanings: numbers(TAGS),
  /** Before any cue, how likely a claim is the other side's, and an example of each kind. */
  priors: numbers(["counter", ...Kind.literals])
})

/** The file beside this one. */
export const WEIGHTS_JSON = readFileSync(new URL("weights.json", import.meta.url), "utf8")
export const {
  cues,
  joins: JOINS,
  leanings: LEANINGS,
  priors: PRIORS,
  transitions: TRANSITIONS
} = Schema.decodeUnknownSync(Schema.fromJsonString(Weights))(WEIGHTS_JSON)

/** How a cue is named in the file. */
export const nameOf = ({ cue, headline }: (typeof CUES)[number]): string => (headline ? `headline: ${cue}` : cue)

/** The weights of each of `CUES`. */
export const CUE_WEIGHTS: ReadonlyArray<{ readonly [outcome in Outcome]?: number }> = CUES.map(
  (cue) => cues[nameOf(cue)] ?? {}
)
