import * as Effect from "effect/Effect"
import { CannotStart } from "../../schemas/failure.ts"
import { brat } from "./brat.ts"
import { conll } from "./conll.ts"
import { csv } from "./csv.ts"
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
  html
]

export const DEFAULT_FORMATS = "csv,jsonl"

/** The formats that the user named, with commas between them. */
export const findFormats = (names: string): Effect.Effect<ReadonlyArray<OutputFormat>, CannotStart> =>
  Effect.forEach(new Set(names.split(",").map((name) => name.trim())), (name) => {
    const format = FORMATS.find((format) => format.name === name)
    if (format !== undefined) return Effect.succeed(format)
    const names = FORMATS.map((format) => format.name).join(", ")
    return Effect.fail(new CannotStart({ message: `No output format is named "${name}". There are: ${names}.` }))
  })
