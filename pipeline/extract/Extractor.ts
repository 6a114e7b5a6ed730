import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"
import type { Document } from "../../schemas/document.ts"
import { type Extraction, Usage } from "../../schemas/extraction.ts"
import type { CannotStart, Stopped } from "../../schemas/failure.ts"

/** An extractor could not answer for one document. */
export class ExtractionFailed extends Schema.TaggedError<ExtractionFailed>()("ExtractionFailed", {
  /** What sort of failure, in one word, for failures.csv: `Timeout`, `InvalidAnswer`. */
  error: Schema.String,
  message: Schema.String,
  /** What was paid all the same. */
  usage: Schema.optionalKey(Usage)
}) {}

/** Anything that finds the segments of a document. */
export interface Extractor {
  /** As the user asked for it: `cues`, `llm:openai/gpt-x`. */
  readonly name: string
  /** Stands for everything that decides its answers (code, rules, weights, options): same fingerprint, same answers. */
  readonly fingerprint: string
  /**
   * `ExtractionFailed` costs this article; `Stopped` ends the run, where every further article would fail for the same
   * reason.
   */
  readonly extract: (document: Document) => Effect.Effect<Extraction, ExtractionFailed | Stopped>
  /** Only computes: any thread can open it by its name, and does the same with it. */
  readonly computes?: true
  /** How many documents are worth having under way at once, of extractors that wait for others; 1 where absent. */
  readonly concurrency?: number
  /** Of slow ones that only compute: bytes of articles that one thread does in a second, and which other extractor is far faster. */
  readonly pace?: { readonly bytesPerSecond: number; readonly faster: string }
  /** What a document would cost, of extractors that pay; asks nobody. */
  readonly estimate?: (document: Document) => Effect.Effect<Estimate>
}

/** What `--dry-run` says of a document. */
export interface Estimate {
  /** By a rule of thumb, were nothing kept from earlier runs. */
  readonly usage: Usage
  /** All of its answers are kept from earlier runs: nothing would be paid. */
  readonly kept: boolean
}

/** How an extractor is opened by name. */
export interface ExtractorEntry {
  /** The name itself, or a prefix that ends in `:` and takes what follows as its argument. */
  readonly name: string
  /** One line for `--help` and the README. */
  readonly description: string
  readonly open: (argument: string) => Effect.Effect<Extractor, CannotStart, Scope.Scope>
}
