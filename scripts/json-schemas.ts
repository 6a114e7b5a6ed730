/**
 * Writes the JSON Schemas of the files that people and programs exchange with this one, generated from the Effect schemas.
 *
 *     pnpm schemas            into schemas/json, which a test holds equal to what is generated
 *     node scripts/json-schemas.ts FOLDER
 */
import * as Schema from "effect/Schema"
import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { AnnotatedArticle } from "../schemas/annotated.ts"
import { DatasetInfo } from "../schemas/dataset.ts"
import { GoldArticle } from "../schemas/gold.ts"
import { RunInfo } from "../schemas/run.ts"

/** What we write is described to the last key; in what people write, keys that we do not know are theirs. */
const PUBLISHED = [
  {
    name: "arguments",
    schema: AnnotatedArticle,
    title: "A line of arguments.jsonl: an article with its segments",
    extra: "error"
  },
  { name: "run", schema: RunInfo, title: "run.json: what was run on what, with which result", extra: "error" },
  { name: "gold", schema: GoldArticle, title: "A file of gold/: a labelled article", extra: "ignore" },
  { name: "dataset", schema: DatasetInfo, title: "dataset.json: what a dataset folder says of itself", extra: "ignore" }
] as const

const folder = process.argv[2] ?? path.join(import.meta.dirname, "../schemas/json")
mkdirSync(folder, { recursive: true })
for (const { extra, name, schema, title } of PUBLISHED) {
  const { definitions, schema: root } = Schema.toJsonSchemaDocument(schema, { onExcessProperty: extra })
  const document = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:opinion-segments:${name}`,
    title,
    ...root,
    $defs: definitions
  }
  writeFileSync(path.join(folder, `${name}.schema.json`), `${JSON.stringify(document, null, 2)}\n`)
}
