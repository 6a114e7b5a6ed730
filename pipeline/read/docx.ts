import { documentFormat } from "./documentFormat.ts"

/** Word's documents since 2007. */
export const docx = documentFormat([".docx"], "docx", 200)
