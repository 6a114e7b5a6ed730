import * as Schema from "effect/Schema"

/** What a segment does in its article's argument; GUIDELINES.md defines each. A sentence in no segment is `none`. */
export const Label = Schema.Literals(["thesis", "claim", "example", "conclusion"])
export type Label = typeof Label.Type

/** The four labels, in the order in which every table and report shows them. */
export const LABELS = Label.literals

/** Of a claim: the author's own (`pro`), or the other side's, reported in order to be answered (`counter`). */
export const Stance = Schema.Literals(["pro", "counter"])
export type Stance = typeof Stance.Type

/** Of an example: what sort of support it is. */
export const Kind = Schema.Literals(["fact", "statistic", "testimony", "anecdote", "case", "analogy"])
export type Kind = typeof Kind.Type

/** How a claim or an example bears on the segment that it points to. */
export const Relation = Schema.Literals(["supports", "attacks"])
export type Relation = typeof Relation.Type
