import type { Token } from "../cues/match.ts"
import { hashOf, lexical, mix } from "./hash.ts"

/** The form under which a token is counted: numbers by their sort, everything else as it is. */
export const normal = ({ classes, form }: Token): string => {
  for (const name of classes) if (NUMBERS.has(name)) return name
  return form
}

/** What a sentence says: its words, pairs of neighbours, endings, and how it begins and ends. Each feature once, ascending by place. */
export const words = (tokens: ReadonlyArray<Token>): Array<number> => {
  const seen = new Set<number>()
  const add = (hash: number) => seen.add(lexical(hash))
  let before = START
  let place = 0
  for (const token of tokens.slice(0, LONGEST)) {
    const form = normal(token)
    if (form === "^" || form === "$") continue
    const own = hashOf(form)
    add(mix(WORD, own))
    add(mix(mix(PAIR, before), own))
    if (form.length > 5 && form[0] !== "#") add(mix(ENDING, hashOf(form.slice(-3))))
    if (place < 3) add(mix(mix(OPENING, place), own))
    if (place === 1) add(mix(mix(FIRST_TWO, before), own))
    before = own
    place++
  }
  add(mix(CLOSING, before))
  return [...seen]
}

/** Tokens of a sentence that count; one longer is not prose. */
const LONGEST = 120

const NUMBERS = new Set(["#number", "#year", "#percent", "#money", "#url"])
const START = hashOf("start")
const WORD = hashOf("word")
const PAIR = hashOf("pair")
const ENDING = hashOf("ending")
const OPENING = hashOf("opening")
const FIRST_TWO = hashOf("first two")
const CLOSING = hashOf("closing")
