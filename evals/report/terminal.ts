import { figures } from "./figures.ts"
import type { Report, ReportSystem } from "./Report.ts"

/**
 * The scores as a table of plain text: a system a row, a metric a column, in as many blocks as keep within 100 columns.
 * Ends with a line end.
 */
export const terminalTable = (report: Report): string => {
  const names = ["", ...report.systems.map(({ name, role }) => role === "extractor" ? name : `${name} (${role})`)]
  const blocks = [
    ...blocksOf(names, report.metrics.map(({ id, name }) => metricColumn(report, id, name))),
    ...blocksOf(names, costColumns(report.systems))
  ]
  return [
    `${report.dataset}: ${report.articleCount} ${report.articleCount === 1 ? "article" : "articles"}`,
    report.signature,
    "",
    ...blocks.flatMap((columns) => lines(columns).concat("")),
    ...footnotes(report)
  ].map((line) => `${line}\n`).join("")
}

const WIDTH = 100
const GAP = "  "

/** The header, then a cell a system. */
type Column = ReadonlyArray<string>

const metricColumn = (report: Report, metric: string, name: string): Column => [
  name,
  ...report.systems.map(({ name: system }) => {
    const score = report.scores.find((score) => score.metric === metric && score.system === system)
    if (score === undefined || Number.isNaN(score.value)) return "-"
    const interval = score.low === undefined || score.high === undefined ? "" : ` [${figure(score.low)}, ${figure(score.high)}]`
    return `${figure(score.value)}${score.best ? "*" : " "}${interval}`
  })
]

/** The columns in blocks, each with the names before it and within `WIDTH` where a column alone does not exceed it. */
const blocksOf = (names: Column, columns: ReadonlyArray<Column>): ReadonlyArray<ReadonlyArray<Column>> => {
  const blocks: Array<Array<Column>> = []
  let width = Infinity
  for (const column of columns) {
    width += GAP.length + widest(column)
    if (width > WIDTH) {
      blocks.push([names])
      width = widest(names) + GAP.length + widest(column)
    }
    blocks.at(-1)!.push(column)
  }
  return blocks
}

/** What it cost to run them; a column of which nothing is known is left out. */
const costColumns = (systems: ReadonlyArray<ReportSystem>): ReadonlyArray<Column> => {
  const column = (name: string, cell: (system: ReportSystem) => string | undefined): ReadonlyArray<Column> => {
    const cells = systems.map(cell)
    return cells.some((cell) => cell !== undefined) ? [[name, ...cells.map((cell) => cell ?? "-")]] : []
  }
  const failed = systems.some(({ failures }) => failures > 0)
  return [
    ...column("failed", ({ failures, role }) => failed && role !== "ceiling" ? String(failures) : undefined),
    ...column("articles/s", ({ articlesPerSecond }) => articlesPerSecond === undefined ? undefined : figures.rate(articlesPerSecond)),
    ...column("USD/article", ({ costPerArticle }) => costPerArticle === undefined ? undefined : figures.rate(costPerArticle))
  ]
}

const footnotes = (report: Report): ReadonlyArray<string> => {
  const named = (role: ReportSystem["role"]) => report.systems.filter((system) => system.role === role).map(({ name }) => name).join(", ")
  const [floor, ceiling] = [named("floor"), named("ceiling")]
  const lower = report.metrics.filter(({ higherIsBetter }) => !higherIsBetter).map(({ name }) => name)
  const failed = report.systems.filter(({ failures }) => failures > 0)
  return [
    ...report.scores.some(({ low }) => low !== undefined) ? ["[low, high] is a 95% interval, from a bootstrap over articles."] : [],
    ...report.scores.some(({ best }) => best) ? ["* Significantly better than every other extractor (Holm-adjusted p < .05)."] : [],
    ...lower.length > 0 ? [`Lower is better: ${lower.join(", ")}.`] : [],
    ...floor === "" ? [] : [`Floor: ${floor}, a baseline.`],
    ...ceiling === "" ? [] : [
      `Ceiling: ${ceiling}, two labelling passes of the dataset against each other:`,
      "consistency of one annotator, not agreement between people."
    ],
    ...failed.map(({ failures, name }) =>
      failures === 1
        ? `${name} failed on 1 article, which counts as an empty prediction.`
        : `${name} failed on ${failures} articles, which count as empty predictions.`),
    ...report.notes
  ]
}

const lines = (columns: ReadonlyArray<Column>): Array<string> => {
  const widths = columns.map(widest)
  return columns[0]!.map((_, row) => columns.map((column, c) => column[row]!.padEnd(widths[c]!)).join(GAP).trimEnd())
}

const widest = (cells: Column): number => Math.max(...cells.map(({ length }) => length))

/** `.712`, `-.034`, `1.000`. */
const figure = (value: number): string => value.toFixed(3).replace(/^-\.?0\.000$/, ".000").replace(/^(-?)0\./, "$1.")
