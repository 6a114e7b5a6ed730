import type { Document } from "../../../schemas/document.ts"
import { type Token, tokenize } from "../cues/match.ts"
import { observe } from "../cues/observe.ts"
import { TABLE } from "../cues/table.ts"
import { cohesion } from "./cohesion.ts"
import { hashOf, mix, structural } from "./hash.ts"
import { positions } from "./position.ts"
import { type Quotation, shape } from "./shape.ts"
import { normal, words } from "./words.ts"

/** To be raised with every change that gives a sentence other features: weights are for the features they were learned on. */
export const FEATURES_VERSION = 1

/** What is known of each sentence before any weight. */
export interface Observed {
  /** The features that hold, as indices below `FEATURES`. */
  readonly features: ReadonlyArray<Int32Array>
  /** The first of them, in number, are the sentence's own; the others are its neighbours'. */
  readonly own: ReadonlyArray<number>
  readonly tokens: ReadonlyArray<ReadonlyArray<Token>>
  /** The cues that hold, rows of the table of `cues`. */
  readonly cues: ReadonlyArray<ReadonlyArray<number>>
}

/** The features of every sentence of a document without furniture. Linear in the text. */
export const observed = (document: Document): Observed => {
  const n = document.sentences.length
  const tokens = document.sentences.map(({ end, start }) => tokenize(document.article.text.slice(start, end)))
  const cues = observe(document)
  const places = positions(document)
  const ties = cohesion(tokens, places.map(({ zone }) => zone))
  const quotations = quotationsOf(document, tokens)

  /** What neighbours see of a sentence as well. */
  const shown: Array<ReadonlyArray<number>> = []
  const own = tokens.map((sentence, i) => {
    const { features, inParagraph, tenth, zone } = places[i]!
    const shapes = shape(sentence, quotations[i]!)
    const groups = [...new Set(cues[i]!.map((row) => GROUPS[row]!))].sort((a, b) => a - b)
    const [first, second] = opening(sentence)
    const cueHashes = cues[i]!.map((row) => mix(CUE, row))
    shown.push([...cueHashes, ...shapes, mix(FIRST, first), mix(SECOND, second), ...groups.map((group) => mix(GROUP, group))])
    const hashes = [
      ALWAYS,
      ...shown[i]!,
      ...features,
      ...ties[i]!,
      ...cueHashes.flatMap((cue) => [mix(mix(cue, IN_ZONE), zone), mix(mix(cue, IN_PARAGRAPH), inParagraph)]),
      ...groups.flatMap((group) => [mix(mix(GROUP_ZONE, group), zone), mix(mix(GROUP_TENTH, group), tenth), mix(mix(GROUP_PARAGRAPH, group), inParagraph)]),
      ...groups.flatMap((a, k) => groups.slice(k + 1).map((b) => mix(mix(PAIR, a), b))),
      mix(mix(FIRST_ZONE, first), zone),
      mix(mix(FIRST_PARAGRAPH, first), inParagraph)
    ]
    return [...words(sentence), ...hashes.map(structural)]
  })
  const features = own.map((features, i) => {
    const all = [...features]
    if (i > 0) for (const hash of shown[i - 1]!) all.push(structural(mix(BEFORE, hash)))
    if (i < n - 1) for (const hash of shown[i + 1]!) all.push(structural(mix(AFTER, hash)))
    const { paragraph } = document.sentences[i]!
    all.push(structural(mix(BEFORE, document.sentences[i - 1]?.paragraph === paragraph ? 1 : i === 0 ? 2 : 0)))
    all.push(structural(mix(AFTER, document.sentences[i + 1]?.paragraph === paragraph ? 1 : i === n - 1 ? 2 : 0)))
    return Int32Array.from(all)
  })
  return { features, own: own.map(({ length }) => length), tokens, cues }
}

/** The group of the table that each row stands in. */
const GROUPS = TABLE.flatMap(({ cues }, group) => cues.map(() => group))

const [ALWAYS, CUE, GROUP, FIRST, SECOND, IN_ZONE, IN_PARAGRAPH, GROUP_ZONE, GROUP_TENTH, GROUP_PARAGRAPH, PAIR, FIRST_ZONE, FIRST_PARAGRAPH, BEFORE, AFTER] = [
  "always", "cue", "group", "first", "second", "in zone", "in paragraph", "group zone", "group tenth", "group paragraph", "pair", "first zone",
  "first paragraph", "before", "after"
].map(hashOf) as [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number]

/** Hashes of the first two words. */
const opening = (tokens: ReadonlyArray<Token>): readonly [number, number] => {
  const start = tokens.findIndex(({ form }) => form === "^")
  const at = (k: number) => tokens[start + k] === undefined ? 0 : hashOf(normal(tokens[start + k]!))
  return [at(1), at(2)]
}

/** Whether each sentence stands inside quotation marks, which a new paragraph ends. */
const quotationsOf = (document: Document, tokens: ReadonlyArray<ReadonlyArray<Token>>): Array<Quotation> => {
  let inside = false
  return tokens.map((sentence, i) => {
    if (document.sentences[i]!.paragraph !== document.sentences[i - 1]?.paragraph) inside = false
    const before = inside
    const marks = sentence.filter(({ form }) => form === "\"").length
    if (marks % 2 === 1) inside = !inside
    return before ? inside ? 3 : 2 : marks > 0 ? 1 : 0
  })
}
