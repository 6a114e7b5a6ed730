import { documentFormat } from "./documentFormat.ts"

/** Saved web pages: the article without the page around it. */
export const html = documentFormat([".html", ".htm", ".xhtml"], "html", { megabytes: 40, seconds: 60 })
