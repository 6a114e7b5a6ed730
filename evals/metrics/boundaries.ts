import type { Metric } from "./metric.ts"
import { project } from "./projection.ts"

/**
 * Where segments begin and end, whatever their labels. Units are the gold's sentences; there is a boundary between two
 * sentences of different segments (projection.ts). Neighbouring sentences in no segment form a segment of their own.
 *
 * - similarity: B (Fournier 2013, "Evaluating Text Segmentation using Boundary Edit Distance", with n_t = 2):
 *   (matches + near misses / 2) / (matches + near misses + full misses). A near miss is a boundary one sentence off (a
 *   transposition of the boundary edit distance), a full miss one that only one side has. 1 where neither side has a boundary.
 * - windowdiff (Pevzner & Hearst 2002): share of windows of k + 1 sentences in which the numbers of boundaries differ.
 * - pk (Beeferman, Berger & Lafferty 1999): share of such windows whose ends are in one segment on one side only.
 *
 * k is half of the article's mean gold segment, rounded half up, and at least 2 (with 1 a window holds one place and a near
 * miss costs as much as two errors), at most one less than its sentences. An article of one sentence has no window and no
 * boundary: it counts nowhere. Windows are pooled over articles. Where segments are as short as k, nearly every window holds a
 * boundary on both sides and Pk says little: prefer similarity.
 */
export const boundaries: Metric = {
  name: "boundaries",
  columns: ["matches", "near_misses", "full_misses", "windows", "windowdiff_errors", "pk_errors"],
  count: (gold, predicted) => {
    const expected = places(project(gold.sentences, gold.segments).segments)
    const given = places(project(gold.sentences, predicted).segments)
    return Float64Array.of(...editDistance(expected, given), ...windows(expected, given, windowSize(expected)))
  },
  scores: [
    {
      name: "similarity",
      meaning: "Boundary similarity B: share of boundaries placed right, half credit one sentence off",
      better: "higher",
      of: ([matches, near, full]) => {
        const all = matches! + near! + full!
        return all === 0 ? 1 : (matches! + near! / 2) / all
      }
    },
    {
      name: "windowdiff",
      meaning: "WindowDiff: share of windows with a wrong number of boundaries, lower is better",
      better: "lower",
      of: (counts) => counts[4]! / counts[3]!
    },
    {
      name: "pk",
      meaning: "Pk: how often two sentences k apart are wrongly put together or apart, lower is better",
      better: "lower",
      of: (counts) => counts[5]! / counts[3]!
    }
  ]
}

/** One number for each place between two sentences, 1 where a boundary is. */
const places = (owners: Int32Array): Uint8Array =>
  Uint8Array.from({ length: Math.max(0, owners.length - 1) }, (_, i) => (owners[i] === owners[i + 1] ? 0 : 1))

/** k for the gold's `boundaries`. */
export const windowSize = (boundaries: Uint8Array): number => {
  const segments = boundaries.reduce((sum, boundary) => sum + boundary, 1)
  return Math.min(boundaries.length, Math.max(2, Math.round((boundaries.length + 1) / segments / 2)))
}

/**
 * [matches, near misses, full misses]. Near misses are as many as can be: unmatched boundaries of opposite sides in
 * neighbouring places, each used once. Such places form paths, on which pairing from the left is optimal.
 */
export const editDistance = (a: Uint8Array, b: Uint8Array): readonly [number, number, number] => {
  let [matches, near, full] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) matches += a[i]!
    else if (i + 1 < a.length && a[i + 1] === b[i] && b[i + 1] === a[i]) {
      near++
      i++
    } else full++
  }
  return [matches, near, full]
}

/** [windows, windowdiff errors, pk errors] for windows over `k` places. */
export const windows = (gold: Uint8Array, predicted: Uint8Array, k: number): readonly [number, number, number] => {
  if (k < 1) return [0, 0, 0]
  let [windowDiff, pk, expected, given] = [0, 0, 0, 0]
  for (let end = 0; end < gold.length; end++) {
    expected += gold[end]! - (gold[end - k] ?? 0)
    given += predicted[end]! - (predicted[end - k] ?? 0)
    if (end < k - 1) continue
    if (expected !== given) windowDiff++
    if (expected > 0 !== given > 0) pk++
  }
  return [gold.length - k + 1, windowDiff, pk]
}
