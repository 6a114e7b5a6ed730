import type * as Effect from "effect/Effect"
import type { PlatformError } from "effect/PlatformError"
import type * as Scope from "effect/Scope"
import type { Annotated } from "../../schemas/record.ts"
import type { RunInfo } from "../../schemas/run.ts"
import type { Resource } from "./datapackage.ts"
import type { Staging } from "./staging.ts"
import type { Rows } from "./tables.ts"

/** A form in which results can be had: what `--format` names. */
export interface OutputFormat {
  readonly name: string
  /** One line for `--help` and the README. */
  readonly description: string
  /** Every file or folder that it may put into OUT: a later run that does not write them removes them. */
  readonly files: ReadonlyArray<string>
  /** Opens its files; nothing that it writes is seen in OUT before the whole run's outputs are. */
  readonly open: (staging: Staging, options: OpenOptions) => Effect.Effect<OutputSink, PlatformError, Scope.Scope>
}

/** What a format is told when it opens its files. */
export interface OpenOptions extends CsvOptions {
  readonly about: About
}

/** What runs on what: that part of run.json which is known from the first, and the same for every run of the same. */
export type About = Pick<RunInfo, "version" | "extractor" | "dataset">

/** How CSV is written; other formats have no options. */
export interface CsvOptions {
  /** A byte-order mark at the start, by which Excel knows UTF-8. */
  readonly bom: boolean
  /** A `'` before text that a spreadsheet would take for a formula. */
  readonly guard: boolean
}

/** One format's open files. */
export interface OutputSink {
  /** Adds some records. Called in the order of the dataset, never two at a time. */
  readonly write: (batch: Batch) => Effect.Effect<void, PlatformError>
  /** Writes what follows the last record; returns what datapackage.json says of the files. */
  readonly end: Effect.Effect<ReadonlyArray<Resource>, PlatformError>
}

/** Some records in a row, nested and as rows of the tables. */
export interface Batch {
  readonly annotated: ReadonlyArray<Annotated>
  readonly rows: Rows
}
