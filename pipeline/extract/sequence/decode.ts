import * as Schema from "effect/Schema"
import { LABELS } from "../../../schemas/label.ts"
import { type Marginals } from "./chain.ts"
import { begins, goesOn, SECTION, TAGS } from "./tags.ts"

/** A stretch of sentences of a document, from 0, both ends included. */
export interface Stretch {
  /** Index into `LABELS`. */
  readonly label: number
  readonly first: number
  readonly last: number
  /** How probable it is that gold has a segment of this label which overlaps it by half, each way. */
  readonly match: number
}

/** What an answer of each label is worth: `sentence`, `segment` for a right one, what it costs whether right or not. */
export const Worth = Schema.Struct({
  sentence: Schema.Array(Schema.Finite),
  sentenceCost: Schema.Array(Schema.Finite),
  segment: Schema.Array(Schema.Finite),
  segmentCost: Schema.Array(Schema.Finite)
})
export type Worth = typeof Worth.Type

/**
 * The segmentation with the greatest expected worth (minimum Bayes risk; Goel & Byrne 2000), rather than the
 * likeliest: what is worth most is a high F1, of sentences and of segments that overlap gold by half, and of rare
 * labels as much as of common ones. Linear in the sentences.
 *
 * @param words how many words each sentence has
 */
export const decode = (found: Marginals, words: ArrayLike<number>, worth: Worth): Array<Stretch> => {
  const { gaps } = found
  const n = gaps.length
  const reach = Int32Array.from({ length: n }, (_, i) => {
    let last = i
    while (last + 1 < n && last - i + 1 < LONGEST && gaps[last + 1] !== SECTION) last++
    return last
  })
  const lengths = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) lengths[i + 1] = lengths[i]! + Math.max(1, words[i]!)
  const matches = LABELS.map((_, label) => matchesOf(found, label, reach, lengths))

  const best = new Float64Array(n + 1)
  const choice: Array<Stretch | undefined> = [undefined]
  for (let i = 0; i < n; i++) best[i + 1] = -Infinity
  for (let i = 0; i < n; i++) {
    if (best[i]! > best[i + 1]!) {
      best[i + 1] = best[i]!
      choice[i + 1] = undefined
    }
    for (let label = 0; label < LABELS.length; label++) {
      let sentences = 0
      for (let last = i; last <= reach[i]!; last++) {
        sentences += worth.sentence[label]! * marginal(found, last, label) - worth.sentenceCost[label]!
        const match = matches[label]![i * LONGEST + last - i]!
        const total = best[i]! + sentences + worth.segment[label]! * match - worth.segmentCost[label]!
        if (total > best[last + 1]!) {
          best[last + 1] = total
          choice[last + 1] = { label, first: i, last, match: Math.min(1, match) }
        }
      }
    }
  }
  const result: Array<Stretch> = []
  for (let end = n; end > 0;) {
    const stretch = choice[end]
    if (stretch !== undefined) result.push(stretch)
    end = stretch?.first ?? end - 1
  }
  return result.toReversed()
}

/** How probable the label is of a sentence. */
export const marginal = ({ backward, forward }: Marginals, sentence: number, label: number): number => {
  const [b, i] = [sentence * TAGS + begins(label), sentence * TAGS + goesOn(label)]
  return forward[b]! * backward[b]! + forward[i]! * backward[i]!
}

/** Sentences of a segment that is considered; 2 in 1,000 are longer. */
const LONGEST = 12
/** A segment less probable than this adds nothing that counts. */
const NEGLIGIBLE = 0.002

/**
 * For each stretch, [first * LONGEST + length - 1], how probable a gold segment is that overlaps it by half, each way.
 */
const matchesOf = (found: Marginals, label: number, reach: Int32Array, lengths: Float64Array): Float64Array => {
  const n = reach.length
  const result = new Float64Array(n * LONGEST)
  const through = new Float64Array(LONGEST + 1)
  const { backward, forward, own, scale, steps } = found
  for (let first = 0; first < n; first++) {
    const [b, i] = [begins(label), goesOn(label)]
    let mass = forward[first * TAGS + b]!
    if (mass * backward[first * TAGS + b]! < NEGLIGIBLE) continue
    // through[k]: probability of a segment that begins here and takes in at least k more sentences.
    through[0] = mass * backward[first * TAGS + b]!
    const most = reach[first]! - first
    for (let k = 1; k <= most; k++) {
      const at = first + k
      // Between sentences of one segment lies no section, so that the gap is within a paragraph or at its edge.
      const step = steps[(found.gaps[at]! * TAGS + (k === 1 ? b : i)) * TAGS + i]!
      mass *= (step * own[at * TAGS + i]!) / scale[at]!
      through[k] = mass * backward[at * TAGS + i]!
    }
    through[most + 1] = 0
    for (let k = 0; k <= most; k++) {
      const probability = through[k]! - through[k + 1]!
      if (probability < NEGLIGIBLE) continue
      add(result, probability, first, first + k, reach, lengths)
    }
  }
  return result
}

/** Adds a probable gold segment to all stretches that it overlaps by half, each way. */
const add = (
  result: Float64Array,
  probability: number,
  first: number,
  last: number,
  reach: Int32Array,
  lengths: Float64Array
): void => {
  const size = lengths[last + 1]! - lengths[first]!
  for (let start = Math.max(0, first - LONGEST + 1); start <= last; start++) {
    for (let end = Math.max(start, first); end <= reach[start]!; end++) {
      const shared = 2 * (lengths[Math.min(end, last) + 1]! - lengths[Math.max(start, first)]!)
      const own = lengths[end + 1]! - lengths[start]!
      if (shared >= size && shared >= own) result[start * LONGEST + end - start]! += probability
      else if (end > last && shared < own) break
    }
  }
}
