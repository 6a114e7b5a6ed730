import * as Result from "effect/Result"
import { offsets } from "../../pipeline/split/offsets.ts"
import { CannotStart } from "../../schemas/failure.ts"
import { type Label, LABELS } from "../../schemas/label.ts"
import type { ForeignArticle } from "./format.ts"
import type { LabelledArticle, LabelledSegment } from "./labelled.ts"
import type { LabelMap } from "./labelmap.ts"

/**
 * Validated articles under our labels, segments in reading order. A label that `labels` makes `none` drops its segments
 * and the links to them; a stance stays on claims only and a kind on examples only, as our scheme has them.
 * Fails with every label that the map does not know.
 */
export const relabel = (
  articles: ReadonlyArray<ForeignArticle>,
  labels: LabelMap
): Result.Result<ReadonlyArray<LabelledArticle>, CannotStart> => {
  const unknown = new Map<string, { count: number; place: string }>()
  for (const { segments } of articles) {
    for (const { label, place } of segments) {
      if (ours(label, labels) !== undefined) continue
      const entry = unknown.get(label)
      if (entry === undefined) unknown.set(label, { count: 1, place })
      else entry.count++
    }
  }
  return unknown.size > 0
    ? Result.fail(new CannotStart({ message: unknownMessage(unknown) }))
    : Result.succeed(articles.map((article) => relabelOne(article, labels)))
}

const ours = (label: string, labels: LabelMap): Label | "none" | undefined =>
  Object.hasOwn(labels, label) ? labels[label] : OURS.get(label)

const OURS: ReadonlyMap<string, Label | "none"> = new Map([...LABELS, "none" as const].map((label) => [label, label]))

const relabelOne = (
  { id, labelling, proposed_by, segments, sentences, text }: ForeignArticle,
  labels: LabelMap
): LabelledArticle => {
  const { toUtf16 } = offsets(text)
  const kept = new Map<string, Label>()
  for (const segment of segments) {
    const label = ours(segment.label, labels)
    if (label !== undefined && label !== "none") kept.set(segment.id, label)
  }
  return {
    id,
    text,
    ...(sentences === undefined ? {} : { sentences }),
    ...(proposed_by === undefined ? {} : { proposed_by }),
    ...(labelling === undefined ? {} : { labelling }),
    segments: segments
      .flatMap(({ confidence, end, id, kind, link, stance, start }): ReadonlyArray<LabelledSegment> => {
        const label = kept.get(id)
        return label === undefined
          ? []
          : [
              {
                id,
                label,
                start,
                end,
                text: text.slice(toUtf16(start), toUtf16(end)),
                ...(stance !== undefined && label === "claim" ? { stance } : {}),
                ...(kind !== undefined && label === "example" ? { kind } : {}),
                ...(link !== undefined && kept.has(link.target) ? { link } : {}),
                ...(confidence === undefined ? {} : { confidence })
              }
            ]
      })
      .sort((a, b) => a.start - b.start)
  }
}

const unknownMessage = (unknown: ReadonlyMap<string, { count: number; place: string }>): string => {
  const found = [...unknown].map(([label, { count, place }]) => `${label} (${count}, first at ${place})`)
  const flag = [...unknown.keys()].map((label) => `${label}=…`).join(",")
  return (
    `${unknown.size === 1 ? "One label is" : `${unknown.size} labels are`} not ours: ${found.join(", ")}. ` +
    `Say for each which of thesis, claim, example, conclusion or none it is: --map "${flag}", or "labels" in dataset.json.`
  )
}
