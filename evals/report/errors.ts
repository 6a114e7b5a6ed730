import type { LabelledSegment } from "../metrics/labelled.ts"

/** What a segment can be, in the order in which the report shows them. */
export const SEGMENT_TYPES = ["correct", "boundary", "split", "merged", "wrong label", "missed", "spurious"] as const
export type SegmentType = (typeof SEGMENT_TYPES)[number]

/** How a segment of one side fares on the other. */
export interface TypedSegment {
  readonly type: SegmentType
  /** Indices of the other side's segments that made it so, ascending; none where it is missed or spurious. */
  readonly counterparts: ReadonlyArray<number>
}

/**
 * Types the differences between the gold and the predicted segments of one article (each in reading order, disjoint).
 *
 * A gold and a predicted segment *meet* where they share at least half of the shorter one's code points. Segments of the same
 * label that meet, directly or through others, form a group, which gives all of its members one type:
 *
 * - correct: one gold, one predicted, the same ends;
 * - boundary: as many gold as predicted, but other ends (of two neighbours, the border between them is misplaced);
 * - split: more predicted than gold, as a rule one gold found as several;
 * - merged: more gold than predicted, as a rule several gold found as one.
 *
 * A segment that meets none of its own label is
 *
 * - wrong label, where it meets one of another label (the ends may differ too);
 * - missed (gold) or spurious (predicted), where it meets none at all.
 *
 * So each gold and each predicted segment has exactly one type. Both lists keep the order of the segments given.
 */
export const segmentTypes = (
  gold: ReadonlyArray<LabelledSegment>,
  predicted: ReadonlyArray<LabelledSegment>
): { readonly gold: ReadonlyArray<TypedSegment>; readonly predicted: ReadonlyArray<TypedSegment> } => {
  const goldMeets = gold.map((): Meetings => ({ same: [], other: [] }))
  const predictedMeets = predicted.map((): Meetings => ({ same: [], other: [] }))
  for (const [i, j] of meetings(gold, predicted)) {
    const which = gold[i]!.label === predicted[j]!.label ? "same" : "other"
    goldMeets[i]![which].push(j)
    predictedMeets[j]![which].push(i)
  }
  const goldTypes = gold.map((): SegmentType => "missed")
  const predictedTypes = predicted.map((): SegmentType => "spurious")
  const seen = new Set<number>()
  gold.forEach((_, i) => {
    if (seen.has(i) || goldMeets[i]!.same.length === 0) return
    const group = groupOf(i, goldMeets, predictedMeets)
    const type = groupType(
      [...group.gold].map((i) => gold[i]!),
      [...group.predicted].map((j) => predicted[j]!)
    )
    for (const i of group.gold) {
      seen.add(i)
      goldTypes[i] = type
    }
    for (const j of group.predicted) predictedTypes[j] = type
  })
  return { gold: goldMeets.map(typed(goldTypes)), predicted: predictedMeets.map(typed(predictedTypes)) }
}

/** Indices of the segments of the other side that one meets. */
interface Meetings {
  readonly same: Array<number>
  readonly other: Array<number>
}

const typed =
  (types: ReadonlyArray<SegmentType>) =>
  ({ other, same }: Meetings, index: number): TypedSegment =>
    same.length > 0
      ? { type: types[index]!, counterparts: same }
      : other.length > 0
        ? { type: "wrong label", counterparts: other }
        : { type: types[index]!, counterparts: [] }

/** All pairs that meet, in reading order. */
function* meetings(
  gold: ReadonlyArray<LabelledSegment>,
  predicted: ReadonlyArray<LabelledSegment>
): Generator<[gold: number, predicted: number]> {
  let first = 0
  for (let i = 0; i < gold.length; i++) {
    const { end, start } = gold[i]!
    while (first < predicted.length && predicted[first]!.end <= start) first++
    for (let j = first; j < predicted.length && predicted[j]!.start < end; j++) {
      const other = predicted[j]!
      const shared = Math.min(end, other.end) - Math.max(start, other.start)
      if (2 * shared >= Math.min(end - start, other.end - other.start)) yield [i, j]
    }
  }
}

/** Everything of the same label that gold segment `from` meets, directly or through others. */
const groupOf = (from: number, goldMeets: ReadonlyArray<Meetings>, predictedMeets: ReadonlyArray<Meetings>) => {
  const gold = new Set([from])
  const predicted = new Set<number>()
  // A set gives also what is added while it is walked.
  for (const i of gold) {
    for (const j of goldMeets[i]!.same) {
      if (predicted.has(j)) continue
      predicted.add(j)
      for (const next of predictedMeets[j]!.same) gold.add(next)
    }
  }
  return { gold, predicted }
}

const groupType = (gold: ReadonlyArray<LabelledSegment>, predicted: ReadonlyArray<LabelledSegment>): SegmentType => {
  if (predicted.length > gold.length) return "split"
  if (gold.length > predicted.length) return "merged"
  const same = gold.length === 1 && gold[0]!.start === predicted[0]!.start && gold[0]!.end === predicted[0]!.end
  return same ? "correct" : "boundary"
}
