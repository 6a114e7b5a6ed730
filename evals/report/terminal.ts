import { figures } from "../../pipeline/write/page/figures.ts"
import type { Report, ReportSystem } from "./Report.ts"

/**
 * The scores as a table of plain text: a metric a row, a system a column, in as many blocks of systems as keep within 100 columns.
 * Ends with a line end.
 */
export const terminalTable = (report: Report): string => {
  const names = ["", ...report.metrics.map(({ name }) => name), ...COSTS.map(([name]) => name)]
  const columns = report.systems.map((system) => systemColumn(report, system))
  // What is known of no system is left out.
  const rows = names.map((_, row) => row).filter((row) => columns.some((column) => column[row] !== "-"))
  const blocks: Array<Array<Column>> = []
  let width = Infinity
  for (const column of columns) {
    width += GAP.length + widest(column)
    if (width > WIDTH) {
      blocks.push([])
      width = widest(names) + GAP.length + widest(column)
    }
    blocks.at(-1)!.push(column)
  }
  return [
    `${report.dataset}: ${report.articleCount} ${report.articleCount === 1 ? "article" : "articles"}`,
    report.signature,
    "",
    ...blocks.flatMap((columns) => [...lines([names, ...columns], rows), ""]),
    ...footnotes(report)
  ]
    .map((line) => `${line}\n`)
    .join("")
}

const WIDTH = 100
const GAP = "  "

/** The header, then a cell a metric and a cost. */
type Column = ReadonlyArray<string>

const systemColumn = (report: Report, system: ReportSystem): Column => [
  system.role === "extractor" ? system.name : `${system.name} (${system.role})`,
  ...report.metrics.map(({ id }) => {
    const score = report.scores.find((score) => score.metric === id && score.system === system.name)
    if (score === undefined || Number.isNaN(score.value)) return "-"
    const interval =
      score.low === undefined || score.high === undefined ? "" : ` [${figure(score.low)} ${figure(score.high)}]`
    return `${figure(score.value)}${score.best ? "*" : " "}${interval}`
  }),
  ...COSTS.map(([, cell]) => cell(system) ?? "-")
]

/** What it cost to run a system. */
const COSTS: ReadonlyArray<readonly [name: string, cell: (system: ReportSystem) => string | undefined]> = [
  ["failed", ({ failures }) => (failures > 0 ? String(failures) : undefined)],
  [
    "articles/s",
    ({ articlesPerSecond }) => (articlesPerSecond === undefined ? undefined : figures.rate(articlesPerSecond))
  ],
  ["tokens/article", ({ tokensPerArticle }) => tokensPerArticle?.toFixed(0)],
  ["USD/article", ({ costPerArticle }) => costPerArticle?.toFixed(4)]
]

const footnotes = (report: Report): ReadonlyArray<string> => {
  const named = (role: ReportSystem["role"]) =>
    report.systems
      .filter((system) => system.role === role)
      .map(({ name }) => name)
      .join(", ")
  const [floor, ceiling] = [named("floor"), named("ceiling")]
  const lower = report.metrics.filter(({ higherIsBetter }) => !higherIsBetter).map(({ name }) => name)
  const failed = report.systems.filter(({ failures }) => failures > 0)
  return [
    ...(report.scores.some(({ low }) => low !== undefined)
      ? ["[low high] is a 95% interval, from a bootstrap over articles."]
      : []),
    ...(report.scores.some(({ best }) => best)
      ? ["* Significantly better than every other extractor here, the floor included (Holm-adjusted p < .05)."]
      : []),
    ...(lower.length > 0 ? [`Lower is better: ${lower.join(", ")}.`] : []),
    ...(floor === "" ? [] : [`Floor: ${floor}, a baseline.`]),
    ...(ceiling === ""
      ? []
      : [
          `Ceiling: ${ceiling}, two labelling passes of the dataset against each other:`,
          "consistency of one annotator, not agreement between people."
        ]),
    ...failed.map(({ failures, name }) =>
      failures === 1
        ? `${name} failed on 1 article, which counts as an empty prediction.`
        : `${name} failed on ${failures} articles, which count as empty predictions.`
    ),
    ...report.notes
  ]
}

const lines = (columns: ReadonlyArray<Column>, rows: ReadonlyArray<number>): ReadonlyArray<string> => {
  const widths = columns.map(widest)
  return rows.map((row) =>
    columns
      .map((column, c) => column[row]!.padEnd(widths[c]!))
      .join(GAP)
      .trimEnd()
  )
}

const widest = (cells: Column): number => Math.max(...cells.map(({ length }) => length))

/** `.712`, `-.034`, `1.000`. */
const figure = (value: number): string =>
  value
    .toFixed(3)
    .replace(/^-\.?0\.000$/, ".000")
    .replace(/^(-?)0\./, "$1.")
