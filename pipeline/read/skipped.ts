import { printable } from "../../schemas/printable.ts"

/** Counts a file that is left out under its extension, or what it is instead of a file. */
export const countSkipped = (skipped: Map<string, number>, what: string): void => {
  const shown = printable(what)
  skipped.set(shown, (skipped.get(shown) ?? 0) + 1)
}

/** The extension of a path with `/`, as it is counted: `.jpg`, `.tar.gz`. */
export const extensionOf = (path: string): string =>
  /[^/]\.[^./]+(?:\.gz)?$/i.exec(path)?.[0].slice(1).toLowerCase() ?? "no extension"
