import type { InputFormat } from "./InputFormat.ts"

/** A file's format and the name without what told it. */
export interface Named {
  readonly format: InputFormat
  readonly stem: string
  readonly gzip: boolean
}

/** Of some formats the one that a file's name tells: `a.b.txt.gz` is text, gzipped, `a.b`. */
export const findFormat = (formats: ReadonlyArray<InputFormat>, name: string): Named | undefined => {
  const gzip = /\.gz$/i.test(name)
  const unzipped = gzip ? name.slice(0, -3) : name
  const dot = unzipped.lastIndexOf(".")
  if (dot <= 0) return undefined
  const extension = unzipped.slice(dot).toLowerCase()
  const format = formats.find(({ extensions }) => extensions.includes(extension))
  return format && { format, stem: unzipped.slice(0, dot), gzip }
}
