/** Where something stands: code points, half-open. */
interface Spanned {
  readonly start: number
  readonly end: number
}

/** Index into the one list, index into the other. */
export type Pair = readonly [a: number, b: number]

/**
 * The one-to-one matching of overlapping segments with the largest total weight: exact, not greedy.
 *
 * `weight(i, j)` is asked only for pairs that share a code point; 0 or less forbids the pair. Both lists are in reading order
 * and disjoint, so the overlapping pairs, in reading order, form a chain: those that share a segment with a pair stand
 * directly beside it, and two pairs never cross. The maximum-weight bipartite matching (Kuhn 1955) is then weighted interval
 * scheduling: best(k) = max(best(k - 1), weight(k) + best(last pair before k that shares no segment with k)).
 * Among equal totals the one that leaves out the later pair wins, so that the answer is always the same. Give integer
 * weights where ties matter.
 */
export const matching = (
  a: ReadonlyArray<Spanned>,
  b: ReadonlyArray<Spanned>,
  weight: (i: number, j: number) => number
): ReadonlyArray<Pair> => {
  const pairs: Array<Pair> = []
  const weights: Array<number> = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i]!, b[j]!]
    if (Math.min(x.end, y.end) > Math.max(x.start, y.start)) {
      const w = weight(i, j)
      if (w > 0) {
        pairs.push([i, j])
        weights.push(w)
      }
    }
    if (x.end <= y.end) i++
    else j++
  }

  // best[k]: the largest total among the first k pairs; compatible[k]: how many of them share no segment with pair k.
  const best = new Float64Array(pairs.length + 1)
  const compatible = new Int32Array(pairs.length)
  // Pairs that share a segment stand beside one another: of the last pair's two, where its run of such pairs began.
  let [runOfA, runOfB] = [0, 0]
  pairs.forEach(([i, j], k) => {
    const before = pairs[k - 1]
    if (before?.[0] !== i) runOfA = k
    if (before?.[1] !== j) runOfB = k
    const free = Math.min(runOfA, runOfB)
    compatible[k] = free
    best[k + 1] = Math.max(best[k]!, weights[k]! + best[free]!)
  })

  const chosen: Array<Pair> = []
  for (let k = pairs.length; k > 0;) {
    if (best[k]! > best[k - 1]!) {
      chosen.push(pairs[k - 1]!)
      k = compatible[k - 1]!
    } else k--
  }
  return chosen.toReversed()
}
