import type { Usage } from "../schemas/extraction.ts"
import type { SystemRole } from "../schemas/scores.ts"
import type { LabelledArticle } from "./gold/labelled.ts"

/** Something that labelled the articles of the gold: an extractor, a file of predictions, a second annotator. */
export interface System {
  /** Unique in an evaluation. */
  readonly name: string
  readonly role: SystemRole
  /** By article id; an article without labels counts as an empty prediction. */
  readonly labelled: ReadonlyMap<string, LabelledArticle>
  /** Why it failed, by article id. */
  readonly failures: ReadonlyMap<string, string>
  /** Wall-clock time for all articles, where it was run here. */
  readonly seconds?: number
  /** What articles cost, of extractors that pay. */
  readonly usages: ReadonlyArray<Usage>
}
