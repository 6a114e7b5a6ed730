import { ArticleFailure } from "../../schemas/failure.ts"
import type { InputFile } from "./InputFormat.ts"

/** A failure of a whole file. */
export const fileFailure = (file: InputFile, error: string, message: string): ArticleFailure =>
  new ArticleFailure({ articleId: file.id, source: file.source, stage: "read", error, message })

/** No text: an image, an archive, a program. */
export const binaryFile = (file: InputFile): ArticleFailure =>
  fileFailure(file, "BinaryFile", "This file is not text; convert it to text, or move it out of the folder")

/** Bytes, and UTF-16 code units, that an article can have; a novel has a hundredth of them. */
export const LARGEST = 1 << 26

export const tooLarge = (file: InputFile, largest: number = LARGEST): ArticleFailure =>
  fileFailure(
    file,
    "TooLarge",
    `This file is larger than ${largest >> 20} MB; make it several, or a .csv or .jsonl with a row an article`
  )

/** What Node's errors mean, of files and of gzip. */
export const unreadable = (file: InputFile, cause: unknown, largest: number = LARGEST): ArticleFailure => {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : ""
  if (code === "ERR_BUFFER_TOO_LARGE") return tooLarge(file, largest)
  if (code.startsWith("Z_"))
    return fileFailure(file, "CorruptGzip", "This file is not whole gzip data; make or download it anew")
  if (code === "ENOENT")
    return fileFailure(file, "Unreadable", "This file was gone when its turn came, or is a link to nothing")
  if (code === "EACCES" || code === "EPERM")
    return fileFailure(file, "Unreadable", "You have no permission to read this file")
  return fileFailure(file, "Unreadable", `This file cannot be read (${code === "" ? String(cause) : code})`)
}
