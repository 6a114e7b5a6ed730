import { readFileSync } from "node:fs"

/** A style sheet or script of a page, with plain line ends, as the browser has them when it checks a script against the policy. */
export const source = (url: URL): string => readFileSync(url, "utf8").replaceAll("\r\n", "\n")

/**
 * Scripts joined into one, in this order: a page that is opened as a file may not import modules. Imports are left out and exports
 * are plain declarations, so names at the top of the files must differ.
 */
export const joined = (urls: ReadonlyArray<URL>): string =>
  urls
    .map((url) =>
      source(url)
        .replaceAll(/^import .*\n/gm, "")
        .replaceAll(/^export (?=const |let |function |async )/gm, "")
    )
    .join("\n")
