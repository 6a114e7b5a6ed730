/** Counts a file that is left out under its extension, or what it is instead of a file. */
export const countSkipped = (skipped: Map<string, number>, what: string): void => {
  skipped.set(what, (skipped.get(what) ?? 0) + 1)
}

/** The extension of a path with `/`, as it is counted: `.jpg`, `.tar.gz`. */
export const extensionOf = (path: string): string =>
  /[^/]\.[^./]+(?:\.gz)?$/i.exec(path)?.[0].slice(1).toLowerCase() ?? "no extension"
