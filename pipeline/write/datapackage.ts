import type { RunInfo } from "../../schemas/run.ts"
import type { Column } from "./columns.ts"
import type { Rows, Table } from "./tables.ts"

/** `datapackage.json`: what the files of a run are, for programs: https://specs.frictionlessdata.io/data-package/ (version 1). */
export const dataPackage = (info: RunInfo, resources: ReadonlyArray<Resource>) => ({
  profile: "data-package",
  // The specification wants lower case, digits and . _ - here.
  name: `${info.dataset.name}-${info.extractor.name}`.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, "-"),
  title: `Arguments in ${info.dataset.name}, found by ${info.extractor.name}`,
  description:
    "Theses, claims, examples and conclusions of opinion articles. start and end count Unicode code points from 0, " +
    "end excluded; numbers of sentences and paragraphs count from 1. run.json says what was run.",
  resources
})

/** What datapackage.json says of one file. */
export interface Resource {
  readonly profile: "tabular-data-resource" | "data-resource"
  readonly type?: "json"
  readonly name: string
  readonly path: string
  readonly description: string
  readonly format: string
  readonly mediatype: string
  /** Of text. */
  readonly encoding?: string
  readonly dialect?: Readonly<Record<string, unknown>>
  readonly schema?: TableSchema
}

/** https://specs.frictionlessdata.io/table-schema/ */
interface TableSchema {
  readonly fields: ReadonlyArray<Field>
  readonly missingValues: ReadonlyArray<string>
  readonly primaryKey?: string
  readonly foreignKeys?: ReadonlyArray<{
    readonly fields: string
    readonly reference: { readonly resource: string; readonly fields: string }
  }>
}

interface Field extends Pick<Column, "name" | "type" | "description"> {
  readonly constraints?: Partial<Pick<Column, "required" | "enum" | "minimum" | "maximum">>
}

/** How the file of a table is read. */
export interface TableFile
  extends Pick<Resource, "mediatype" | "dialect">, Partial<Pick<Resource, "encoding" | "path">> {
  /** What is to be known beside the table's own description. */
  readonly note?: string
}

/** A table's file. Two formats of one table are two resources; CSV has the plain name. */
export const tableResource = (table: Table, extension: string, { note, ...file }: TableFile): Resource => {
  const nameOf = (table: keyof Rows) => (extension === "csv" ? table : `${table}-${extension}`)
  return {
    profile: "tabular-data-resource",
    name: nameOf(table.name),
    path: `${table.name}.${extension}`,
    description: [table.description, note].filter((part) => part !== undefined).join(". "),
    format: extension,
    ...file,
    schema: {
      fields: table.columns.map(field),
      missingValues: [""],
      ...(table.primaryKey !== undefined && { primaryKey: table.primaryKey }),
      ...(table.foreignKeys.length > 0 && {
        foreignKeys: table.foreignKeys.map(({ column, table: other, key }) => ({
          fields: column,
          // A table's own name is the empty string here, by the specification.
          reference: { resource: other === table.name ? "" : nameOf(other), fields: key }
        }))
      })
    }
  }
}

/** A file that is no table, so it has no table schema. */
export const otherResource = (
  path: string,
  file: Pick<Resource, "description" | "format" | "mediatype">
): Resource => ({
  profile: "data-resource",
  name: path.replace(".", "-"),
  path,
  encoding: "utf-8",
  ...file
})

/** A file with an article a line, nested; schemas/json holds its JSON Schema. */
export const nestedResource = (path: string): Resource => ({
  ...otherResource(path, {
    description: "The articles that went through, whole: text, sentences and segments; a line of JSON each",
    format: "jsonl",
    mediatype: "application/jsonl"
  }),
  // Or frictionless would take any .jsonl for a table whose columns are the first line's keys.
  type: "json"
})

const field = ({ description, name, type, ...constraints }: Column): Field => {
  const { required, ...rest } = constraints
  const kept = { ...(required && { required }), ...rest }
  return { name, type, description, ...(Object.keys(kept).length > 0 && { constraints: kept }) }
}
