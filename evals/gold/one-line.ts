import type * as Schema from "effect/Schema"

/** What a schema found wrong, on one line: `Missing key at ["segments"][1]["end"]; Expected …`. */
export const oneLine = ({ message }: Schema.SchemaError): string =>
  message.replaceAll(/\n\s+/g, " ").replaceAll("\n", "; ")
