import * as Schema from "effect/Schema"

/** A column of a table, as its row's schema describes it. */
export interface Column {
  readonly name: string
  readonly type: "string" | "integer" | "number"
  readonly description: string
  /** Neither null nor the empty string, in any row. */
  readonly required: boolean
  readonly enum?: ReadonlyArray<string>
  readonly minimum?: number
  readonly maximum?: number
}

/** The columns of a row's schema class, whose keys are all there, in its order, from the JSON Schema that Effect derives. */
export const columns = (row: Schema.Constraint): ReadonlyArray<Column> => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(row)
  const { properties } = definitions[String(schema.$ref).replace("#/$defs/", "")] as unknown as ObjectSchema
  return Object.entries(properties).map(([name, property]) => column(name, property))
}

const column = (name: string, property: PropertySchema): Column => {
  // A column that may be null is a choice of two: the value, or null.
  const value = property.anyOf?.[0] ?? property
  const mayBeEmpty = value.type === "string" && value.enum === undefined && !value.minLength
  return {
    name,
    type: value.type,
    description: property.description,
    required: property.anyOf === undefined && !mayBeEmpty,
    ...(value.enum !== undefined && { enum: value.enum }),
    ...(value.minimum !== undefined && { minimum: value.minimum }),
    // The largest safe integer is every integer's maximum, and says nothing.
    ...(value.maximum !== undefined && value.maximum < Number.MAX_SAFE_INTEGER && { maximum: value.maximum })
  }
}

/** As much of JSON Schema as rows use. */
interface ObjectSchema {
  readonly properties: Record<string, PropertySchema>
}

interface PropertySchema extends Pick<Column, "type" | "description" | "enum" | "minimum" | "maximum"> {
  readonly minLength?: number
  readonly anyOf?: readonly [PropertySchema, unknown]
}
