import type { Token } from "../text/tokens.ts"
import { bucket } from "./bucket.ts"
import { mix } from "./hash.ts"
import { hashOf } from "../text/hash.ts"

/** Adds to `to` how a sentence is made, whatever it says: hashes of its length, names, numbers, persons, tense. */
export const shape = (tokens: ReadonlyArray<Token>, quotation: Quotation, to: Array<number>): void => {
  const counts = new Int32Array(NAMES.length)
  for (const { classes, form } of tokens) {
    const first = form.charCodeAt(0)
    if (first === 44) counts[COMMA]!++
    else if (first === 34) counts[MARK]!++
    else if ((first >= 97 && first <= 122) || first > 127) {
      counts[WORD]!++
      for (const name of classes) if (name === "#name") counts[NAME]!++
      const sort = SORTS.get(form)
      if (sort !== undefined) counts[sort]!++
      else if (form.length > 4) {
        if (form.endsWith("ed")) counts[PAST]!++
        else if (form.endsWith("ing")) counts[ING]!++
        else if (form.endsWith("ly")) counts[LY]!++
      }
    } else if (classes.length > 0) counts[NUMBER]!++
  }
  for (let k = 0; k < NAMES.length; k++) to.push(mix(HASHES[k]!, bucket(counts[k]!, CUTS[k]!)))
  to.push(mix(TENSE, Math.sign(counts[PRESENT]! - counts[PAST]!) + 1))
  to.push(mix(SHARE, bucket(counts[NAME]! / Math.max(1, counts[WORD]!), SHARES)))
  to.push(mix(QUOTATION, quotation))
}

/** 0: no quotation mark; 1: opens and closes; 2: ends one begun before; 3: all of it inside one. */
export type Quotation = 0 | 1 | 2 | 3

const NAMES = [
  "words",
  "names",
  "numbers",
  "marks",
  "commas",
  "modals",
  "I",
  "we",
  "you",
  "they",
  "past",
  "present",
  "ing",
  "ly"
] as const
const [WORD, NAME, NUMBER, MARK, COMMA, MODAL, I, WE, YOU, THEY, PAST, PRESENT, ING, LY] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
] as const
const HASHES = NAMES.map((name) => hashOf(`shape ${name}`))
const CUTS = [
  [3, 6, 10, 14, 18, 23, 28, 35, 45, 60],
  [1, 2, 4, 7],
  [1, 2, 4],
  [1, 2, 3],
  [1, 2, 4],
  [1, 2],
  [1, 2],
  [1, 2],
  [1, 2],
  [1, 2],
  [1, 2, 3, 5],
  [1, 2, 4],
  [1, 2],
  [1, 2]
]
const SHARES = [0.05, 0.12, 0.2, 0.35, 0.6]
const TENSE = hashOf("shape tense")
const SHARE = hashOf("shape share of names")
const QUOTATION = hashOf("shape quotation")

const SORTS = new Map<string, number>(
  [
    ["should must ought need can could may might would will shall cannot can't shouldn't won't", MODAL] as const,
    ["i me my mine myself i'm i've i'd i'll", I] as const,
    ["we us our ours ourselves we're we've we'll", WE] as const,
    ["you your yours yourself you're you'll", YOU] as const,
    ["he she his her him they them their", THEY] as const,
    ["was were had did went said made came took got found gave told became left began felt saw knew", PAST] as const,
    ["is are has have do does am it's that's there's", PRESENT] as const
  ].flatMap(([words, sort]) => words.split(" ").map((word) => [word, sort] as const))
)
