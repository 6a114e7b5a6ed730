import type { RunInfo } from "../schemas/run.ts"
import { LABELS } from "../schemas/label.ts"

/** What a person wants to know when a run has ended: how much, how fast, what was lost, and where the tables are. */
export const summary = (info: RunInfo, out: string, files: ReadonlyArray<string>): string => {
  const { counts, times } = info
  const lines = [
    `${plural(counts.articles, "article")} segmented by ${info.extractor.name}, ${rate(times.articles_per_second)} a second`,
    ...LABELS.map((label) => `  ${label.padEnd(10)} ${number(counts.segments[label] ?? 0).padStart(9)}`)
  ]
  const skipped = Object.entries(counts.skipped).map(([extension, files]) => `${files} ${extension}`)
  if (skipped.length > 0) lines.push(`Skipped, not articles: ${skipped.join(", ")}`)
  if (counts.failures > 0) lines.push(`${plural(counts.failures, "article")} failed: see failures.csv`)
  lines.push(`In ${out}: ${files.join(", ")}`)
  return lines.join("\n")
}

const number = (n: number) => n.toLocaleString("en", { maximumFractionDigits: 0 })
const rate = (n: number) => (n < 10 ? n.toLocaleString("en", { maximumSignificantDigits: 2 }) : number(n))
const plural = (n: number, noun: string) => `${number(n)} ${noun}${n === 1 ? "" : "s"}`
