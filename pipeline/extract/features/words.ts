import type { Token } from "../text/tokens.ts"
import { lexical, mix } from "./hash.ts"
import { hashOf } from "../text/hash.ts"
import { SmallSet } from "./smallSet.ts"

/** The hash of the form under which a token is counted: numbers by their sort, everything else as it is. */
export const wordHash = ({ classes, hash }: Token): number => {
  for (const name of classes) {
    const number = NUMBERS.get(name)
    if (number !== undefined) return number
  }
  return hash
}

/**
 * Adds to `to` what a sentence says: its words, pairs of neighbours, endings, and how it begins and ends. Each feature
 * once.
 */
export const words = (tokens: ReadonlyArray<Token>, to: Array<number>): void => {
  SEEN.clear()
  const add = (hash: number) => {
    const feature = lexical(hash)
    if (SEEN.add(feature)) to.push(feature)
  }
  let before = START
  let place = 0
  for (let k = 0; k < tokens.length && k < LONGEST; k++) {
    const token = tokens[k]!
    const { form } = token
    if (form === "^" || form === "$") continue
    const own = wordHash(token)
    add(mix(WORD, own))
    add(mix(mix(PAIR, before), own))
    if (form.length > 5 && form.charCodeAt(0) > 64) add(mix(ENDING, token.endingHash))
    if (place < 3) add(mix(OPENING + place, own))
    if (place === 1) add(mix(mix(FIRST_TWO, before), own))
    before = own
    place++
  }
  add(mix(CLOSING, before))
}

/** Tokens of a sentence that count; one longer is not prose. */
const LONGEST = 120

const SEEN = new SmallSet()
const NUMBERS = new Map(["#number", "#year", "#percent", "#money", "#url"].map((name) => [name, hashOf(name)]))
const START = hashOf("start")
const WORD = hashOf("word")
const PAIR = hashOf("pair")
const ENDING = hashOf("ending")
const OPENING = hashOf("opening")
const FIRST_TWO = hashOf("first two")
const CLOSING = hashOf("closing")
