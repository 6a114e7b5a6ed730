import { Markup } from "./markup.ts"

/** Data in a page, which a script finds by the element's id; it is parsed only when a script wants it. */
export const embedded = (id: string, json: string): Markup =>
  new Markup(`<script type="application/json" id="${id}">${json}</script>`)

/**
 * A value as JSON that may stand inside a `<script>`: `<` and the like are written as \u escapes, which JSON and JavaScript
 * read back as they were, so that no text can end the element, begin a tag or end a line.
 */
export const inertJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  )
