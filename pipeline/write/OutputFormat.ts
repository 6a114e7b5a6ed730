import type * as Effect from "effect/Effect"
import type { PlatformError } from "effect/PlatformError"
import type * as Scope from "effect/Scope"
import type { Annotated } from "../../schemas/record.ts"
import type { RunInfo } from "../../schemas/run.ts"
import type { Resource } from "./datapackage.ts"
import type { Staging } from "./staging.ts"
import type { Rows } from "./tables.ts"

/** A form in which results can be had: what `--format` names. */
export type OutputFormat = TextFormat | SinkFormat

interface Form {
  readonly name: string
  /** One line for `--help` and the README. */
  readonly description: string
}

/** A form whose files are text that is made of some records without regard to the others, so that any thread can make it. */
export interface TextFormat extends Form {
  readonly texts: ReadonlyArray<TextFile>
}

/** A file of text: `head`, what each batch adds, `tail`. */
export interface TextFile {
  readonly name: string
  /** Whether it is written even where nothing is in it. */
  readonly always: boolean
  readonly head: (options: OpenOptions) => string
  /** What some records add; empty for nothing. */
  readonly body: (batch: Batch, options: OpenOptions) => string
  /** Before what a batch adds; `first` where none added something before. */
  readonly separator: (first: boolean) => string
  readonly tail: string
  /** What datapackage.json says of it. */
  readonly resource: (options: OpenOptions) => Resource
}

/** A form that takes the records in their order, one batch after the other. */
export interface SinkFormat extends Form {
  /** Every file or folder that it may put into OUT. */
  readonly files: ReadonlyArray<string>
  /** Opens its files; nothing that it writes is seen in OUT before the whole run's outputs are. */
  readonly open: (staging: Staging, options: OpenOptions) => Effect.Effect<OutputSink, PlatformError, Scope.Scope>
}

/** Every file or folder that a format may put into OUT: a later run that does not write them removes them. */
export const filesOf = (format: OutputFormat): ReadonlyArray<string> => "texts" in format ? format.texts.map(({ name }) => name) : format.files

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
