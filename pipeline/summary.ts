import { LABELS } from "../schemas/label.ts"
import type { RunInfo } from "../schemas/run.ts"
import type { Reasons } from "./write/reasons.ts"

/** How many of a run's articles, failed ones too, were done, and how many an earlier run had finished. */
export interface Shares {
  readonly done: number
  readonly finishedEarlier: number
}

/** What a person wants to know when a run has ended: how much, how fast, what was lost, where the tables are, and what to open. */
export const summary = (
  { counts, extractor, times }: RunInfo,
  out: string,
  files: ReadonlyArray<string>,
  { done, finishedEarlier }: Shares,
  failed: Reasons
): string => {
  const pace = done > 0 ? `, ${rate(done / Math.max(times.seconds, 0.001))} a second` : ""
  const lines = [
    `${plural(counts.articles, "article")} segmented by ${extractor.name}${pace}`,
    ...LABELS.map((label) => `  ${label.padEnd(10)} ${number(counts.segments[label] ?? 0).padStart(9)}`)
  ]
  if (finishedEarlier > 0)
    lines.push(
      `${plural(finishedEarlier, "article")} ${finishedEarlier === 1 ? "was" : "were"} finished by an earlier run; --fresh does everything again`
    )
  const skipped = Object.entries(counts.skipped).map(([extension, files]) => `${files} ${extension}`)
  if (skipped.length > 0) lines.push(`Skipped, not articles: ${skipped.join(", ")}`)
  if (counts.failures > 0) lines.push(`${plural(counts.failures, "article")} failed: see failures.csv`, ...why(failed))
  if (counts.warnings > 0) lines.push(`${plural(counts.warnings, "warning")} about articles: see warnings.csv`)
  lines.push(`In ${out}: ${files.join(", ")}`)
  if (files.includes(PAGE)) lines.push(`To read it, open ${out}/${PAGE}`)
  return lines.join("\n")
}

/** The commonest reasons for failures, each on a line; words of programs and servers may be long. */
const why = (failed: Reasons) => {
  const { others, reasons } = failed.commonest(MOST_REASONS)
  return [
    ...reasons.map(({ count, message }) => `  ${number(count)} × ${message.slice(0, WIDEST).trimEnd()}`),
    ...(others > 0 ? [`  ${number(others)} for other reasons`] : [])
  ]
}

const MOST_REASONS = 3
const WIDEST = 200

/** Of the format html. */
const PAGE = "report.html"

const number = (n: number) => n.toLocaleString("en", { maximumFractionDigits: 0 })
const rate = (n: number) => (n < 10 ? n.toLocaleString("en", { maximumSignificantDigits: 2 }) : number(n))
const plural = (n: number, noun: string) => `${number(n)} ${noun}${n === 1 ? "" : "s"}`
