import type { RunRecord } from "../../schemas/record.ts"

/**
 * A record with only those segments that are at least so sure, 0 to 1, or that say nothing of it. They keep their ids; links to segments
 * that are left out go.
 */
export const confident =
  (least: number) =>
  (record: RunRecord): RunRecord => {
    if (least === 0 || record._tag !== "Annotated") return record
    const sure = record.article.segments.filter(({ confidence = 1 }) => confidence >= least)
    const ids = new Set(sure.map(({ segment_id }) => segment_id))
    const segments = sure.map((segment) => {
      const { link, ...unlinked } = segment
      return link === undefined || ids.has(link.target) ? segment : unlinked
    })
    return { ...record, article: { ...record.article, segments } }
  }
