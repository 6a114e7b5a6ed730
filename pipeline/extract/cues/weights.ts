import * as Schema from "effect/Schema"
import { Kind, Label } from "../../../schemas/label.ts"
import { type Chain, STEPS } from "../sequence/chain.ts"
import { ConfidenceWeights } from "../sequence/confidence.ts"
import { Worth } from "../sequence/decode.ts"
import { GAPS, TAGS } from "../sequence/tags.ts"
import { CUES } from "../text/matchCues.ts"

/** The tags in their order, in words: a sentence begins a segment, or goes on with one. */
export const TAG_NAMES = ["none", ...Label.literals.flatMap((label) => [label, `goes on: ${label}`])]
export const GAP_NAMES = ["same paragraph", "new paragraph", "heading"]

/** What is learned besides: that a claim is the other side's, and of what kind an example is. */
export const KINDS = Kind.literals

const Numbers = Schema.Record(Schema.String, Schema.Finite)

/** Log-odds by name, rounded to a tenth: a table for people to read. What is not named weighs nothing. */
export const NamedWeights = Schema.Struct({
  /** How much a cue speaks for (or, below zero, against) tags, `counter`, and kinds. */
  cues: Schema.Record(Schema.String, Numbers),
  /** The same before any cue, of `counter` and kinds. */
  always: Numbers,
  /**
   * How well a tag (column) follows a tag (row), in the order of the tags, over each gap; and how well it ends an
   * article.
   */
  steps: Schema.Record(Schema.String, Schema.Array(Schema.Array(Schema.Finite))),
  ends: Schema.Array(Schema.Finite),
  decoding: Schema.Struct({
    worth: Worth,
    confidence: ConfidenceWeights,
    /** Added to the log-odds of a counter claim. */
    counter: Schema.Finite
  })
})
export type NamedWeights = typeof NamedWeights.Type

/** The same as tables. A row is a cue of `CUES`; after the last comes what always holds. */
export interface CueWeights {
  /** [cue * TAGS + tag] */
  readonly tags: Float32Array
  readonly chain: Chain
  /** [row] */
  readonly stance: Float32Array
  /** [row * KINDS + kind] */
  readonly kind: Float32Array
  readonly decoding: NamedWeights["decoding"]
}

/** The row of what always holds. */
export const ALWAYS = CUES.length

/** How a cue is named. */
const nameOf = ({ cue, headline }: (typeof CUES)[number]): string => (headline ? `headline: ${cue}` : cue)
const NAMES = CUES.map(nameOf)

export const fromNames = ({ always, cues, decoding, ends, steps }: NamedWeights): CueWeights => {
  const rows = [...NAMES.map((name) => cues[name] ?? {}), always]
  const table = (columns: ReadonlyArray<string>) =>
    Float32Array.from(rows.flatMap((row) => columns.map((column) => row[column] ?? 0)))
  return {
    tags: table(TAG_NAMES),
    chain: {
      steps: Float32Array.from(GAP_NAMES.flatMap((gap) => steps[gap] ?? []).flat()),
      ends: Float32Array.from(ends)
    },
    stance: table(["counter"]),
    kind: table(KINDS),
    decoding
  }
}

export const toNames = ({ chain, decoding, kind, stance, tags }: CueWeights): NamedWeights => {
  const named = (row: number, columns: ReadonlyArray<readonly [name: string, weight: number]>) =>
    Object.fromEntries(columns.filter(([, weight]) => weight !== 0))
  const attributes = (row: number) => [
    ["counter", tenth(stance[row])] as const,
    ...KINDS.map((name, k) => [name, tenth(kind[row * KINDS.length + k])] as const)
  ]
  return {
    cues: Object.fromEntries(
      NAMES.map((name, row) => [
        name,
        named(row, [...TAG_NAMES.map((tag, t) => [tag, tenth(tags[row * TAGS + t])] as const), ...attributes(row)])
      ])
    ),
    always: named(ALWAYS, attributes(ALWAYS)),
    steps: Object.fromEntries(
      GAP_NAMES.map((gap, g) => [
        gap,
        TAG_NAMES.map((_, from) => TAG_NAMES.map((_, to) => tenth(chain.steps[(g * TAGS + from) * TAGS + to])))
      ])
    ),
    ends: Array.from(chain.ends, tenth),
    decoding
  }
}

/** To a tenth, and never minus zero. */
const tenth = (weight = 0): number => Math.round(weight * 10) / 10 || 0

/** Whether the chain has all of its steps. */
export const isWhole = ({ chain }: CueWeights): boolean =>
  chain.steps.length === STEPS && STEPS === GAPS * TAGS * TAGS && chain.ends.length === TAGS
