import type { Mark } from "../../schemas/article.ts"

/** An article as the parser of a document found it. */
export interface Parsed {
  readonly body: string
  /** What the parser knows of stretches of `body`, in reading order. */
  readonly marks: ReadonlyArray<Mark>
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly date?: string | undefined
  /** Where the document says that it comes from. */
  readonly url?: string | undefined
  /** What may be missing or wrong in all this. */
  readonly warnings?: ReadonlyArray<Caution>
}

/** A warning as a reader gives it, in `warnings` of what it found; `toArticle` makes it a row of warnings.csv. */
export interface Caution {
  /** What sort of warning, in one word: `TextLeftBehind`. */
  readonly warning: string
  /** One sentence for the person who has the article. */
  readonly message: string
  /** Where it is about a whole file of articles: that file's `source`. The file's first article carries it. */
  readonly file?: string
}

/** Makes an article of a document's bytes. Throws `Refused` where it can say why there is none. */
export type Parser = (bytes: Uint8Array) => Promise<Parsed>

/** Why a document gives no article: an error's name and a sentence. */
export class Refused extends Error {
  readonly error: string
  constructor(error: string, message: string) {
    super(message)
    this.error = error
  }
}

export const TOO_DEEP =
  "The parts of this document stand too deep inside one another, or there are too many; it is damaged or hostile"

/** Why something gives no article. */
export interface Reason {
  readonly error: string
  /** One sentence for the person who has it. */
  readonly message: string
}

/** What was thrown, whatever it is, as a reason: `Refused` says its own, and what V8 throws is known by its words. */
export const reasonOf = (thrown: unknown): Reason => {
  if (thrown instanceof Refused) return { error: thrown.error, message: thrown.message }
  if (thrown instanceof RangeError)
    return /stack/i.test(thrown.message) ? { error: "TooDeep", message: TOO_DEEP } : TOO_LARGE
  return {
    error: "Unreadable",
    message: `This broke its reader (${wordsOf(thrown)}); it is damaged, or please report it`
  }
}

export const TOO_LARGE: Reason = {
  error: "TooLarge",
  message: "Something in this is larger than can be read; make it several"
}

/** Anything can be thrown, also what cannot be made a string. */
const wordsOf = (thrown: unknown): string => {
  try {
    return String(thrown).slice(0, WORDS)
  } catch {
    return typeof thrown
  }
}

const WORDS = 200
