import type { Token } from "./tokens.ts"

/** Finds the phrases of a list in a sentence, all in one walk over its tokens. */
export interface Matcher {
  /** Calls `found` with the index of every phrase list that occurs; one that occurs twice may be named twice. */
  readonly match: (tokens: ReadonlyArray<Token>, found: (index: number) => void) => void
}

/**
 * Compiles cues into one trie.
 *
 * A cue is alternatives parted by ` | `; each is words parted by spaces; a word may be a choice, `may/might/could`.
 * `^` is the sentence's start and `$` its end; `#name #number #year #percent #money #past #url` stand for any such
 * token.
 */
export const matcher = (cues: ReadonlyArray<string>): Matcher => {
  const root = node()
  for (const [index, cue] of cues.entries()) {
    for (const phrase of cue.split(" | "))
      plant(
        root,
        phrase.split(" ").map((word) => word.split("/")),
        index
      )
  }
  return {
    match: (tokens, found) => {
      for (let i = 0; i < tokens.length; i++) walk(root, tokens, i, found)
    }
  }
}

interface Node {
  readonly next: Map<string, Node>
  readonly ends: Array<number>
}

const node = (): Node => ({ next: new Map(), ends: [] })

const plant = (at: Node, words: ReadonlyArray<ReadonlyArray<string>>, index: number): void => {
  const [choices, ...rest] = words
  if (choices === undefined) {
    at.ends.push(index)
    return
  }
  for (const choice of choices) {
    let next = at.next.get(choice)
    if (next === undefined) at.next.set(choice, (next = node()))
    plant(next, rest, index)
  }
}

const walk = (at: Node, tokens: ReadonlyArray<Token>, i: number, found: (index: number) => void): void => {
  const token = tokens[i]
  if (token === undefined) return
  step(at.next.get(token.form), tokens, i, found)
  for (const name of token.classes) step(at.next.get(name), tokens, i, found)
}

const step = (to: Node | undefined, tokens: ReadonlyArray<Token>, i: number, found: (index: number) => void): void => {
  if (to === undefined) return
  for (const index of to.ends) found(index)
  if (to.next.size > 0) walk(to, tokens, i + 1, found)
}
