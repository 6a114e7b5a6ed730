import { documentFormat } from "./documentFormat.ts"

/** PDF with text in it; pictures of pages need OCR first. */
export const pdf = documentFormat([".pdf"], "pdf", 200)
