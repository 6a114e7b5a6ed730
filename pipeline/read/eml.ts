import { documentFormat } from "./documentFormat.ts"

/** Messages as mail programs save them: newsletters, columns sent in. */
export const eml = documentFormat([".eml"], "eml", 40)
