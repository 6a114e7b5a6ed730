import { buildSync } from "esbuild"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** A style sheet of a page, with plain line ends. */
export const source = (url: URL): string => readFileSync(url, "utf8").replaceAll("\r\n", "\n")

/** A script with all that it imports as one: a page that is opened as a file may not import modules. */
export const bundled = (entry: URL): string => {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: "esm",
    target: "es2024",
    charset: "utf8",
    // Also leaves out the comments with the modules' paths, which would differ from folder to folder.
    minifyWhitespace: true,
    write: false
  })
  // In a page, `</script` would end the script wherever it stands.
  return outputFiles.map(({ text }) => text.replaceAll("</script", "<\\/script")).join("")
}
