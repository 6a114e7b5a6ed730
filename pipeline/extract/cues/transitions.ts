import type { Kind, Label } from "../../../schemas/label.ts"

/** A sentence's label, or `none`. */
export type Tag = Label | "none"

/** The order of every vector and matrix of tags. */
export const TAGS = ["none", "thesis", "claim", "example", "conclusion"] as const satisfies ReadonlyArray<Tag>

/** What lies between two sentences. */
export type Gap = "same paragraph" | "new paragraph" | "heading"

/** How well a tag (column) follows a tag (row) over each gap: log-odds, fitted by `scripts/tune-cues.ts`, rounded to a tenth. */
export const TRANSITIONS: { readonly [gap in Gap]: ReadonlyArray<ReadonlyArray<number>> } = {
  "same paragraph": [
    [0.5, -0.9, -0.1, -1.2, -1.4],
    [-1.4, 0, -0.4, -1.4, -2.2],
    [-1, -0.7, 1.5, 0.4, -0.7],
    [-1.8, -2, 0.1, 1.5, -1.3],
    [-2.2, -2.4, -1.3, -2.1, 0.3]
  ],
  "new paragraph": [
    [0.3, -0.3, 0.5, -0.6, -0.6],
    [0, -0.9, 0, -0.2, -1.1],
    [0.3, 0, 0.9, 0, 0.3],
    [-0.2, -0.5, 0.4, 0.3, -0.1],
    [0.1, -1, -0.3, -1.3, -0.1]
  ],
  heading: [
    [0.5, 0, 0.7, 0, 0],
    [0.5, -0.1, 0.8, 0, 0],
    [0.8, 0, 0.5, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0]
  ]
}

/** How readily two neighbours of one tag are one segment, before any cue: log-odds. Over a heading never; over a paragraph only examples are. */
export const JOINS: { readonly [gap in Exclude<Gap, "heading">]: { readonly [label in Label]: number } } = {
  "same paragraph": { thesis: 4.7, claim: -0.1, example: 1, conclusion: 2.3 },
  "new paragraph": { thesis: 0.3, claim: -3.3, example: -0.7, conclusion: -2.6 }
}

/**
 * What each tag's likelihood is multiplied by before the likeliest is taken: rare tags would lose every close race.
 * Chosen for the mean of the macro-F1 of sentences and the overlap-.5 F1 of segments.
 */
export const LEANINGS: { readonly [tag in Tag]: number } = {
  none: 0.8,
  thesis: 2,
  claim: 0.8,
  example: 0.8,
  conclusion: 1
}

/** Before any cue, how likely a claim is the other side's, and an example of each kind: log-odds. */
export const PRIORS: { readonly [outcome in "counter" | Kind]: number } = {
  counter: -1.8,
  fact: 1.4,
  statistic: -1.1,
  testimony: -0.3,
  anecdote: -1.6,
  case: 0.5,
  analogy: -0.5
}
