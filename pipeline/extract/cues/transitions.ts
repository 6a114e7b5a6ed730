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
    [0.4, -1.1, -0.2, -1.4, -1.6],
    [-1.5, -0.1, -0.5, -1.6, -2.5],
    [-1, -0.9, 1.4, 0.3, -0.9],
    [-1.9, -2.1, 0, 1.5, -1.4],
    [-2.3, -2.7, -1.4, -2.2, 0.2]
  ],
  "new paragraph": [
    [0.3, -0.4, 0.4, -0.7, -0.7],
    [0, -1.1, 0, -0.3, -1.5],
    [0.3, 0, 0.8, 0, 0.2],
    [-0.2, -0.6, 0.3, 0.2, -0.1],
    [0.2, -1.1, -0.3, -1.3, -0.1]
  ],
  "heading": [
    [0.5, 0, 0.7, 0.1, 0],
    [0.4, -0.5, 0.7, -0.2, 0],
    [0.8, 0, 0.2, -0.2, 0],
    [0, 0, -0.2, 0, 0],
    [0, 0, -0.3, -0.2, 0]
  ]
}

/** How readily two neighbours of one tag are one segment, before any cue: log-odds, of 0 where even; over a heading never. */
export const JOINS: { readonly [gap in Exclude<Gap, "heading">]: { readonly [label in Label]: number } } = {
  "same paragraph": { thesis: 5.9, claim: -0.1, example: 1, conclusion: 2.3 },
  "new paragraph": { thesis: 0, claim: -3.6, example: -1, conclusion: -2.9 }
}

/** What each tag's likelihood is multiplied by before the likeliest is taken: rare tags would lose every close race (chosen for macro-F1). */
export const LEANINGS: { readonly [tag in Tag]: number } = { none: 0.8, thesis: 2.5, claim: 1, example: 0.9, conclusion: 1.4 }

/** Before any cue, how likely a claim is the other side's, and an example of each kind: log-odds. */
export const PRIORS: { readonly [outcome in "counter" | Kind]: number } = { counter: -1.8, fact: 1.4, statistic: -1, testimony: -0.3, anecdote: -1.6, case: 0.5, analogy: -0.5 }
