import * as Effect from "effect/Effect"
import { CannotStart } from "../../schemas/failure.ts"
import { nearest } from "../suggest.ts"
import { aif } from "./aif.ts"
import { brat } from "./brat.ts"
import { conll } from "./conll.ts"
import { csv } from "./csv.ts"
import { graphml } from "./graphml.ts"
import { html } from "./html.ts"
import { json } from "./json.ts"
import { jsonl } from "./jsonl.ts"
import { labelStudio } from "./labelstudio.ts"
import type { OutputFormat } from "./OutputFormat.ts"
import { parquet } from "./parquet.ts"
import { webAnnotation } from "./webanno.ts"
import { xlsx } from "./xlsx.ts"

/** Every output format there is, in the order of `--help`. */
export const FORMATS: ReadonlyArray<OutputFormat> = [
  csv,
  jsonl,
  json,
  parquet,
  xlsx,
  brat,
  conll,
  labelStudio,
  webAnnotation,
  aif,
  graphml,
  html
]

export const DEFAULT_FORMATS = "csv,jsonl,html"

/** The formats that the user named, with commas between them. */
export const findFormats = (names: string): Effect.Effect<ReadonlyArray<OutputFormat>, CannotStart> =>
  Effect.forEach(new Set(names.split(",").map((name) => name.trim())), (name) => {
    const format = FORMATS.find((format) => format.name === name)
    if (format !== undefined) return Effect.succeed(format)
    const names = FORMATS.map((format) => format.name)
    const near = nearest(name, [...names, ...Object.keys(OTHER_NAMES)])
    const meant = near === undefined ? "." : `: did you mean ${OTHER_NAMES[near] ?? near}?`
    return Effect.fail(
      new CannotStart({ message: `No output format is named "${name}"${meant} There are: ${names.join(", ")}.` })
    )
  })

/** What people call a format. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  excel: "xlsx",
  ndjson: "jsonl",
  jsonlines: "jsonl",
  bio: "conll",
  iob: "conll",
  networkx: "graphml",
  gephi: "graphml",
  webannotation: "webanno-ld",
  jsonld: "webanno-ld"
}
