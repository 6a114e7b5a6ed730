import type * as Effect from "effect/Effect"
import type { CannotStart } from "../../schemas/failure.ts"
import type { Labelling } from "../../schemas/gold.ts"
import type { LabelledSegment } from "./labelled.ts"
import type { Problem } from "./problem.ts"

/** One way in which labels are written down. */
export interface LabelFormat {
  /** What a person calls it: `brat standoff`. */
  readonly name: string
  /** Whether a file is in this format, by its content; its name alone never decides but for an empty file. */
  readonly recognises: (file: LabelFile) => boolean
  /** All that the file says; what it says wrongly goes into `problems`, and nothing is repaired. */
  readonly decode: (file: LabelFile, findText: FindText) => Effect.Effect<Decoded, CannotStart>
}

/** A file of labels. */
export interface LabelFile {
  /** Its path inside the folder that was asked for, for messages. */
  readonly path: string
  /** The same without its extension: the article's id where a file is an article and brings no id. */
  readonly id: string
  /** Decoded, without a byte-order mark, line ends kept. */
  readonly content: string
}

/** The text of article `id`: the first of `candidates` (paths from the label file's folder) that exists, else the dataset's. */
export type FindText = (id: string, candidates: ReadonlyArray<string>) => Effect.Effect<string | undefined, CannotStart>

export interface Decoded {
  readonly articles: ReadonlyArray<ForeignArticle>
  readonly problems: ReadonlyArray<Problem>
}

/** An article as its file labels it: not yet checked against its text, labels not yet ours. Offsets are code points. */
export interface ForeignArticle {
  readonly id: string
  /** Where it stands, for messages: `train.csv`, `gold.jsonl line 3`. */
  readonly place: string
  readonly text: string
  readonly sentences?: ReadonlyArray<readonly [start: number, end: number]>
  readonly segments: ReadonlyArray<ForeignSegment>
  readonly proposed_by?: string
  readonly labelling?: Labelling
}

export interface ForeignSegment extends Omit<LabelledSegment, "label" | "text"> {
  /** As the file has it. */
  readonly label: string
  /** What the file says stands at the offsets, where it says so. */
  readonly quoted?: string
  readonly place: string
}
