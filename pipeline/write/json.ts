import type { OutputFormat } from "./OutputFormat.ts"
import { ARTICLES, SEGMENTS, USAGE } from "./tables.ts"
import { textTables } from "./text-tables.ts"

/** The tables as JSON: `segments.json`, `articles.json`, `usage.json`, each an array of records, one a line, raw and typed. */
export const json: OutputFormat = textTables({
  name: "json",
  description: "The same tables as JSON arrays of records",
  tables: [SEGMENTS, ARTICLES, USAGE],
  describe: () => ({ mediatype: "application/json", encoding: "utf-8", dialect: { keyed: true } }),
  head: () => "[",
  rows: (_table, rows, first) => (first ? "\n" : ",\n") + rows.map((row) => JSON.stringify(row)).join(",\n"),
  tail: "\n]\n"
})
