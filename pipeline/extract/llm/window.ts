/** Sentences from 1, both ends included: segments are asked for that begin in `first` to `last`; what is shown reaches further. */
export interface Window {
  readonly first: number
  readonly last: number
  readonly shownFirst: number
  readonly shownLast: number
}

/** The window of an article that begins at a sentence. */
export const windowAt = (first: number, asked: number, context: number, sentences: number): Window => {
  const last = Math.min(sentences, first + asked - 1)
  return { first, last, shownFirst: Math.max(1, first - context), shownLast: Math.min(sentences, last + context) }
}
