import { documentFormat } from "./documentFormat.ts"

/** Saved web pages: the article without the page around it. */
export const html = documentFormat([".html", ".htm", ".xhtml"], "html", 40)
