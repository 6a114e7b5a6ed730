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
