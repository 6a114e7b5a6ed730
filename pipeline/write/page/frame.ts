import { hash } from "node:crypto"
import { Markup, markup } from "./markup.ts"

/** What a page consists of. */
export interface Page {
  readonly title: string
  readonly styles: ReadonlyArray<string>
  readonly scripts: ReadonlyArray<string>
  /** Where the scripts may load further scripts, from beside the page. */
  readonly loads: boolean
  /** Where the scripts may ask the server that gave the page out; a page that is a file has none. */
  readonly asks?: boolean
}

/**
 * A page's HTML as what stands before its body's content and what stands after it. The page needs no network, and its own policy
 * lets no script run but these, and what these load where `loads` says so.
 */
export const frame = ({
  asks = false,
  loads,
  scripts,
  styles,
  title
}: Page): { readonly head: string; readonly tail: string } => ({
  head: markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scripts, loads, asks)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(styles.join("\n"))}</style>
</head>
<body>
`.text,
  tail: `${scripts.map((script) => `<script type="module">${script}</script>`).join("\n")}
</body>
</html>
`
})

/** `'self'` would match nothing on a page that was opened as a file; `'strict-dynamic'` lets only allowed scripts load others. */
const policy = (scripts: ReadonlyArray<string>, loads: boolean, asks: boolean): string =>
  [
    "default-src 'none'",
    "img-src data:",
    "style-src 'unsafe-inline'",
    `script-src ${loads ? "'strict-dynamic' " : ""}${
      scripts.map((script) => `'sha256-${hash("sha256", script, "base64")}'`).join(" ") || "'none'"
    }`,
    ...(asks ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ")
