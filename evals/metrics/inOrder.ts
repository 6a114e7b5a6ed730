import type { Relation } from "../../schemas/label.ts"
import type { LabelledSegment } from "./labelled.ts"

/** Segments of a gold file or of arguments.jsonl, with their ids, as the metrics take them: in reading order, links by index. */
export const inOrder = (segments: ReadonlyArray<Identified>): ReadonlyArray<LabelledSegment> => {
  const sorted = [...segments].sort((a, b) => a.start - b.start)
  const indices = new Map(sorted.map((segment, index) => [idOf(segment), index]))
  return sorted.map((segment) => plain(segment, indices))
}

/** Fits `GoldSegment` (`id`) and `AnnotatedSegment` (`segment_id`). */
type Identified = Omit<LabelledSegment, "link"> & {
  readonly link?: { readonly relation: Relation; readonly target: string }
} & ({ readonly id: string } | { readonly segment_id: string })

const idOf = (segment: Identified): string => ("segment_id" in segment ? segment.segment_id : segment.id)

const plain = (
  { confidence, end, kind, label, link, stance, start }: Identified,
  indices: ReadonlyMap<string, number>
): LabelledSegment => ({
  label,
  start,
  end,
  ...(stance !== undefined && { stance }),
  ...(kind !== undefined && { kind }),
  ...(link !== undefined && { link: { relation: link.relation, target: indices.get(link.target) ?? -1 } }),
  ...(confidence !== undefined && { confidence })
})
