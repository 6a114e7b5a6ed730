import { likeness } from "../text/contentWords.ts"
import { bucket } from "./bucket.ts"
import { mix } from "./hash.ts"
import { hashOf } from "../text/hash.ts"

/**
 * How a sentence hangs together with the rest: hashes of its likeness to the article's centre, its first sentence, its
 * opening and its close, its neighbours, and of how much it brings that is new.
 *
 * @param words the content words of each sentence
 * @param zones what each hash is crossed with
 */
export const cohesion = (
  words: ReadonlyArray<ReadonlySet<string>>,
  zones: ReadonlyArray<number>
): Array<Array<number>> => {
  const n = words.length
  const frequency = new Map<string, number>()
  for (const own of words) for (const word of own) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const edge = Math.max(2, Math.round(n * 0.15))
  const opening = new Set(words.slice(0, edge).flatMap((own) => [...own]))
  const close = new Set(words.slice(-edge).flatMap((own) => [...own]))
  const title = words[0] ?? new Set<string>()

  const seen = new Set<string>()
  const measures = words.map((own, i) => {
    let [centre, likeOpening, likeClose, likeTitle, fresh] = [0, 0, 0, 0, 0]
    for (const word of own) {
      const times = frequency.get(word)!
      if (times > 1) centre += Math.log(1 + times)
      if (i >= edge ? opening.has(word) : times > 1) likeOpening++
      if (close.has(word) && (i < n - edge || times > 1)) likeClose++
      if (title.has(word)) likeTitle++
      if (!seen.has(word)) fresh++
    }
    for (const word of own) seen.add(word)
    const size = Math.sqrt(own.size + 1)
    return {
      centre: centre / size,
      title: title.size === 0 ? 0 : likeTitle / title.size,
      opening: likeOpening / size,
      close: likeClose / size,
      before: i === 0 ? 0 : likeness(own, words[i - 1]!),
      after: i === n - 1 ? 0 : likeness(own, words[i + 1]!),
      fresh: own.size === 0 ? 0 : fresh / own.size
    }
  })
  const centreRank = ranks(measures.map(({ centre }) => centre))
  const titleRank = ranks(measures.map(({ title }) => title))
  return measures.map((own, i) => {
    const values = [
      own.centre,
      own.title,
      own.opening,
      own.close,
      own.before,
      own.after,
      own.fresh,
      centreRank[i]!,
      own.title > 0 ? titleRank[i]! : 1
    ]
    return values.flatMap((value, k) => {
      const hash = mix(mix(COHESION, k), bucket(value, CUTS[k]!))
      return [hash, mix(hash, zones[i]!)]
    })
  })
}

const COHESION = hashOf("cohesion")
const CUTS = [
  [0.3, 0.7, 1, 1.4, 1.8, 2.3],
  [0.01, 0.2, 0.34, 0.5, 0.75],
  [0.2, 0.5, 0.8, 1.2, 1.7],
  [0.2, 0.5, 0.8, 1.2, 1.7],
  [0.01, 0.1, 0.2, 0.3],
  [0.01, 0.1, 0.2, 0.3],
  [0.2, 0.4, 0.6, 0.8],
  [0.05, 0.1, 0.2, 0.4, 0.7],
  [0.05, 0.1, 0.2, 0.4]
]

/** The rank of each value among all, highest first, as a share of them. */
const ranks = (values: ReadonlyArray<number>): Float64Array => {
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b)
  const result = new Float64Array(values.length)
  for (const [rank, i] of order.entries()) result[i] = rank / values.length
  return result
}
