import type { Document } from "../../../schemas/document.ts"
import { contentWords } from "../text/contentWords.ts"
import { TABLE } from "../text/cueTable.ts"
import { matchCues } from "../text/matchCues.ts"
import { type Token, tokensOf } from "../text/tokens.ts"
import { cohesion } from "./cohesion.ts"
import { mix, structural } from "./hash.ts"
import { hashOf } from "../text/hash.ts"
import { positions } from "./position.ts"
import { type Quotation, shape } from "./shape.ts"
import { wordHash, words } from "./words.ts"

/**
 * To be raised with every change that gives a sentence other features: weights are for the features they were learned
 * on.
 */
export const FEATURES_VERSION = 1

/** What is known of each sentence before any weight. */
export interface Observed {
  /** The features that hold, as indices below `FEATURES`. */
  readonly features: ReadonlyArray<Int32Array>
  /** How many of them, the first ones, are the sentence's own; the others are its neighbours'. */
  readonly own: ReadonlyArray<number>
  /** Content words. */
  readonly words: ReadonlyArray<ReadonlySet<string>>
  /** The groups of cues that hold, ascending. */
  readonly groups: ReadonlyArray<ReadonlyArray<number>>
}

/** The features of every sentence of a document without furniture. Linear in the text. */
export const observed = (document: Document): Observed => {
  const n = document.sentences.length
  const tokens = tokensOf(document)
  const cues = matchCues(document, tokens)
  const places = positions(document)
  const content = tokens.map(contentWords)
  const ties = cohesion(
    content,
    places.map(({ zone }) => zone)
  )
  const quotations = quotationsOf(document, tokens)
  const groups = cues.map(groupsOf)

  /** What neighbours see of a sentence as well: hashes. */
  const shown = tokens.map((sentence, i) => {
    const [first, second] = opening(sentence)
    const hashes = [mix(FIRST, first), mix(SECOND, second)]
    for (const row of cues[i]!) hashes.push(mix(CUE, row))
    for (const group of groups[i]!) hashes.push(mix(GROUP, group))
    shape(sentence, quotations[i]!, hashes)
    return hashes
  })
  const own: Array<number> = []
  const features = tokens.map((sentence, i) => {
    const { features, inParagraph, tenth, zone } = places[i]!
    const found: Array<number> = []
    const add = (hash: number) => found.push(structural(hash))
    words(sentence, found)
    add(ALWAYS)
    for (const hash of shown[i]!) add(hash)
    for (const hash of features) add(hash)
    for (const hash of ties[i]!) add(hash)
    for (const row of cues[i]!) {
      add(mix(mix(CUE_ZONE, row), zone))
      add(mix(mix(CUE_PARAGRAPH, row), inParagraph))
    }
    const held = groups[i]!
    for (let a = 0; a < held.length; a++) {
      add(mix(mix(GROUP_ZONE, held[a]!), zone))
      add(mix(mix(GROUP_TENTH, held[a]!), tenth))
      add(mix(mix(GROUP_PARAGRAPH, held[a]!), inParagraph))
      for (let b = a + 1; b < held.length; b++) add(mix(mix(PAIR, held[a]!), held[b]!))
    }
    const [first] = opening(sentence)
    add(mix(mix(FIRST_ZONE, first), zone))
    add(mix(mix(FIRST_PARAGRAPH, first), inParagraph))
    own.push(found.length)

    const { paragraph } = document.sentences[i]!
    if (i > 0) for (const hash of shown[i - 1]!) add(mix(BEFORE, hash))
    if (i < n - 1) for (const hash of shown[i + 1]!) add(mix(AFTER, hash))
    add(mix(BEFORE, i === 0 ? 2 : document.sentences[i - 1]!.paragraph === paragraph ? 1 : 0))
    add(mix(AFTER, i === n - 1 ? 2 : document.sentences[i + 1]!.paragraph === paragraph ? 1 : 0))
    return Int32Array.from(found)
  })
  return { features, own, words: content, groups }
}

const ALWAYS = hashOf("always")
const CUE = hashOf("cue")
const GROUP = hashOf("group")
const FIRST = hashOf("first")
const SECOND = hashOf("second")
const CUE_ZONE = hashOf("cue zone")
const CUE_PARAGRAPH = hashOf("cue paragraph")
const GROUP_ZONE = hashOf("group zone")
const GROUP_TENTH = hashOf("group tenth")
const GROUP_PARAGRAPH = hashOf("group paragraph")
const PAIR = hashOf("pair")
const FIRST_ZONE = hashOf("first zone")
const FIRST_PARAGRAPH = hashOf("first paragraph")
const BEFORE = hashOf("before")
const AFTER = hashOf("after")

/** The group of the table that each of its rows stands in. */
const GROUP_OF = TABLE.flatMap(({ cues }, group) => cues.map(() => group))

const groupsOf = (rows: ReadonlyArray<number>): Array<number> => {
  const held = TABLE.map(() => false)
  for (const row of rows) held[GROUP_OF[row]!] = true
  return held.flatMap((holds, group) => (holds ? [group] : []))
}

/** Hashes of the first two words. */
const opening = (tokens: ReadonlyArray<Token>): readonly [number, number] => {
  let start = 0
  while (start < tokens.length && tokens[start]!.form !== "^") start++
  const [first, second] = [tokens[start + 1], tokens[start + 2]]
  return [first === undefined ? 0 : wordHash(first), second === undefined ? 0 : wordHash(second)]
}

/** Whether each sentence stands inside quotation marks, which a new paragraph ends. */
const quotationsOf = (document: Document, tokens: ReadonlyArray<ReadonlyArray<Token>>): Array<Quotation> => {
  let inside = false
  return tokens.map((sentence, i) => {
    if (document.sentences[i]!.paragraph !== document.sentences[i - 1]?.paragraph) inside = false
    const before = inside
    const marks = sentence.filter(({ form }) => form === '"').length
    if (marks % 2 === 1) inside = !inside
    return before ? (inside ? 3 : 2) : marks > 0 ? 1 : 0
  })
}
