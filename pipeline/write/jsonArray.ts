import type { TextFile } from "./OutputFormat.ts"

/** How the elements of an array stand in a text file: one a line, with commas between them. */
export const jsonArray = {
  elements: (values: ReadonlyArray<unknown>) => values.map((value) => JSON.stringify(value)).join(NEXT),
  separator: (first) => first ? "\n" : NEXT
} satisfies Pick<TextFile, "separator"> & { readonly elements: (values: ReadonlyArray<unknown>) => string }

const NEXT = ",\n"
